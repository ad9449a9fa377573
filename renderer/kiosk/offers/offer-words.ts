import type { FindableOffer } from '../../../domain/hiring/find-offers.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'

/** What is shown of an offer, whoever lists it. */
export type OfferWords = FindableOffer &
  Pick<JobOffer, 'title'> & { [Name in 'contract' | 'pay' | 'seats']?: JobOffer[Name] | undefined }
