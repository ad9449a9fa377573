import { applicationSchema } from '../hiring/application.ts'
import { visitSchema } from '../visits/visit.ts'
import { endpoint } from './endpoint.ts'
import { recordId } from './fields.ts'

export const readOlder = endpoint({
  summary:
    'Records of one day, or about one offer, that are too old to be held by host desks: to be read, not kept.',
  method: 'GET',
  path: 'host/older',
  caller: 'host',
  right: 'daily',
  noStore: true,
  query: {
    title: 'what is older',
    type: 'object',
    additionalProperties: false,
    properties: {
      collection: { type: 'string', enum: ['visits', 'applications'] },
      /** The day of visits; the id of the offer of applications. */
      of: recordId,
      /** The last record that was told. */
      after: recordId,
    },
    required: ['collection', 'of'],
  },
  reply: {
    title: 'older records',
    type: 'object',
    additionalProperties: false,
    properties: {
      visits: { type: 'array', items: visitSchema },
      applications: { type: 'array', items: applicationSchema },
      /** There may be more after this one. */
      next: recordId,
    },
    required: ['visits', 'applications'],
  },
})
