import { RAN_OUT } from '../competences/consents.ts'
import type { RecordTypes } from '../sync/collections.ts'
import { candidateTells } from '../hiring/history-room.ts'
import type { BookingEvent } from '../seats/booking.ts'
import type { ReservationEventType } from '../places/reservation.ts'
import { visitorWords, type ContactEvent } from '../postings/contact-request.ts'
import { revisionTime } from '../sync/revision.ts'
import type { Instant } from '../time.ts'

/** What a person tells of a booking, or a host who saw them there. */
const tellsOfThePerson = new Set<BookingEvent['type']>([
  'offer-accepted',
  'offer-declined',
  'change-kept',
  'cancelled',
  'walked-in',
  'attended',
  'left',
])

/** What a person tells of a card on the board, or asks of an employer. */
const saysThemselves = new Set<ContactEvent['type']>(['asked', ...visitorWords])

/** What a person came for, or said. */
const tellsOfBorrower = new Set<ReservationEventType>(['cancelled', 'handed-out', 'returned', 'damaged'])

/** When a person did something, by each kind of record of theirs. Others write into these records too. */
const ownActs = {
  applications: ({ events }) => events.filter(({ type }) => candidateTells.has(type)).map(({ at }) => at),
  bookings: ({ askedAt, events }) => [
    askedAt,
    ...events
      .filter(({ type, takenBack = 'asked' }) => tellsOfThePerson.has(type) && takenBack === 'asked')
      .map(({ at }) => at),
  ],
  contactRequests: ({ events }) => events.filter(({ type }) => saysThemselves.has(type)).map(({ at }) => at),
  reservations: ({ askedAt, events }) => [
    askedAt,
    ...events.filter(({ type }) => tellsOfBorrower.has(type)).map(({ at }) => at),
  ],
  profiles: ({ consents = [], competences, pride, workTerms, workScope, hiddenFrom = [] }) => [
    ...consents.filter(({ textId }) => textId !== RAN_OUT).map(({ at }) => at),
    ...competences.flatMap(({ addedAt, removedAt = addedAt }) => [addedAt, removedAt].map(revisionTime)),
    ...(pride ? [revisionTime(pride.saidAt)] : []),
    ...(workTerms ? [revisionTime(workTerms.saidAt)] : []),
    ...(workScope ? [revisionTime(workScope.saidAt)] : []),
    ...hiddenFrom.map(({ saidAt }) => revisionTime(saidAt)),
  ],
} satisfies { [C in keyof RecordTypes]?: (record: RecordTypes[C]) => Instant[] }

export type OwnCollection = keyof typeof ownActs
export const ownCollections = Object.keys(ownActs) as OwnCollection[]

/**
 * When the person of a record last did something in it; 0 where they never did. What an employer, a host or the
 * server writes there later is no sign of them.
 */
export function lastOwnAct<C extends OwnCollection>(collection: C, record: RecordTypes[C]): Instant {
  const acts = (ownActs[collection] as (record: RecordTypes[C]) => Instant[])(record)
  // A device's clock may have been years ahead: nothing in a record is later than its last write.
  return Math.min(record.at, Math.max(0, ...acts))
}
