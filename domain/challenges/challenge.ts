import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record.ts'

/** The three formulas (offres Explorateur, Aventurier, Éclaireur). */
export const tracks = ['explorer', 'adventurer', 'scout'] as const

/** One exercise of the kit (défi). */
export const challengeSchema = {
  title: 'challenge',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    edition: { type: 'integer', minimum: 1, dataClass: 'public' },
    track: { type: 'string', enum: tracks, dataClass: 'public' },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    promise: { type: 'string', maxLength: 300, dataClass: 'public' },
    romeCodes: { type: 'array', maxItems: 5, items: { type: 'string', maxLength: 5 }, dataClass: 'public' },
    minutes: { type: 'integer', minimum: 10, maximum: 10_000, dataClass: 'public' },
  },
  required: [...recordRequired, 'edition', 'track', 'title', 'romeCodes', 'minutes'],
} as const

export type Challenge = ExtractDocumentTypeFromTypedRxJsonSchema<typeof challengeSchema>
