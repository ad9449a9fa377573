import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { firstAsText } from '../record/content.ts'
import { newestFirst } from '../record/newest-first.ts'
import { recordFields, recordRequired } from '../record/record.ts'
import { unionOf } from '../record/union-of.ts'

/**
 * What happened to a reservation after it was asked for.
 * By the server: `granted`, `refused` with its reason.
 * By the visitor at a kiosk, or a host for them: `cancelled`.
 * By a host: `withdrawn` with its reason (also by the server, when a session takes the room); `handed-out`; `returned`,
 * or back but `damaged`; `lost`; `undone` what a host told before was a mistake.
 */
export const reservationEventTypes = [
  'granted',
  'refused',
  'cancelled',
  'withdrawn',
  'handed-out',
  'returned',
  'damaged',
  'lost',
  'undone',
] as const
export type ReservationEventType = (typeof reservationEventTypes)[number]

/**
 * Why something asked for is not granted. `taken`: others have it at that time; `session`: a session takes place in the
 * room; `hours`: it is not to be had so, or for so long; `closed`: the site is closed then; `past`: the time was over
 * when the site heard of it; `far`: too far ahead; `many`: one person has as much as one may have at a time; `gone`: the
 * site lends it no more.
 */
export const refusedReasons = ['taken', 'session', 'hours', 'closed', 'past', 'far', 'many', 'gone'] as const
export type RefusedReason = (typeof refusedReasons)[number]
/** Why what was granted is taken back. `closed`: the site is closed then; `clash`: it was handed to somebody else. */
export const withdrawnReasons = ['session', 'closed', 'clash', 'broken', 'other'] as const
export type WithdrawnReason = (typeof withdrawnReasons)[number]

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const

/**
 * Somebody's slot in a room or at a desk, or a loan. Facts only, without a word or a name: its status is derived
 * (reservation-status.ts), and who it is for hosts read in their directory.
 */
export const reservationSchema = {
  title: 'reservation',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    thingId: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'site' },
    visitorId: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'site' },
    /** From when, and until when it is used or brought back. */
    startsAt: { ...instant, dataClass: 'site' },
    endsAt: { ...instant, dataClass: 'site' },
    /** By the clock of the device; the order in which the server heard decides. */
    askedAt: { ...instant, dataClass: 'site' },
    events: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' },
          type: { type: 'string', enum: reservationEventTypes },
          at: instant,
          by: { type: 'string', maxLength: 40 },
          refused: { type: 'string', enum: refusedReasons },
          withdrawn: { type: 'string', enum: withdrawnReasons },
          /** Of `undone`: the id of the event that was a mistake. */
          undoes: { type: 'string', maxLength: 64 },
          /** The server's mark on what it alone tells, by which it knows it again after a restore. */
          receipt: { type: 'string', maxLength: 64 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'site',
    },
  },
  required: [...recordRequired, 'thingId', 'visitorId', 'startsAt', 'endsAt', 'askedAt', 'events'],
  indexes: ['visitorId'],
} as const

export type Reservation = ExtractDocumentTypeFromTypedRxJsonSchema<typeof reservationSchema>
export type ReservationEvent = Reservation['events'][number]

/** Asked once; afterwards two copies hold the union of their events. */
export function mergeReservations(a: Reservation, b: Reservation): Reservation {
  const [newer, older] = newestFirst(a, b)
  const asked = firstAsked(whatWasAsked(a), whatWasAsked(b))
  return { ...older, ...newer, ...asked, events: unionOf(a.events, b.events) }
}

type Asked = Pick<Reservation, 'thingId' | 'visitorId' | 'startsAt' | 'endsAt' | 'askedAt'>

function whatWasAsked({ thingId, visitorId, startsAt, endsAt, askedAt }: Reservation): Asked {
  return { thingId, visitorId, startsAt, endsAt, askedAt }
}

/** Whoever asked first, and of one moment the same on every replica. */
function firstAsked(a: Asked, b: Asked): Asked {
  if (a.askedAt === b.askedAt) return firstAsText(a, b)
  return a.askedAt < b.askedAt ? a : b
}
