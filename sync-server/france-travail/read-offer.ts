import { decodeHTML } from 'entities'
import { z } from 'zod'
import type { ContractKind } from '../../domain/hiring/job-offer.ts'
import { listedOfferSchema, type ListedFields } from '../../domain/hiring/listed-offer.ts'
import { maxLengthOf } from '../../domain/record/record-limits.ts'
import { sanitizeLine, sanitizeText, textLength } from '../../domain/text/sanitize-text.ts'
import { withoutContact, withoutNumbers } from '../../domain/text/without-contact.ts'
import { townName } from './town-name.ts'

/** A field that is absent, empty or of another type says nothing: partners send all three. */
const said = z.string().nullish().catch(undefined)
const asked = z
  .array(z.object({ libelle: said, exigence: said }).catch({ libelle: undefined, exigence: undefined }))
  .nullish()
  .catch(undefined)

/** What we read of an offer ("Offres d'emploi v2"); contact and agency are left where they are. */
const offerForm = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  intitule: z.string(),
  description: said,
  dateCreation: z.string(),
  lieuTravail: z.object({ libelle: said }).nullish().catch(undefined),
  romeCode: said,
  entreprise: z.object({ nom: said }).nullish().catch(undefined),
  typeContrat: said,
  alternance: z.boolean().nullish().catch(undefined),
  experienceExige: said,
  experienceLibelle: said,
  formations: z
    .array(z.object({ domaineLibelle: said, niveauLibelle: said, exigence: said }).catch({} as never))
    .nullish()
    .catch(undefined),
  permis: asked,
  langues: asked,
  competences: asked,
  salaire: z.object({ libelle: said }).nullish().catch(undefined),
  dureeTravailLibelle: said,
  dureeTravailLibelleConverti: said,
  origineOffre: z
    .object({
      origine: said,
      urlOrigine: said,
      partenaires: z
        .array(z.object({ nom: said }).catch({ nom: undefined }))
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
})
type Offer = z.infer<typeof offerForm>

/** `SAI` is seasonal work, a contract with an end; what is in no line (liberal trades…) names no contract. */
const contracts: Readonly<Record<string, ContractKind>> = {
  CDI: 'permanent',
  CDD: 'fixed-term',
  SAI: 'fixed-term',
  MIS: 'temporary',
}

const PAGE_OF_OFFER = 'https://candidat.francetravail.fr/offres/recherche/detail/'
/** Hosts that the service has had: links to the former lead nowhere some day. */
const FORMER_HOST = /^https?:\/\/(candidat|www)\.pole-emploi\.fr\//
/** `origineOffre.origine` of an offer that a partner published. */
const BY_PARTNER = '2'

/**
 * What an offer of France Travail says here, or `null` where it has no number, title or date. Words are decoded,
 * sanitized and cut to the limits of the schema; how to reach people is taken out of them.
 */
export function readOffer(row: unknown): ListedFields | null {
  const read = offerForm.safeParse(row)
  if (!read.success) return null
  const offer = read.data
  const title = short('title', offer.intitule)
  const listedAt = Date.parse(offer.dateCreation)
  if (!title || !Number.isFinite(listedAt) || listedAt < 0) return null
  const { romeCode } = offer
  const contract = offer.alternance ? 'apprenticeship' : contracts[offer.typeContrat ?? '']
  return {
    source: 'france-travail',
    number: offer.id,
    title,
    criteria: criteriaOf(offer),
    listedAt,
    ...placeOfApplying(offer),
    ...given('company', short('company', offer.entreprise?.nom)),
    ...given('description', long(offer.description)),
    ...given('town', short('town', townName(offer.lieuTravail?.libelle ?? ''))),
    ...given('contract', contract),
    ...given('hours', short('hours', hoursOf(offer))),
    ...given('pay', short('pay', payOf(offer.salaire?.libelle))),
    ...given('romeCode', /^[A-N]\d{4}$/.test(romeCode ?? '') ? romeCode : undefined),
  }
}

function given<Name extends keyof ListedFields>(name: Name, value: ListedFields[Name] | null | undefined) {
  return value ? ({ [name]: value } as Pick<ListedFields, Name>) : {}
}

/** No field says more that is shown, in characters. */
const LONGEST_READ = 10_000

/** Without entities of HTML, and without little pictures, for which not every kiosk has letters. */
function plain(words: string | null | undefined): string {
  return decodeHTML((words ?? '').slice(0, LONGEST_READ)).replace(/\p{Extended_Pictographic}\uFE0F?/gu, '')
}

type TextField = 'title' | 'company' | 'town' | 'hours' | 'pay' | 'partner'

