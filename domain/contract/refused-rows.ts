import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, text } from './fields.ts'

export const listRefusedRows = endpoint({
  summary:
    'What devices of the site wrote and the server could never accept, newest first: some, and where to go on.',
  method: 'GET',
  path: 'host/refused-rows',
  caller: 'host',
  right: 'daily',
  /** `after`: the `next` of the answer before. */
  query: { type: 'object', properties: { after: { type: 'string', maxLength: 40 } } },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** Of all that there are. */
      count: { type: 'integer', minimum: 0 },
      /** Absent after the last of them. */
      next: text,
      rows: {
        type: 'array',
        items: {
          title: 'refused row',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: text,
            at: instant,
            deviceId: text,
            collection: text,
            recordId: text,
            reason: text,
            field: text,
            /** As the device sent it; `null` when it speaks of what hosts may not read. */
            body: {
              anyOf: [{ type: 'object', additionalProperties: true }, { type: 'string' }, { type: 'null' }],
            },
          },
          required: ['id', 'at', 'deviceId', 'collection', 'recordId', 'reason', 'body'],
        },
      },
    },
    required: ['rows', 'count'],
  },
})
export type RefusedPage = ReplyOf<typeof listRefusedRows>
export type RefusedLine = RefusedPage['rows'][number]

export const resendRefusedRow = endpoint({
  summary: 'Sends a refused row in again, with the value at fault mended if one is given.',
  method: 'POST',
  path: 'host/refused-rows/:id/resend',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** `null` takes the field away. */
      value: {
        anyOf: [
          { type: 'string', maxLength: 20_000 },
          { type: 'number' },
          { type: 'boolean' },
          { type: 'null' },
        ],
      },
    },
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      outcome: { type: 'string', enum: ['accepted', 'conflict', 'later', 'refused'] },
      reason: text,
      field: text,
    },
    required: ['outcome'],
  },
  refusals: ['not-found'],
  reasons: ['not-correctable'],
})
/** What a host puts in place of the value at fault; `null` takes the field away. */
export type CorrectedValue = NonNullable<BodyOf<typeof resendRefusedRow>['value']> | null

export const setRefusedRowAside = endpoint({
  summary: 'Takes a refused row off the list, for good.',
  method: 'POST',
  path: 'host/refused-rows/:id/set-aside',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
})
