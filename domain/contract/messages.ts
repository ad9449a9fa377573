import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, text } from './fields.ts'

export const listMessages = endpoint({
  summary:
    'Messages of the site that neither e-mail nor SMS carried, oldest first: to print, or to say in another way.',
  method: 'GET',
  path: 'host/messages',
  caller: 'host',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      messages: {
        type: 'array',
        items: {
          title: 'message that waits',
          type: 'object',
          additionalProperties: false,
          properties: {
            key: text,
            /** Who is to hear of it. */
            to: text,
            /**
             * `waiting`: there is no way to send it, or no address; `unsure`: it may have left; `bounced`: nobody is
             * at that address; `failed`: it was refused on its way; `missed`: it became too late to leave.
             */
            state: { type: 'string', enum: ['waiting', 'unsure', 'bounced', 'failed', 'missed'] },
            dueAt: instant,
            subject: text,
            words: text,
          },
          required: ['key', 'to', 'state', 'dueAt', 'subject', 'words'],
        },
      },
    },
    required: ['messages'],
  },
})
export type MessageLine = ReplyOf<typeof listMessages>['messages'][number]

export const messageTold = endpoint({
  summary: 'A host told it in another way: it leaves the list, and never leaves by itself.',
  method: 'POST',
  path: 'host/messages/told',
  caller: 'host',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { key: { type: 'string', minLength: 1, maxLength: 200 } },
    required: ['key'],
  },
  refusals: ['not-found'],
})
