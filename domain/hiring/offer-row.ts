import { maxLengthOf } from '../record/record-limits.ts'
import { ok } from '../result.ts'
import { sanitizeLine, sanitizeText, textLength } from '../text/sanitize-text.ts'
import {
  contractKinds,
  jobOfferSchema,
  type ContractKind,
  type JobOffer,
  type OfferCriterion,
} from './job-offer.ts'
import { readSiren, type SirenRefusal } from './siren.ts'

/** What a line of a file may say of an offer. */
export const offerColumns = [
  'reference',
  'siren',
  'title',
  'description',
  'town',
  'contract',
  'hours',
  'pay',
  'rome',
  'seats',
  'skills',
  'experience',
  'titles',
  'schedule',
] as const
export type OfferColumn = (typeof offerColumns)[number]

/** The cells of a line, by their headings. */
export type OfferCells = Partial<Record<OfferColumn, string>>

/** Without these a line is no offer of anybody, or would be written again each time. */
export const neededColumns = ['reference', 'siren', 'title', 'contract'] as const satisfies OfferColumn[]

/** Names of the columns in files of employers and job boards; the first is the one of our model. */
const columnNames: Record<OfferColumn, readonly string[]> = {
  reference: ['référence', 'ref', 'id', 'numero', 'numero d offre', 'reference de l offre'],
  siren: ['siren', 'siret'],
  title: ['intitulé', 'titre', 'poste', 'metier', 'title', 'intitule du poste'],
  description: ['description', 'mission', 'missions', 'texte'],
  town: ['commune', 'ville', 'lieu', 'town', 'city', 'lieu de travail'],
  contract: ['contrat', 'type de contrat', 'contract'],
  hours: ['horaires', 'horaire', 'duree du travail', 'hours', 'temps de travail'],
  pay: ['salaire', 'remuneration', 'pay', 'salary'],
  rome: ['code rome', 'rome', 'romecode'],
  seats: ['postes', 'nombre de postes', 'seats'],
  skills: ['compétences', 'competence', 'savoir faire', 'skills'],
  experience: ['expérience', 'experiences', 'experience demandee', 'experience'],
  titles: ['permis et diplômes', 'permis', 'diplome', 'diplomes', 'formation', 'titres demandes'],
  schedule: ['disponibilités', 'disponibilite', 'contraintes horaires', 'availability'],
}
const byName = new Map(
  offerColumns.flatMap((column) => columnNames[column].map((name) => [words(name), column] as const)),
)

/** The column that a heading means, whatever its case, accents and punctuation. */
export function columnOf(heading: string): OfferColumn | null {
  return byName.get(words(heading)) ?? null
}

/** The heading that our model of a file has. */
export function headingOf(column: OfferColumn): string {
  return columnNames[column][0]!
}

const contractWords: Record<ContractKind, readonly string[]> = {
  permanent: ['cdi', 'contrat a duree indeterminee', 'permanent'],
  'fixed-term': ['cdd', 'contrat a duree determinee', 'saisonnier', 'sai', 'fixed term'],
  temporary: ['interim', 'mission', 'mission interimaire', 'mis', 'temporary', 'travail temporaire'],
  apprenticeship: ['apprentissage', 'alternance', 'contrat d apprentissage', 'apprenticeship'],
}

/** What a column of criteria asks for: several in one cell stand apart by `|`, or each on a line. */
export const criterionColumns = {
  skills: 'competence',
  experience: 'experience',
  titles: 'title',
  schedule: 'schedule',
} as const satisfies Partial<Record<OfferColumn, OfferCriterion['kind']>>
type CriterionColumn = keyof typeof criterionColumns

/** A criterion as a file tells it. */
export type ToldCriterion = Pick<OfferCriterion, 'kind' | 'label'>

/** What a line says, once it is read. */
export interface OfferRow {
  reference: string
  siren: string
  /** Each once, in the order of the columns. */
  criteria: readonly ToldCriterion[]
  fields: Partial<Pick<JobOffer, 'description' | 'town' | 'hours' | 'pay' | 'romeCode' | 'seats'>> &
    Pick<JobOffer, 'title' | 'contract'>
}

