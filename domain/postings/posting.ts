import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { fieldStamps } from '../sync/field-stamps.ts'

export const postingKinds = ['ask', 'help', 'project', 'resource', 'event', 'practice'] as const

/** A card on the networking board (annonce). Hosts publish it; the kiosk shows only published ones. */
export const postingSchema = {
  title: 'posting',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...fieldStamps,
    kind: { type: 'string', enum: postingKinds, dataClass: 'public' },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    text: { type: 'string', maxLength: 1000, dataClass: 'public' },
    authorId: { type: 'string', maxLength: 40, dataClass: 'site' },
    publishedAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    endsOn: { type: 'string', maxLength: 10, dataClass: 'public' },
  },
  required: [...recordRequired, 'stamps', 'kind', 'title'],
} as const

export type Posting = ExtractDocumentTypeFromTypedRxJsonSchema<typeof postingSchema>
