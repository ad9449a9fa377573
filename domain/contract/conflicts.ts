import { journaledCollections } from '../sync/field-conflicts.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, text } from './fields.ts'

/** What one of two devices wrote. `text`: where it is one; `isEmpty`: it took out what stood there. */
const side = {
  type: 'object',
  additionalProperties: false,
  properties: { device: text, at: instant, text, isEmpty: { type: 'boolean' } },
  required: ['device', 'at', 'isEmpty'],
} as const

export const listConflicts = endpoint({
  summary:
    'Fields that two devices changed apart, each without knowing the other: what stayed, and what did not, of the last thirty days.',
  method: 'GET',
  path: 'host/conflicts',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    title: 'conflict journal',
    type: 'object',
    additionalProperties: false,
    properties: {
      conflicts: listOf(
        {
          ...{ conflictId: recordId, recordId, field: text, at: instant, kept: side, other: side },
          collection: { type: 'string', enum: journaledCollections },
        },
        ['conflictId', 'collection', 'recordId', 'field', 'at', 'kept', 'other'],
      ),
    },
    required: ['conflicts'],
  },
})
export type FieldConflictLine = ReplyOf<typeof listConflicts>['conflicts'][number]
