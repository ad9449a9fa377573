import type { AnyRecord } from '../../domain/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { parisDay, type Instant } from '../../domain/time.ts'

/** What a sample is about: the rest of it is the least that its collection asks for. */
export interface Sample {
  id: string
  siteId: string
  rev: string
  at: Instant
  by: string
  employerId?: string
  /** Found again in whatever text field the collection has. */
  mark: string
}

/** A valid record of any collection. */
export function sampleRecord(collection: CollectionName, sample: Sample): AnyRecord {
  const { employerId, mark, ...head } = sample
  const owner = employerId === undefined ? {} : { employerId }
  return Object.assign({}, head, fieldsOf(collection, sample, owner, mark))
}

function fieldsOf(
  collection: CollectionName,
  { at, by, employerId = 'nobody' }: Sample,
  owner: { employerId?: string },
  mark: string,
): object {
  switch (collection) {
    case 'sites':
      return {
        name: mark,
        closesAt: '18:00',
        capacity: 50,
        passKeys: [],
        sealingKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
        revokedPasses: [],
      }
    case 'challenges':
      return { edition: 1, track: 'explorer', title: mark, romeCodes: ['D1102'], minutes: 60 }
    case 'challengeSessions':
      return {
        ...owner,
        track: 'scout',
        challengeIds: [],
        title: mark,
        startsAt: at,
        endsAt: at + 1,
        capacity: 8,
        publishedAt: at,
      }
    case 'seatLeases':
      return { sessionId: mark, deviceId: by, seats: 2, expiresAt: at + 1 }
    case 'bookings':
      return { ...owner, sessionId: mark, visitorId: 'someone', status: 'requested' }
    case 'visits':
      return {
        kind: 'stay',
        day: parisDay(at),
        arrivedAt: at,
        arrivedBy: 'walk-in',
        reasons: [],
        visitorId: mark,
      }
    case 'visitors':
      return { stamps: {}, name: mark, firstSeenOn: parisDay(at), lastSeenOn: parisDay(at) }
    case 'postings':
      return { stamps: {}, kind: 'ask', title: mark, publishedAt: at }
    case 'contactRequests':
      return { ...owner, visitorId: mark, events: [] }
    case 'profiles':
      return { visitorId: mark, consent: 'none', competences: [] }
    case 'employers':
      return { name: mark, hostMandate: false }
    case 'jobOffers':
      return {
        stamps: {},
        employerId,
        title: mark,
        contract: 'permanent',
        seats: 1,
        criteria: [],
        publishedAt: at,
      }
    case 'applications':
      return {
        employerId,
        jobOfferId: 'offer',
        visitorId: 'someone',
        sent: { name: mark },
        events: [{ id: `${mark}.s`, type: 'submitted', at, by }],
      }
    case 'evaluations':
      return { ...owner, sessionId: 's', bookingId: 'b', observerId: mark, observations: [] }
  }
}
