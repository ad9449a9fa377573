import { sameValue } from '../../domain/record/content.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { hookSubject } from '../../domain/tools/hook-event.ts'
import type { FollowUp } from '../follow-ups/follow-up.ts'

const remindersOf = (employerId: string): FollowUp => ({
  kind: 'reminders',
  siteId: SHARED_PARTITION,
  subject: employerId,
})

/** What follows when a record of a collection is kept, whoever wrote it. */
interface Consequences<T extends AnyRecord> {
  /** The employer whose mandates decide to whom the record is visible. */
  mandatedBy?(record: T): string
  /** Whether a change of the record shows or hides others: the applications that its mandates cover. */
  showsAnew?(before: T | undefined, after: T): boolean
  followUps?(record: T): FollowUp[]
}

const consequences: { readonly [C in CollectionName]?: Consequences<RecordTypes[C]> } = {
  challengeSessions: {
    followUps: ({ siteId, id, roomId }) => [
      { kind: 'seats', siteId, subject: id },
      { kind: 'hook-news', siteId, subject: hookSubject('session', id) },
      ...(roomId === undefined ? [] : [{ kind: 'rooms', siteId, subject: id } as const]),
    ],
  },
  seatLeases: {
    followUps: ({ siteId, sessionId }) => [{ kind: 'seats', siteId, subject: sessionId }],
  },
  bookings: {
    followUps: ({ siteId, sessionId }) => [{ kind: 'seats', siteId, subject: sessionId }],
  },
  postings: {
    followUps: ({ siteId, id, facts }) => [
      { kind: 'hook-news', siteId, subject: hookSubject('posting', id) },
      { kind: 'photos', siteId, subject: id },
      ...(facts?.some(({ type }) => type === 'share')
        ? [{ kind: 'sharing', siteId, subject: id } as const]
        : []),
    ],
  },
  profiles: {
    followUps: ({ siteId, visitorId, consents = [] }) =>
      consents.some(({ purpose }) => purpose === 'kiosks')
        ? [{ kind: 'dossiers', siteId, subject: visitorId }]
        : [],
  },
  employers: {
    showsAnew: (before, after) => !sameValue(before?.mandates ?? [], after.mandates ?? []),
  },
  applications: {
    mandatedBy: ({ employerId }) => employerId,
    followUps: ({ employerId }) => [
      { kind: 'score', siteId: SHARED_PARTITION, subject: employerId },
      remindersOf(employerId),
    ],
  },
  jobOffers: {
    followUps: ({ employerId }) => [remindersOf(employerId)],
  },
}

/** The consequences of a collection, for code that handles any of them. */
export function consequencesOf(name: CollectionName): Consequences<AnyRecord> {
  return consequences[name] ?? {}
}
