import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired, sealField } from '../record/record.ts'

/**
 * `active` sells; `draining` sells no more and waits for the kiosk to send what it sold; `settled` gave its
 * unused seats back; `written-off` belongs to a kiosk declared lost: its seats stay unsold.
 */
export const leaseStates = ['active', 'draining', 'settled', 'written-off'] as const

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, dataClass: 'site' } as const

/**
 * Seats of a session lent to one kiosk (bail de places), which may confirm them without network. Its id is
 * `session.device.generation`; its seats are the slots 0 to `seats - 1`, each sold at most once, ever.
 */
export const seatLeaseSchema = {
  title: 'seat lease',
  version: 1,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...sealField,
    sessionId: { type: 'string', maxLength: 64, dataClass: 'site' },
    deviceId: { type: 'string', maxLength: 40, dataClass: 'site' },
    gen: { type: 'integer', minimum: 1, maximum: 10_000, dataClass: 'site' },
    seats: { type: 'integer', minimum: 0, maximum: 500, dataClass: 'site' },
    state: { type: 'string', enum: leaseStates, dataClass: 'site' },
    grantedAt: instant,
    /** New sales end here (and two minutes before, on the kiosk). Seats never come back by time alone. */
    expiresAt: instant,
  },
  required: [...recordRequired, 'sessionId', 'deviceId', 'gen', 'seats', 'state', 'grantedAt', 'expiresAt'],
} as const

export type SeatLease = ExtractDocumentTypeFromTypedRxJsonSchema<typeof seatLeaseSchema>

export function leaseId(sessionId: string, deviceId: string, gen: number): string {
  return `${sessionId}.${deviceId}.${gen}`
}

/** The id of the booking of a slot: the primary key makes a double sale impossible. */
export function slotBookingId(lease: string, slot: number): string {
  return `${lease}.${slot}`
}
