import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { LONGEST_ACCOUNT_NAME } from '../ids.ts'
import { recordFields, recordRequired } from '../record/record.ts'
import { fieldStamps } from '../sync/field-stamps.ts'
import { ageBands } from '../seats/booking.ts'
import { minorActs } from './minor-rule.ts'

/** What hosts say of an entry and another. */
export const pairingTypes = ['merged', 'parted', 'apart', 'alike'] as const
/** As many words about an entry and others as it keeps, the newest. */
export const MOST_PAIRINGS = 100

/** What is said of somebody under 18: their age, what a guardian agreed to, and that this was taken back. */
export const minorityTypes = ['age', 'agreed', 'withdrawn'] as const
/** As many of these words as an entry keeps, the newest. */
export const MOST_MINORITY = 40
/** As long as the name of who agreed for a minor may be. */
export const LONGEST_GUARDIAN = 60

/** A person of the site's directory, and the name they chose. Hosts only. */
export const visitorSchema = {
  title: 'visitor',
  version: 3,
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
    /**
     * What was said of an age under 18, and who agreed for them; never altered once said. An age is a band and the day on
     * which it was said, by the person at a kiosk or by a host; what a guardian agreed to is noted by hosts alone, and
     * says by whom, for what and until when.
     */
    minority: {
      type: 'array',
      maxItems: MOST_MINORITY,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** The revision that said it. */
          id: { type: 'string', minLength: 1, maxLength: 80 },
          type: { type: 'string', enum: minorityTypes },
          at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
          by: { type: 'string', minLength: 1, maxLength: 40 },
          /** Who was signed in there; absent of what the person said. */
          host: { type: 'string', minLength: 1, maxLength: LONGEST_ACCOUNT_NAME },
          band: { type: 'string', enum: ageBands },
          /** The day on which an age was said or an agreement given. */
          on: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 },
          guardian: { type: 'string', minLength: 1, maxLength: LONGEST_GUARDIAN },
          acts: { type: 'array', maxItems: 6, uniqueItems: true, items: { type: 'string', enum: minorActs } },
          /** The last day of an agreement. */
          until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 },
          /** The agreement that is taken back. */
          ofId: { type: 'string', minLength: 1, maxLength: 80 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'private',
    },
    note: { type: 'string', maxLength: 500, dataClass: 'private' },
  },
  required: [...recordRequired, 'stamps', 'firstSeenOn', 'lastSeenOn'],
} as const

export type Visitor = ExtractDocumentTypeFromTypedRxJsonSchema<typeof visitorSchema>
export type Pairing = NonNullable<Visitor['pairings']>[number]
export type MinorityWord = NonNullable<Visitor['minority']>[number]
