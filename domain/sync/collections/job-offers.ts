import { jobOfferSchema, jobOfferStatus, type JobOffer } from '../../hiring/job-offer.ts'
import { everyone, nobody, ownEmployers, type CollectionRule } from '../collection-rule.ts'
import { mergeFields } from '../field-stamps.ts'

export const jobOffers: CollectionRule<JobOffer, false> = {
  schema: jobOfferSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeFields,
  upgrades: [],
  access: {
    kiosk: {
      pull: (offer) => (jobOfferStatus(offer) === 'open' ? 'all' : nobody),
      holds: 'all',
      write: [],
    },
    host: { pull: everyone, holds: 'all', write: ['insert', 'update'] },
    employer: { pull: ownEmployers, holds: 'all', write: ['insert', 'update'] },
  },
}
