import { newestFirst } from '../record/newest-first.ts'
import { unionOf } from '../record/union-of.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'

/** "Put me in touch" (demande de mise en relation), passed on by the hosts. */
export const contactRequestSchema = {
  title: 'contact request',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    employerId: { type: 'string', maxLength: 40, dataClass: 'private' },
    postingId: { type: 'string', maxLength: 64, dataClass: 'private' },
    visitorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    events: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          type: { type: 'string', enum: ['asked', 'accepted', 'declined', 'introduced'] },
          at: { type: 'integer', minimum: 0 },
          by: { type: 'string', maxLength: 40 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'private',
    },
  },
  required: [...recordRequired, 'visitorId', 'events'],
} as const

export type ContactRequest = ExtractDocumentTypeFromTypedRxJsonSchema<typeof contactRequestSchema>

/** Union of the events; the rest comes from the later revision. */
export function mergeContactRequests(a: ContactRequest, b: ContactRequest): ContactRequest {
  const [newer, older] = newestFirst(a, b)
  return { ...newer, events: unionOf(older.events, newer.events) }
}
