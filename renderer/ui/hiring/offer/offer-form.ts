import type { ContractKind, JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import { ok, refuse } from '../../../../domain/result.ts'

/** What a person types about an offer: all text, kept as typed until it is right. */
export interface OfferForm {
  title: string
  description: string
  town: string
  contract: ContractKind
  hours: string
  pay: string
  seats: string
  criteria: OfferCriterion[]
}

/** The fields of an offer that a person edits. One that was emptied is `undefined`: saving takes it off. */
export interface EditedOfferFields {
  title: string
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

const longest = { title: 120, description: 2000, town: 80, hours: 120, pay: 120 } as const
export const MAX_CRITERIA = 12
const LONGEST_CRITERION = 120
const MOST_SEATS = 999

export function emptyOfferForm(): OfferForm {
  return {
    title: '',
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
  const title = form.title.trim()
  if (title === '') problems.push({ field: 'title', reason: 'needed' })
  for (const field of ['title', 'description', 'town', 'hours', 'pay'] as const) {
    if (form[field].trim().length > longest[field]) problems.push({ field, reason: 'too-long' })
  }
  const seats = Number(form.seats)
  if (form.seats.trim() === '') problems.push({ field: 'seats', reason: 'needed' })
  else if (!Number.isInteger(seats) || seats < 1 || seats > MOST_SEATS) {
    problems.push({ field: 'seats', reason: 'not-a-number' })
  }
  const criteria = form.criteria.map((criterion) => ({ ...criterion, label: criterion.label.trim() }))
  if (criteria.some((criterion) => criterion.label === '')) {
    problems.push({ field: 'criteria', reason: 'empty-criterion' })
  }
  if (criteria.some((criterion) => criterion.label.length > LONGEST_CRITERION)) {
    problems.push({ field: 'criteria', reason: 'too-long' })
  }
  if (problems.length > 0) return { ...refuse('incomplete'), problems }

  const optional = (text: string) => text.trim() || undefined
  return ok({
    title,
    description: optional(form.description),
    town: optional(form.town),
    contract: form.contract,
    hours: optional(form.hours),
    pay: optional(form.pay),
    seats,
    criteria,
  })
}

export interface OfferFormRefusal {
  ok: false
  reason: 'incomplete'
  problems: OfferFormProblem[]
}
