import { folded } from './words.ts'

/**
 * Why a text is not looked up, each with a kind sentence on the screen. None of these texts is kept.
 * `nothing-typed`: blanks, signs or drawings alone. `too-long`: more than a sentence or two. `other-script`: no Latin
 * letter. `contact-details`: a telephone number, an address. `health`: something on the person's own health.
 * `insult`: words that say nothing of what one can do.
 */
export type NotLookedUp =
  | 'nothing-typed'
  | 'too-long'
  | 'other-script'
  | 'contact-details'
  | 'health'
  | 'insult'

/** The longest text that is looked up, in code points: three or four sentences. */
export const LONGEST_TEXT = 400

const EMAIL = /\S@\S+\.\S/u
/** Nine digits and more with what people put between them: a telephone, social security or account number. */
const LONG_NUMBER = /\d(?:[\s.\-/()]*\d){8,}/u

const ILLNESSES =
  `diabet\\w*|cancer\\w*|epilep\\w*|depress\\w*|asthm\\w*|handicape?e?|invalid\\w*|seroposit\\w*|sida|vih|
  schizo\\w*|bipolaire|autis\\w*|dyslexi\\w*|alzheimer|parkinson|sclerose|hernie|lombalgie|arthrose|burn ?out|allergi\\w*|
  malade|maladie\\w*|enceinte|sourde?|malentendante?|aveugle|malvoyante?|paralyse?e?|alcoolique|toxicoman\\w*|rqth|
  sous traitement|en arret maladie|mal au dos|mal aux? \\w+|anxie\\w*|hepatite|insuffisance \\w+`.replaceAll(
    /\s*\n\s*/gu,
    '',
  )
/** Said of oneself: caring for people with an illness is a skill, having one is nobody's business. */
const OWN_HEALTH = new RegExp(
  `\\b(?:je suis|j etais|je souffre d\\w*|j ai(?: eu)?|on m a diagnostique|mon|ma|mes) (?:(?:un|une|le|la|l|du|de|des|d|tres|reconnue?|en situation de|en) )*(?:${ILLNESSES})\\b|\\brqth\\b|\\b(?:mon|ma) (?:traitement|psychiatre|medecin|ald)\\b`,
  'u',
)
const INSULTS =
  /\b(?:connard?e?s?|connasses?|salopes?|salauds?|put(?:e|es|ain)|encul\w*|batards?|fdp|ntm|pd|tg|ta gueule|nique\w*|niquer?|bite|couilles?|merdes?|fuck\w*|bougnoules?|negres?|youpins?|pedes?|tarlouzes?)\b/u

/** Why this text is not looked up, or null. */
export function refusalOf(text: string): NotLookedUp | null {
  const typed = text.normalize('NFKC').trim()
  if ([...typed].length > LONGEST_TEXT) return 'too-long'
  if (!/[\p{L}\d]/u.test(typed)) return 'nothing-typed'
  if (EMAIL.test(typed) || LONG_NUMBER.test(typed)) return 'contact-details'
  if (!/\p{Script=Latin}/u.test(typed)) return /\p{L}/u.test(typed) ? 'other-script' : 'nothing-typed'
  const plain = folded(typed)
    .replaceAll(/[^a-z\d]+/gu, ' ')
    .replaceAll(/\bjai\b/gu, 'j ai')
  if (OWN_HEALTH.test(plain)) return 'health'
  return INSULTS.test(plain) ? 'insult' : null
}
