import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record.ts'

/** Seats of a session lent to one kiosk, which may confirm them without network. */
export const seatLeaseSchema = {
  title: 'seat lease',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    sessionId: { type: 'string', maxLength: 64, dataClass: 'site' },
    deviceId: { type: 'string', maxLength: 40, dataClass: 'site' },
    seats: { type: 'integer', minimum: 1, maximum: 500, dataClass: 'site' },
    expiresAt: { type: 'integer', minimum: 0, dataClass: 'site' },
  },
  required: [...recordRequired, 'sessionId', 'deviceId', 'seats', 'expiresAt'],
} as const

export type SeatLease = ExtractDocumentTypeFromTypedRxJsonSchema<typeof seatLeaseSchema>
