import { DEPARTMENT } from '../hiring/department.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant } from './fields.ts'

const department = { type: 'string', maxLength: 3, pattern: DEPARTMENT } as const

const listing = {
  type: 'object',
  additionalProperties: false,
  properties: {
    /** Whoever runs the server gave it an access to France Travail. */
    linked: { type: 'boolean' },
    /** Of which the kiosks show the offers; absent: of none. */
    department,
    /** When it was asked last, and when all was read last. */
    triedAt: instant,
    doneAt: instant,
    /** Why nothing could be read the last time. */
    fault: {
      type: 'string',
      enum: ['refused-credentials', 'too-many-requests', 'unreachable', 'failing', 'unreadable'],
    },
    /** How many the kiosks show, and how many France Travail had. */
    shown: { type: 'integer', minimum: 0 },
    total: { type: 'integer', minimum: 0 },
  },
  required: ['linked', 'shown'],
} as const

export const readListing = endpoint({
  summary: 'Of which department the kiosks show the offers of France Travail, and how reading them went.',
  method: 'GET',
  path: 'host/listing',
  caller: 'host',
  reply: listing,
})
export type ListingState = ReplyOf<typeof readListing>

export const chooseListing = endpoint({
  summary: 'Shows the offers of another department from now on, or of none.',
  method: 'POST',
  path: 'host/listing',
  caller: 'host',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { department },
  },
  reply: listing,
})
