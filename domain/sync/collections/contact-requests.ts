import {
  contactRequestSchema,
  mergeContactRequests,
  type ContactRequest,
} from '../../postings/contact-request.ts'
import { everyone, ownEmployers, type CollectionRule } from '../collection-rule.ts'

type Word = ContactRequest['events'][number]['type']

export const contactRequests: CollectionRule<ContactRequest, false> = {
  schema: contactRequestSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeContactRequests,
  upgrades: [],
  erasure: 'goes',
  access: {
    kiosk: { pull: null, write: ['insert'], sealed: true, tells: new Set<Word>(['asked']) },
    // They pass it on: what a visitor answers is told at their desk.
    host: {
      pull: everyone,
      write: ['insert', 'update'],
      tells: new Set<Word>(['asked', 'accepted', 'declined', 'introduced']),
    },
    employer: {
      pull: ownEmployers,
      write: ['insert', 'update'],
      tells: new Set<Word>(['asked', 'accepted', 'declined']),
    },
  },
}
