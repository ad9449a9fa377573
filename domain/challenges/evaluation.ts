import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record.ts'

/** What one observer saw of one participant (grille d'observation): one document per observer. */
export const evaluationSchema = {
  title: 'evaluation',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    employerId: { type: 'string', maxLength: 40, dataClass: 'private' },
    sessionId: { type: 'string', maxLength: 64, dataClass: 'private' },
    bookingId: { type: 'string', maxLength: 64, dataClass: 'private' },
    observerId: { type: 'string', maxLength: 40, dataClass: 'private' },
    observations: {
      type: 'array',
      maxItems: 17,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          ability: { type: 'string', minLength: 1, maxLength: 40 },
          level: { type: 'integer', minimum: 0, maximum: 4 },
          fact: { type: 'string', maxLength: 400 },
        },
        required: ['ability', 'level'],
      },
      dataClass: 'private',
    },
  },
  required: [...recordRequired, 'sessionId', 'bookingId', 'observerId', 'observations'],
} as const

export type Evaluation = ExtractDocumentTypeFromTypedRxJsonSchema<typeof evaluationSchema>
