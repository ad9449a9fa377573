import {
  contactRequestSchema,
  isWordOnPosting,
  mergeContactRequests,
  visitorWords,
  type ContactRequest,
} from '../../postings/contact-request.ts'
import { addedFields, nobody, ownEmployers, type CollectionRule } from '../collection-rule.ts'

type Word = ContactRequest['events'][number]['type']

/** What a visitor says of a card is between them and the server, which alone tells of it what each may know. */
const unlessOnPosting = (key: (request: ContactRequest) => string) => (request: ContactRequest) =>
  isWordOnPosting(request) ? nobody : key(request)

export const contactRequests: CollectionRule<ContactRequest, false> = {
  schema: contactRequestSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeContactRequests,
  upgrades: [addedFields, addedFields],
  erasure: 'goes',
  access: {
    // It comes again when its answer was lost, and tells nothing more then.
    kiosk: {
      pull: null,
      write: ['insert', 'update'],
      sealed: true,
      tells: new Set<Word>(['asked', ...visitorWords]),
    },
    // They pass it on: what a visitor answers is told at their desk.
    host: {
      pull: unlessOnPosting(() => 'all'),
      write: ['insert', 'update'],
      tells: new Set<Word>(['asked', 'accepted', 'declined', 'introduced', 'not-introduced']),
    },
    employer: {
      pull: unlessOnPosting(ownEmployers),
      write: ['insert', 'update'],
      tells: new Set<Word>(['asked', 'accepted', 'declined']),
    },
  },
}
