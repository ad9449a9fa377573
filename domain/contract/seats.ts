import { maxLengthOf } from '../record/record-limits.ts'
import { challengeSessionSchema, overcommitReasons } from '../sessions/challenge-session.ts'
import { endpoint, type BodyOf } from './endpoint.ts'
import { recordId, requestId, shortId } from './fields.ts'
import { lines } from './words.ts'

const sessionId = { type: 'string', maxLength: recordId.maxLength } as const

export const refill = endpoint({
  summary: 'A kiosk asks to be lent more seats of a session; it is told how many it was granted.',
  method: 'POST',
  path: 'seats/refill',
  caller: 'kiosk',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { sessionId, want: { type: 'integer', minimum: 1, maximum: 50 } },
    required: ['sessionId', 'want'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { granted: { type: 'integer' } },
    required: ['granted'],
  },
})

export const giveBack = endpoint({
  summary: 'A kiosk gives the unused seats of a lease back. `missing`: a booking it sold has not come yet.',
  method: 'POST',
  path: 'seats/return',
  caller: 'kiosk',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      sessionId,
      leaseId: { type: 'string', maxLength: 60 },
      soldSlots: { type: 'array', maxItems: 500, items: { type: 'integer', minimum: 0, maximum: 499 } },
    },
    required: ['sessionId', 'leaseId', 'soldSlots'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { missing: { type: 'boolean' } },
    required: ['missing'],
  },
  refusals: ['not-found'],
})

export const overcommit = endpoint({
  summary: 'More people than seats, decided by a host by name and for a reason.',
  method: 'POST',
  path: 'host/sessions/:id/overcommit',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      seats: { type: 'integer', minimum: 1, maximum: 50 },
      reason: { type: 'string', enum: overcommitReasons },
      note: lines(maxLengthOf(challengeSessionSchema, 'overcommits.note')),
    },
    required: ['seats', 'reason'],
  },
  refusals: ['not-found', 'request-reused'],
  reasons: ['too-many-overcommits'],
})
export type Overcommit = Omit<BodyOf<typeof overcommit>, 'requestId'>

export const declareKioskLost = endpoint({
  summary: 'The unsold seats of a kiosk that will not come back stay unsold; what it sold stays good.',
  method: 'POST',
  path: 'host/sessions/:id/declare-lost',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { deviceId: shortId },
    required: ['deviceId'],
  },
  refusals: ['not-found'],
})

export const declareDeviceLost = endpoint({
  summary: 'A kiosk that will not come back is waited for no more, in any session.',
  method: 'POST',
  path: 'host/devices/:id/declare-lost',
  caller: 'host',
  right: 'devices',
  refusals: ['not-found'],
})
