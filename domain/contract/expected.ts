import { visitReasons, visitSchema } from '../visits/visit.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, requestId, text } from './fields.ts'
import { neededLine } from './words.ts'

const reason = { type: 'string', enum: visitReasons } as const

export const listExpected = endpoint({
  summary: 'Who is expected at the site from today on and has not come yet, the first one first.',
  method: 'GET',
  path: 'host/expected',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      expected: {
        type: 'array',
        items: {
          title: 'expected visitor',
          type: 'object',
          additionalProperties: false,
          properties: {
            expectedId: text,
            name: text,
            day: text,
            /** `HH:MM`; absent: some time that day. */
            clock: text,
            reason,
            /** Who noted it. */
            host: text,
            at: instant,
          },
          required: ['expectedId', 'name', 'day', 'host', 'at'],
        },
      },
    },
    required: ['expected'],
  },
})
export type ExpectedLine = ReplyOf<typeof listExpected>['expected'][number]

export const expectVisitor = endpoint({
  summary:
    'Somebody is expected, by a name that a host typed. It is forgotten once they came, or two days later.',
  method: 'POST',
  path: 'host/expected',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'who is expected',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      name: neededLine(visitSchema.properties.name.maxLength),
      day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 },
      clock: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 },
      reason,
    },
    required: ['requestId', 'name', 'day'],
  },
  refusals: ['request-reused'],
  /** `not-a-day`: it is over, or further off than people are noted. */
  reasons: ['not-a-day', 'too-many'],
})
export type ExpectedForm = Omit<BodyOf<typeof expectVisitor>, 'requestId'>

export const forgetExpected = endpoint({
  summary: 'They came, or come no more: nothing is kept of having expected them.',
  method: 'DELETE',
  path: 'host/expected/:expectedId',
  caller: 'host',
  right: 'daily',
})
