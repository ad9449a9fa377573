import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { LONGEST_ACCOUNT_NAME } from '../ids.ts'
import { recordFields, recordRequired } from '../record/record.ts'
import { fieldStamps } from '../sync/field-stamps.ts'

/** What hosts say of an entry and another. */
export const pairingTypes = ['merged', 'parted', 'apart', 'alike'] as const
/** As many words about an entry and others as it keeps, the newest. */
export const MOST_PAIRINGS = 100

/** A person of the site's directory, and the name they chose. Hosts only. */
export const visitorSchema = {
  title: 'visitor',
  version: 2,
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
    /**
     * What hosts said of this entry and another, never altered once said. `merged`, `parted`: who did it and when, of what
     * `mergedInto` says. `apart`: they are two people, whatever their names; `alike`: that was taken back.
     */
    pairings: {
      type: 'array',
      maxItems: MOST_PAIRINGS,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** The revision that said it. */
          id: { type: 'string', minLength: 1, maxLength: 80 },
          type: { type: 'string', enum: pairingTypes },
          withId: { type: 'string', minLength: 1, maxLength: 40 },
          at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
          by: { type: 'string', minLength: 1, maxLength: 40 },
          /** Who was signed in there. */
          host: { type: 'string', minLength: 1, maxLength: LONGEST_ACCOUNT_NAME },
        },
        required: ['id', 'type', 'withId', 'at', 'by', 'host'],
      },
      dataClass: 'private',
    },
    note: { type: 'string', maxLength: 500, dataClass: 'private' },
  },
  required: [...recordRequired, 'stamps', 'firstSeenOn', 'lastSeenOn'],
} as const

export type Visitor = ExtractDocumentTypeFromTypedRxJsonSchema<typeof visitorSchema>
export type Pairing = NonNullable<Visitor['pairings']>[number]
