import { newestFirst } from '../record/newest-first.ts'
import { unionOf } from '../record/union-of.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { foldEvents } from './fold-events.ts'

/** Asked only where a session has a minimum age. */
export const ageBands = ['under-16', '16-17', 'adult'] as const
export type AgeBand = (typeof ageBands)[number]

/**
 * What happened to a booking after it was asked for.
 * By the server: `confirmed` a seat of the pool; `late` the kiosk's seat was not its own any more;
 * `waitlisted`; `offered` a seat until an instant; `offer-expired`; `cancelled-by-site`.
 * By the visitor at a kiosk: `offer-accepted`, `offer-declined`, `cancelled`, `change-kept` the session became
 * another one and the person still comes.
 * By a host: `declined`, `cancelled` with its reason, `guardian-agreed`, `walked-in` a chair added at the door,
 * `attended`, `absent`, `excused`, `unsaid` what was said of their coming was a mistake, `left` before the end.
 */
export const bookingEventTypes = [
  'confirmed',
  'late',
  'waitlisted',
  'offered',
  'offer-expired',
  'cancelled-by-site',
  'offer-accepted',
  'offer-declined',
  'cancelled',
  'change-kept',
  'declined',
  'guardian-agreed',
  'walked-in',
  'attended',
  'absent',
  'excused',
  'unsaid',
  'left',
] as const
export type BookingEventType = (typeof bookingEventTypes)[number]

/** Why a seat sold by a kiosk is no seat for the server. */
export const lateReasons = ['lease-written-off', 'lease-settled', 'lease-unknown', 'slot-taken'] as const
/** Why a host declines a request, in the words shown to the person. */
export const declineReasons = ['format', 'prerequisite', 'double', 'age'] as const
/** Why a host takes a booking back, in the words shown to the person: `asked` they told the host themselves. */
export const takenBackReasons = ['asked', 'fewer-places', 'age', 'access', 'mistake', 'other'] as const
export type TakenBackReason = (typeof takenBackReasons)[number]
/** Why somebody without a booking takes part. */
export const walkInReasons = [
  'free-seat',
  'absent-seat',
  'accessibility-companion',
  'room-enlarged',
  'other',
] as const
export type WalkInReason = (typeof walkInReasons)[number]

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const

/**
 * A visitor's hold on a seat (inscription). Its id is `lease.slot` for a seat sold out of a kiosk's lease, or
 * a fresh id for a request. Facts only: the status is derived (booking-status.ts).
 */
export const bookingSchema = {
  title: 'booking',
  version: 2,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    sessionId: { type: 'string', maxLength: 64, dataClass: 'site' },
    visitorId: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'site' },
    /** The session's employer, which may see the bookings of its own sessions. */
    employerId: { type: 'string', maxLength: 40, dataClass: 'site' },
    /** By the clock of the device: the order of those who wait. */
    askedAt: { ...instant, dataClass: 'site' },
    /** Which plan of the session the person booked: a kiosk without network may show an older one. */
    planRev: { type: 'integer', minimum: 1, maximum: 1_000_000, dataClass: 'site' },
    /** Both or none: the seat of a kiosk's lease. */
    leaseId: { type: 'string', maxLength: 60, dataClass: 'site' },
    slot: { type: 'integer', minimum: 0, maximum: 499, dataClass: 'site' },
    ageBand: { type: 'string', enum: ageBands, dataClass: 'private' },
    /** Host desk only. */
    name: { type: 'string', maxLength: 40, dataClass: 'private' },
    sealedName: { type: 'string', maxLength: 2000, dataClass: 'private' },
    /** Who agreed for a minor, typed by a host from the signed slip. */
    guardianName: { type: 'string', maxLength: 60, dataClass: 'private' },
    events: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' },
          type: { type: 'string', enum: bookingEventTypes },
          at: instant,
          by: { type: 'string', maxLength: 40 },
          /** Of `offered`. */
          until: instant,
          /** The id of the `offered` event that is accepted, declined, expired or confirmed. */
          offerId: { type: 'string', maxLength: 64 },
          late: { type: 'string', enum: lateReasons },
          /** Of `change-kept`: the plan that was read. */
          planRev: { type: 'integer', minimum: 1, maximum: 1_000_000 },
          declined: { type: 'string', enum: declineReasons },
          /** Of a `cancelled` that a host told. */
          takenBack: { type: 'string', enum: takenBackReasons },
          walkIn: { type: 'string', enum: walkInReasons },
          note: { type: 'string', maxLength: 200 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'site',
    },
  },
  required: [...recordRequired, 'sessionId', 'visitorId', 'askedAt', 'events'],
  indexes: ['sessionId', 'visitorId'],
} as const

export type Booking = ExtractDocumentTypeFromTypedRxJsonSchema<typeof bookingSchema>
export type BookingEvent = Booking['events'][number]

/**
 * Two bookings under the id of one seat that are no copies of one another: two people were told that it is theirs, by a
 * kiosk whose disk was set back, or copied.
 */
export function isAnothersSeat(a: Booking, b: Booking): boolean {
  return a.leaseId !== undefined && a.visitorId !== b.visitorId
}

/** Created once, by whoever asked first; afterwards two copies hold the union of their events. */
export function mergeBookings(a: Booking, b: Booking): Booking {
  const [newer, older] = newestFirst(a, b)
  const isFirst = a.askedAt !== b.askedAt ? a.askedAt < b.askedAt : a.visitorId <= b.visitorId
  const { sessionId, visitorId, askedAt } = isFirst ? a : b
  const events = [...foldEvents(unionOf(a.events, b.events))]
  return { ...older, ...newer, sessionId, visitorId, askedAt, events }
}
