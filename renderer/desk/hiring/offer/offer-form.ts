import {
  jobOfferSchema,
  type ContractKind,
  type JobOffer,
  type OfferCriterion,
} from '../../../../domain/hiring/job-offer.ts'
import { maxLengthOf } from '../../../../domain/record/record-limits.ts'
import { ok, refuse } from '../../../../domain/result.ts'
import { sanitizeLine, sanitizeText, textLength } from '../../../../domain/text/sanitize-text.ts'

/** What a person types about an offer: all text, kept as typed until it is right. */
export interface OfferForm {
  title: string
  /** The code of the trade that was chosen, or nothing. */
  romeCode: string
  description: string
  town: string
  contract: ContractKind
  hours: string
  pay: string
  seats: string
  criteria: OfferCriterion[]
}
export type OfferField = keyof OfferForm

/** The fields of an offer that a person edits. One that was emptied is `undefined`: saving takes it off. */
export interface EditedOfferFields {
  title: string
  romeCode: string | undefined
  description: string | undefined
  town: string | undefined
  contract: ContractKind
  hours: string | undefined
  pay: string | undefined
  seats: number
  criteria: OfferCriterion[]
}

export type OfferFormProblem =
  | { field: 'title' | 'seats'; reason: 'needed' }
  | { field: 'title' | 'description' | 'town' | 'hours' | 'pay' | 'criteria'; reason: 'too-long' }
  | { field: 'seats'; reason: 'not-a-number' }
  | { field: 'criteria'; reason: 'empty-criterion' }

/** The longest each text may be, as the record says. */
export const offerLimits = {
  title: maxLengthOf(jobOfferSchema, 'title'),
  description: maxLengthOf(jobOfferSchema, 'description'),
  town: maxLengthOf(jobOfferSchema, 'town'),
  hours: maxLengthOf(jobOfferSchema, 'hours'),
  pay: maxLengthOf(jobOfferSchema, 'pay'),
  criterion: maxLengthOf(jobOfferSchema, 'criteria.label'),
} as const
const { criteria: listOfCriteria, seats: numberOfSeats, romeCode: codeOfTrade } = jobOfferSchema.properties
export const ROME_CODE = new RegExp(codeOfTrade.pattern, 'u')
export const MAX_CRITERIA = listOfCriteria.maxItems

export function emptyOfferForm(): OfferForm {
  return {
    title: '',
    romeCode: '',
    description: '',
    town: '',
    contract: 'permanent',
    hours: '',
    pay: '',
    seats: '1',
    criteria: [],
  }
}

export function offerFormOf(offer: JobOffer): OfferForm {
  return {
    title: offer.title,
    romeCode: offer.romeCode ?? '',
    description: offer.description ?? '',
    town: offer.town ?? '',
    contract: offer.contract,
    hours: offer.hours ?? '',
    pay: offer.pay ?? '',
    seats: String(offer.seats),
    criteria: offer.criteria.map((criterion) => ({ ...criterion })),
  }
}

/** The fields to save, or everything that is not right yet (never one thing at a time). */
export function readOfferForm(form: OfferForm): { ok: true; value: EditedOfferFields } | OfferFormRefusal {
  const problems: OfferFormProblem[] = []
  const texts = {
    title: sanitizeLine(form.title),
    description: sanitizeText(form.description),
    town: sanitizeLine(form.town),
    hours: sanitizeLine(form.hours),
    pay: sanitizeLine(form.pay),
  }
  if (texts.title === '') problems.push({ field: 'title', reason: 'needed' })
  for (const field of ['title', 'description', 'town', 'hours', 'pay'] as const) {
    if (textLength(texts[field]) > offerLimits[field]) problems.push({ field, reason: 'too-long' })
  }
  const seats = Number(form.seats)
  if (form.seats.trim() === '') problems.push({ field: 'seats', reason: 'needed' })
  else if (
    !/^\d+$/.test(form.seats.trim()) ||
    seats < numberOfSeats.minimum ||
    seats > numberOfSeats.maximum
  ) {
    problems.push({ field: 'seats', reason: 'not-a-number' })
  }
  const criteria = form.criteria.map((criterion) => ({ ...criterion, label: sanitizeLine(criterion.label) }))
  if (criteria.some((criterion) => criterion.label === '')) {
    problems.push({ field: 'criteria', reason: 'empty-criterion' })
  }
  if (criteria.some((criterion) => textLength(criterion.label) > offerLimits.criterion)) {
    problems.push({ field: 'criteria', reason: 'too-long' })
  }
  if (problems.length > 0) return { ...refuse('incomplete'), problems }

  return ok({
    title: texts.title,
    romeCode: form.romeCode || undefined,
    description: texts.description || undefined,
    town: texts.town || undefined,
    contract: form.contract,
    hours: texts.hours || undefined,
    pay: texts.pay || undefined,
    seats,
    criteria,
  })
}

export interface OfferFormRefusal {
  ok: false
  reason: 'incomplete'
  problems: OfferFormProblem[]
}
