import { jobOfferStatus, type JobOffer } from './job-offer.ts'

/** What a candidate must read of an offer to know whether it is for them, in the order of the form. */
export const missingReasons = [
  'title-too-short',
  'no-trade',
  'no-place',
  'no-hours',
  'no-pay',
  'no-criterion',
] as const
/**
 * `title-too-short`: fewer than four letters, such as an abbreviation of the trade. `no-trade`: no filter and no page
 * of competences finds it. `no-pay`: neither an amount nor what fixes it. `no-criterion`: no refusal of it could say
 * what was missing.
 */
export type MissingReason = (typeof missingReasons)[number]

/** The part of an offer that each reason is about. */
export const fieldOfMissing = {
  'title-too-short': 'title',
  'no-trade': 'romeCode',
  'no-place': 'town',
  'no-hours': 'hours',
  'no-pay': 'pay',
  'no-criterion': 'criteria',
} as const satisfies Record<MissingReason, keyof JobOffer>

/** An offer as it is told so far: a record, a line of a file, or a form whose empty fields are empty texts. */
export type ToldOffer = Pick<JobOffer, 'title'> &
  Partial<Pick<JobOffer, 'romeCode' | 'town' | 'hours' | 'pay'>> & {
    criteria: readonly Pick<JobOffer['criteria'][number], 'label'>[]
  }

const LEAST_LETTERS = 4

/** Written to fill a field that one has nothing to say in; letters only, as `plainWords` leaves them. */
const FILLERS: ReadonlySet<string> = new Set([
  ...['a convenir', 'a definir', 'a determiner', 'a discuter', 'a negocier', 'a preciser', 'a voir'],
  ...['selon profil', 'selon le profil', 'selon profils', 'selon experience', 'selon l experience'],
  ...[
    'nc',
    'n c',
    'neant',
    'inconnu',
    'non communique',
    'non precise',
    'x',
    'xx',
    'xxx',
    'idem',
    'voir annonce',
  ],
])

/** An amount, or what fixes it: the legal minimum, a collective agreement, a scale, or that there is none. */
const SAYS_PAY =
  /\d|\b(?:smic|conventions?|conventionnel\w*|grilles?|baremes?|minimum|legale?|mille|benevol\w*)\b/u

/** Why candidates could not understand the offer, every reason at once. */
export function missingForCandidates(told: ToldOffer): MissingReason[] {
  const { title, romeCode, town, hours, pay, criteria } = told
  const isMissing: Record<MissingReason, boolean> = {
    'title-too-short': (plainWords(title).match(/\p{L}/gu) ?? []).length < LEAST_LETTERS,
    'no-trade': !romeCode,
    'no-place': saysNothing(town),
    'no-hours': saysNothing(hours),
    'no-pay': saysNothing(pay) || !SAYS_PAY.test(plainWords(pay)),
    'no-criterion': criteria.every(({ label }) => plainWords(label) === ''),
  }
  return missingReasons.filter((reason) => isMissing[reason])
}

/**
 * Why the offer may not be published as it is told. A draft may say as little as it wants. One that is published
 * already stays so, whatever it lacked then; it may not lose what it had.
 */
export function missingToPublish(
  told: ToldOffer & Pick<JobOffer, 'publishedAt' | 'closedAt'>,
  before?: ToldOffer & Pick<JobOffer, 'publishedAt' | 'closedAt'>,
): MissingReason[] {
  if (jobOfferStatus(told) !== 'open') return []
  const missing = missingForCandidates(told)
  if (before === undefined || jobOfferStatus(before) !== 'open') return missing
  const lacked = new Set(missingForCandidates(before))
  return missing.filter((reason) => !lacked.has(reason))
}

function saysNothing(text: string | undefined): boolean {
  const words = plainWords(text)
  return words === '' || FILLERS.has(words)
}

/** Without accents, case and punctuation. */
function plainWords(text = ''): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