/** A firm may be called `Mr …`: names behind a title are looked for in longer texts alone. */
function short(field: TextField, words: string | null | undefined): string {
  return cut(withoutNumbers(sanitizeLine(plain(words))), maxLengthOf(listedOfferSchema, field))
}
function long(words: string | null | undefined): string {
  return cut(withoutContact(sanitizeText(plain(words))), maxLengthOf(listedOfferSchema, 'description'))
}
/** Ends with `…` where something is left out. */
function cut(text: string, most: number): string {
  if (textLength(text) <= most) return text
  return `${[...text]
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`
}

/** A partner's offer is applied to at the partner's; any other on the page of France Travail. */
function placeOfApplying({ id, origineOffre }: Offer): Pick<ListedFields, 'url' | 'partner'> {
  const own = `${PAGE_OF_OFFER}${id}`
  if (origineOffre?.origine !== BY_PARTNER) return { url: own }
  const told = (origineOffre.urlOrigine ?? '').replace(FORMER_HOST, 'https://candidat.francetravail.fr/')
  const isSafe = told.length <= listedOfferSchema.properties.url.maxLength && isHttps(told)
  const partner = short('partner', origineOffre.partenaires?.[0]?.nom)
  return isSafe ? { url: told, partner: partner || short('partner', new URL(told).hostname) } : { url: own }
}
function isHttps(url: string): boolean {
  return URL.canParse(url) && url.startsWith('https://') && new URL(url).username === ''
}

/** `24H30/semaine` of part time is `Temps partiel, 24 h 30 par semaine`. */
function hoursOf({ dureeTravailLibelle, dureeTravailLibelleConverti }: Offer): string {
  const [converted, exact] = [dureeTravailLibelleConverti, dureeTravailLibelle].map((one) =>
    one
      ?.trim()
      .replace(/(\d)H(\d\d)?(?![\p{L}\d])/gu, (_, hour: string, minutes = '') =>
        `${hour} h ${minutes}`.trim(),
      )
      .replace(/\s*\/\s*semaine/u, ' par semaine'),
  )
  if (!converted || exact?.toLowerCase().includes(converted.toLowerCase())) return exact ?? ''
  return exact ? `${converted}, ${exact}` : converted
}

const periods: Readonly<Record<string, string>> = {
  Mensuel: 'par mois',
  Horaire: 'de l’heure',
  Annuel: 'par an',
}
const amount = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })

/** `Mensuel de 1923.00 Euros à 2100.00 Euros sur 12 mois` as people say it; other words stay as they are. */
function payOf(label: string | null | undefined): string | undefined {
  const [, period = '', from, to] =
    /^(\w+) de (\d+(?:[.,]\d+)?) Euros(?: à (\d+(?:[.,]\d+)?) Euros)?(?: sur 12(?:\.0)? mois)?$/u.exec(
      label?.trim() ?? '',
    ) ?? []
  const unit = periods[period]
  if (!unit || !from) return label ?? undefined
  const say = (text: string) => amount.format(Number(text.replace(',', '.')))
  return `${say(from)}${to && to !== from ? ` à ${say(to)}` : ''} € brut ${unit}`
}

/** `2 An(s)` of experience. */
function experienceOf(label: string | null | undefined): string {
  const [, count = '', unit = ''] = /^(\d+) (An|Mois)\(s\)$/u.exec(label?.trim() ?? '') ?? []
  if (count === '') return label ?? ''
  return `Expérience de ${count} ${unit === 'An' ? (count === '1' ? 'an' : 'ans') : 'mois'}`
}

/** `E`: asked for (exigé); what is merely wished for (`S`) keeps nobody away. */
const REQUIRED = 'E'

function criteriaOf(offer: Offer): ListedFields['criteria'] {
  const required = (list: Offer['permis']) =>
    (list ?? []).flatMap(({ libelle, exigence }) => (exigence === REQUIRED ? (libelle ?? []) : []))
  const titles = [
    ...(offer.formations ?? [])
      .filter(({ exigence }) => exigence === REQUIRED)
      .map(({ niveauLibelle, domaineLibelle }) =>
        [niveauLibelle, domaineLibelle].filter(Boolean).join(' : '),
      ),
    ...required(offer.permis),
  ]
  const experience = offer.experienceExige === REQUIRED ? [experienceOf(offer.experienceLibelle)] : []
  const { properties } = listedOfferSchema
  const { label } = properties.criteria.items.properties
  const criterion = (kind: ListedFields['criteria'][number]['kind']) => (words: string) => ({
    kind,
    label: cut(withoutContact(sanitizeLine(plain(words))), label.maxLength),
  })
  return [
    ...titles.map(criterion('title')),
    ...experience.map(criterion('experience')),
    ...[...required(offer.langues), ...required(offer.competences)].map(criterion('competence')),
  ]
    .filter(({ label: words }) => words !== '')
    .slice(0, properties.criteria.maxItems)
}
