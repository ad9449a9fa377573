import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record.ts'
import { tracks } from './challenge.ts'

/** A challenge at a site and a time, with seats (séance de défi). */
export const challengeSessionSchema = {
  title: 'challenge session',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    track: { type: 'string', enum: tracks, dataClass: 'public' },
    challengeIds: {
      type: 'array',
      maxItems: 5,
      items: { type: 'string', maxLength: 64 },
      dataClass: 'public',
    },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    employerId: { type: 'string', maxLength: 40, dataClass: 'public' },
    room: { type: 'string', maxLength: 80, dataClass: 'public' },
    startsAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    endsAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    capacity: { type: 'integer', minimum: 1, maximum: 500, dataClass: 'public' },
    publishedAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    cancelledAt: { type: 'integer', minimum: 0, dataClass: 'public' },
  },
  required: [...recordRequired, 'track', 'challengeIds', 'title', 'startsAt', 'endsAt', 'capacity'],
} as const

export type ChallengeSession = ExtractDocumentTypeFromTypedRxJsonSchema<typeof challengeSessionSchema>
