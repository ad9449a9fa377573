import {
  contactRequestSchema,
  mergeContactRequests,
  type ContactRequest,
} from '../../postings/contact-request.ts'
import { everyone, ownEmployers, type CollectionRule } from '../collection-rule.ts'

export const contactRequests: CollectionRule<ContactRequest, false> = {
  schema: contactRequestSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeContactRequests,
  upgrades: [],
  access: {
    kiosk: { pull: null, write: ['insert'], sealed: true },
    host: { pull: everyone, write: ['insert', 'update'] },
    employer: { pull: ownEmployers, write: ['insert', 'update'] },
  },
}
