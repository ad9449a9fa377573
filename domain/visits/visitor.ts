import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { fieldStamps } from '../sync/field-stamps.ts'

/** A person of the site's directory, and the name they chose. Hosts only. */
export const visitorSchema = {
  title: 'visitor',
  version: 1,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...fieldStamps,
    name: { type: 'string', maxLength: 40, dataClass: 'private' },
    firstSeenOn: { type: 'string', maxLength: 10, dataClass: 'private' },
    lastSeenOn: { type: 'string', maxLength: 10, dataClass: 'private' },
    /**
     * Another entry that is the same person's: what either of them holds is theirs, and no record is rewritten.
     * Taking it back parts them again.
     */
    mergedInto: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'private' },
    note: { type: 'string', maxLength: 500, dataClass: 'private' },
  },
  required: [...recordRequired, 'stamps', 'firstSeenOn', 'lastSeenOn'],
} as const

export type Visitor = ExtractDocumentTypeFromTypedRxJsonSchema<typeof visitorSchema>
