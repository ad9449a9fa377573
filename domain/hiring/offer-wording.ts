import { fieldTexts, protectedField, type FieldText } from '../wording/protected-field.ts'
import { jobOfferStatus, type JobOffer } from './job-offer.ts'
import { findProtectedWording, type WordingHit } from '../wording/wording-guard.ts'

/** The parts of an offer that candidates read as free text. */
export type OfferWords = Pick<JobOffer, 'title' | 'criteria'> &
  Partial<Pick<JobOffer, 'description' | 'hours' | 'pay'>>

/** What an offer says that the law protects: each passage once, those that stop publication first. */
export function offerWording(offer: OfferWords): WordingHit[] {
  const hits = new Map<string, WordingHit>()
  for (const hit of offerTexts(offer).flatMap(({ text }) => findProtectedWording(text)))
    hits.set(`${hit.ground}/${hit.passage.toLowerCase()}`, hit)
  return [...hits.values()].sort((a, b) => Number(b.blocks) - Number(a.blocks))
}

/**
 * The field for which an offer may not be published as it is told. A draft may say anything, since nobody reads
 * it; of an offer that is open already only what is new in it counts.
 */
export function unpublishableField(
  told: OfferWords & Pick<JobOffer, 'publishedAt' | 'closedAt'>,
  before?: OfferWords & Pick<JobOffer, 'publishedAt' | 'closedAt'>,
): string | undefined {
  if (jobOfferStatus(told) !== 'open') return undefined
  const wasPublished = before !== undefined && jobOfferStatus(before) !== 'draft'
  return protectedField(offerTexts(told), wasPublished ? offerTexts(before) : [])
}

/** The words of an offer, each with the field in which it stands. */
export function offerTexts({ title, description, hours, pay, criteria }: OfferWords): FieldText[] {
  const labels = criteria.map(({ label }, index) => [`criteria.${index}.label`, label] as const)
  return fieldTexts({ title, description, hours, pay, ...Object.fromEntries(labels) })
}
