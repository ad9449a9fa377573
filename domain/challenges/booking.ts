import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record.ts'

/** From the first to the last word on a seat; of two, the later in this list holds. */
export const bookingStatuses = ['requested', 'confirmed', 'cancelled', 'attended', 'absent'] as const

/** A visitor's hold on a seat (inscription). Its id is `lease.slot`, or a fresh id for a request. */
export const bookingSchema = {
  title: 'booking',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    sessionId: { type: 'string', maxLength: 64, dataClass: 'site' },
    visitorId: { type: 'string', maxLength: 40, dataClass: 'site' },
    /** The session's employer, which may see the bookings of its own sessions. */
    employerId: { type: 'string', maxLength: 40, dataClass: 'site' },
    status: { type: 'string', enum: bookingStatuses, dataClass: 'site' },
    /** Host desk only. */
    name: { type: 'string', maxLength: 40, dataClass: 'private' },
    sealedName: { type: 'string', maxLength: 2000, dataClass: 'private' },
  },
  required: [...recordRequired, 'sessionId', 'visitorId', 'status'],
} as const

export type Booking = ExtractDocumentTypeFromTypedRxJsonSchema<typeof bookingSchema>

/** Created once; afterwards only the status moves, and never back. */
export function mergeBookings(a: Booking, b: Booking): Booking {
  const rank = (booking: Booking) => bookingStatuses.indexOf(booking.status)
  const [first, other] =
    rank(a) !== rank(b) ? (rank(a) > rank(b) ? [a, b] : [b, a]) : a.rev >= b.rev ? [a, b] : [b, a]
  return { ...other, ...first }
}
