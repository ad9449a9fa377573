import { jobOfferSchema, jobOfferStatus, type JobOffer } from '../../hiring/job-offer.ts'
import { addedFields, everyone, nobody, ownEmployers, type CollectionRule } from '../collection-rule.ts'
import { mergeFields } from '../field-stamps.ts'

export const jobOffers: CollectionRule<JobOffer, false> = {
  schema: jobOfferSchema,
  shared: false,
  madeBy: 'devices',
  forObservers: 'read',
  merge: mergeFields,
  upgrades: [addedFields],
  erasure: 'names-nobody',
  access: {
    kiosk: {
      pull: (offer) => (jobOfferStatus(offer) === 'open' ? 'all' : nobody),
      holds: 'all',
      write: [],
    },
    // Whole: a file is compared with every offer that was ever brought, an application may wait long after its offer was
    // closed, and closed ones are opened again. They name no visitor.
    host: { pull: everyone, holds: 'all', write: ['insert', 'update'] },
    employer: { pull: ownEmployers, holds: 'all', write: ['insert', 'update'] },
  },
}
