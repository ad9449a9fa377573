import { LONGEST_INVITATION } from '../matching/invitation.ts'
import { recordId, shortId, text } from './fields.ts'
import { lines } from './words.ts'

/** `silent`: fourteen days went by without an answer. */
export const status = { type: 'string', enum: ['waiting', 'accepted', 'declined', 'silent'] } as const

export const channel = { type: 'string', enum: ['phone', 'email', 'here'] } as const

/** Only what a person chose to tell with their yes; where they meet at the site, no words. */
export const told = {
  type: 'object',
  additionalProperties: false,
  properties: { name: text, channel, words: text },
  required: ['name', 'channel'],
} as const

export const kind = { type: 'string', enum: ['session', 'talk'] } as const

export const pay = {
  type: 'object',
  additionalProperties: false,
  properties: {
    from: { type: 'number', minimum: 0, maximum: 100_000 },
    to: { type: 'number', minimum: 0, maximum: 100_000 },
    per: { type: 'string', enum: ['hour', 'month'] },
  },
  required: ['from', 'to', 'per'],
} as const

/** To what somebody is invited, whoever they are. */
export const invitationFields = {
  kind,
  sessionId: recordId,
  pay,
  message: lines(LONGEST_INVITATION),
} as const

export const invited = {
  type: 'object',
  additionalProperties: false,
  properties: { invitationId: shortId },
  required: ['invitationId'],
} as const

export const inviteReasons = [
  'unknown-card',
  'already-invited',
  'too-many-invitations',
  'session-not-open',
  'pay-needed',
  'unlikely-pay',
  'protected-words',
] as const
