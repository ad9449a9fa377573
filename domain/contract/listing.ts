import { DEPARTMENT } from '../hiring/department.ts'
import { listingDistances, TOWN_CODE } from '../hiring/listing-place.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant } from './fields.ts'

const department = { type: 'string', maxLength: 3, pattern: DEPARTMENT } as const

const town = {
  code: { type: 'string', maxLength: 5, pattern: TOWN_CODE },
  name: { type: 'string', minLength: 1, maxLength: 80 },
} as const
const near = {
  type: 'object',
  additionalProperties: false,
  /** `distance`: in km. */
  properties: { ...town, distance: { type: 'integer', enum: listingDistances } },
  required: ['code', 'name', 'distance'],
} as const

const faults = ['refused-credentials', 'too-many-requests', 'unreachable', 'failing', 'unreadable'] as const

const listing = {
  type: 'object',
  additionalProperties: false,
  properties: {
    /** Whoever runs the server gave it an access to France Travail. */
    linked: { type: 'boolean' },
    /** Of which the kiosks show the offers, or around which town; both absent: of none. */
    department,
    near,
    /** When it was asked last, and when all was read last. */
    triedAt: instant,
    doneAt: instant,
    /** Why nothing could be read the last time. */
    fault: { type: 'string', enum: faults },
    /** How many the kiosks show, and how many France Travail had. */
    shown: { type: 'integer', minimum: 0 },
    total: { type: 'integer', minimum: 0 },
  },
  required: ['linked', 'shown'],
} as const

export const readListing = endpoint({
  summary: 'Where the listed offers come from, and how the last reading went.',
  method: 'GET',
  path: 'host/listing',
  caller: 'host',
  right: 'daily',
  reply: listing,
})
export type ListingState = ReplyOf<typeof readListing>

export const chooseListing = endpoint({
  summary: 'Shows the offers of a department from now on, of a town and what lies around it, or of none.',
  method: 'POST',
  path: 'host/listing',
  caller: 'host',
  right: 'settings',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { department, near },
  },
  reply: listing,
})

export const findTowns = endpoint({
  summary:
    'Towns of France by the beginning of their name or by their postal code, as France Travail lists them.',
  method: 'GET',
  path: 'host/listing/towns',
  caller: 'host',
  right: 'settings',
  query: {
    type: 'object',
    additionalProperties: false,
    properties: { name: { type: 'string', minLength: 2, maxLength: 80 } },
    required: ['name'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      towns: {
        type: 'array',
        maxItems: 12,
        items: {
          title: 'town',
          type: 'object',
          additionalProperties: false,
          properties: { ...town, postcode: { type: 'string', maxLength: 5 } },
          required: ['code', 'name', 'postcode'],
        },
      },
    },
    required: ['towns'],
  },
  /** `not-linked`: the server has no access to France Travail; the others: why it did not say. */
  reasons: ['not-linked', ...faults],
})
export type FoundTown = ReplyOf<typeof findTowns>['towns'][number]
