import { mergePostings, postingSchema, type Posting } from '../../postings/posting.ts'
import { standingDecision } from '../../postings/posting-state.ts'
import { plainTopic, type PostingKind } from '../../postings/topics.ts'
import {
  A_QUARTER,
  addedFields,
  everyone,
  nobody,
  oncePublished,
  type CollectionRule,
  type Upgrade,
  type WriteRefusal,
} from '../collection-rule.ts'

/** Whose it is, and what was decided of it, is between its author and the hosts. */
const ownAndDecided = [
  'authorId',
  'events',
  'facts',
  'keyedBy',
  'unverified',
] as const satisfies (keyof Posting)[]

/** A card of before topics has that of its kind. */
const withTopic: Upgrade = (record) => ({
  topic: plainTopic[(record as { kind: PostingKind }).kind],
  ...record,
})

export const postings: CollectionRule<Posting, false> = {
  schema: postingSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergePostings,
  upgrades: [withTopic, addedFields],
  erasure: 'goes',
  access: {
    kiosk: {
      pull: oncePublished,
      holds: 'all',
      // It comes again when its answer was lost; nothing of it changes then (intakes/postings.ts).
      write: ['insert', 'update'],
      sealed: true,
      hides: () => ownAndDecided,
      refuses: refusesDecisions,
    },
    host: {
      pull: everyone,
      holds: {
        days: A_QUARTER,
        since: ['at', 'events', 'endsOn'],
        askedBy: 'authorId',
        // What waits for a decision, and what was taken off the board by those who reported it.
        waits: (posting) => {
          const decision = standingDecision(posting)
          if (!decision || decision.type === 'reopened') return posting.events !== undefined
          return decision.type === 'hidden' && decision.by === 'server'
        },
      },
      write: ['insert', 'update', 'delete'],
    },
    // A success is shown in the place, to those who are there.
    employer: {
      pull: (posting) => (posting.kind === 'success' ? nobody : oncePublished(posting)),
      hides: () => ownAndDecided,
      write: [],
    },
  },
}

/** A kiosk hands a card in, without photos: it tells nothing of what becomes of it. */
function refusesDecisions(posting: Posting, master: Posting | undefined): WriteRefusal | null {
  const own = ['publishedAt', 'keyedBy', 'unverified', 'photo', 'facts', 'shown'] as const
  if (own.some((name) => posting[name] !== undefined && posting[name] !== master?.[name]))
    return 'forbidden-field'
  if (!master && posting.steps?.some(({ photo }) => photo)) return 'forbidden-field'
  const known = new Set(master?.events?.map(({ id }) => id))
  const news = (posting.events ?? []).filter(({ id }) => !known.has(id))
  return news.every(({ type }) => type === 'submitted') ? null : 'forbidden-event'
}