/** Why a line is no offer, and for which column. */
export interface OfferRowRefusal {
  ok: false
  reason:
    | SirenRefusal
    | 'missing'
    | 'too-long'
    | 'reference-form'
    | 'contract-unknown'
    | 'rome-form'
    | 'seats-form'
    | 'too-many'
  column: OfferColumn
}

/** A line read: what it says, or the first thing that is wrong with it. */
export type ReadRow = { ok: true; value: OfferRow } | OfferRowRefusal

const { seats: seatsSchema, criteria: criteriaSchema } = jobOfferSchema.properties
/** As many criteria as an offer has room for. */
export const MOST_CRITERIA = criteriaSchema.maxItems
const LABEL_LENGTH = criteriaSchema.items.properties.label.maxLength
const texts = [
  ['title', 'title', sanitizeLine],
  ['description', 'description', sanitizeText],
  ['town', 'town', sanitizeLine],
  ['hours', 'hours', sanitizeLine],
  ['pay', 'pay', sanitizeLine],
] as const

/** The longest text of a column, in characters; undefined where it is no free text. */
export function longestIn(column: OfferColumn): number | undefined {
  if (column in criterionColumns) return LABEL_LENGTH
  const [field] = texts.find(([, of]) => of === column) ?? []
  return field && maxLengthOf(jobOfferSchema, field)
}

/** Reads the cells of one line. An empty cell says nothing. */
export function readOfferRow(cells: OfferCells): ReadRow {
  const cell = (column: OfferColumn) => sanitizeLine(cells[column] ?? '')
  const wrong = (reason: OfferRowRefusal['reason'], column: OfferColumn): OfferRowRefusal => ({
    ok: false,
    reason,
    column,
  })
  for (const column of neededColumns) if (cell(column) === '') return wrong('missing', column)

  const reference = cell('reference')
  // It becomes a part of the record's id, so that the same line again is the same offer.
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(reference)) return wrong('reference-form', 'reference')
  const siren = readSiren(cell('siren'))
  if (!siren.ok) return wrong(siren.reason, 'siren')
  const contract = contractKinds.find((kind) => contractWords[kind].includes(words(cell('contract'))))
  if (!contract) return wrong('contract-unknown', 'contract')
  const romeCode = cell('rome').toUpperCase()
  if (romeCode !== '' && !/^[A-N]\d{4}$/.test(romeCode)) return wrong('rome-form', 'rome')
  const seats = /^\d{1,3}$/.test(cell('seats') || '1') ? Number(cell('seats') || '1') : 0
  if (seats < seatsSchema.minimum || seats > seatsSchema.maximum) return wrong('seats-form', 'seats')

  const fields: Partial<Record<(typeof texts)[number][0], string>> = {}
  for (const [field, column, sanitized] of texts) {
    const text = sanitized(cells[column] ?? '')
    if (textLength(text) > maxLengthOf(jobOfferSchema, field)) return wrong('too-long', column)
    if (text !== '') fields[field] = text
  }
  const criteria: ToldCriterion[] = []
  for (const column of Object.keys(criterionColumns) as CriterionColumn[]) {
    const kind = criterionColumns[column]
    for (const label of labelsIn(cells[column] ?? '')) {
      if (textLength(label) > LABEL_LENGTH) return wrong('too-long', column)
      if (criteria.some((one) => one.kind === kind && one.label === label)) continue
      criteria.push({ kind, label })
    }
    if (criteria.length > MOST_CRITERIA) return wrong('too-many', column)
  }
  const { title = '', ...told } = fields
  return ok({
    reference,
    siren: siren.value,
    criteria,
    fields: {
      ...{ ...told, title, contract },
      ...(cell('seats') === '' ? {} : { seats }),
      ...(romeCode === '' ? {} : { romeCode }),
    },
  })
}

function labelsIn(cell: string): string[] {
  return cell
    .split(/[|\r\n]/u)
    .map((label) => sanitizeLine(label))
    .filter((label) => label !== '')
}

/** As headings and kinds of contracts are compared: without accents, case and punctuation. */
function words(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
