import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { findProtectedWording, type WordingHit } from '../../../domain/hiring/wording-guard.ts'

/** The parts of an offer that candidates read as free text. */
export type OfferWords = Pick<JobOffer, 'title' | 'criteria'> &
  Partial<Pick<JobOffer, 'description' | 'hours' | 'pay'>>

/** What an offer says that the law protects: each passage once, those that stop publication first. */
export function offerWording(offer: OfferWords): WordingHit[] {
  const texts = [
    offer.title,
    offer.description ?? '',
    offer.hours ?? '',
    offer.pay ?? '',
    ...offer.criteria.map((criterion) => criterion.label),
  ]
  const hits = new Map<string, WordingHit>()
  for (const hit of texts.flatMap((text) => findProtectedWording(text)))
    hits.set(`${hit.ground}/${hit.passage.toLowerCase()}`, hit)
  return [...hits.values()].sort((a, b) => Number(b.blocks) - Number(a.blocks))
}
