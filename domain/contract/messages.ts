import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, text } from './fields.ts'

export const listMessages = endpoint({
  summary:
    'Messages of the site that neither e-mail nor SMS carried, oldest first: to print, or to say in another way.',
  method: 'GET',
  path: 'host/messages',
  caller: 'host',
  right: 'daily',
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
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { key: { type: 'string', minLength: 1, maxLength: 200 } },
    required: ['key'],
  },
  refusals: ['not-found'],
})

/** An address of an employer, and why it got no messages. */
const stopped = {
  employerId: text,
  name: text,
  address: text,
  because: { type: 'string', enum: ['bounced', 'unsubscribed'] },
  at: instant,
} as const

export const listStops = endpoint({
  summary:
    'Addresses of employers that get no messages any more, the latest first: because they bounce or asked for none, and those that a host allowed again.',
  method: 'GET',
  path: 'host/mail-stops',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      stops: {
        type: 'array',
        items: {
          title: 'address without messages',
          type: 'object',
          additionalProperties: false,
          properties: stopped,
          required: ['employerId', 'name', 'address', 'because', 'at'],
        },
      },
      lifts: {
        type: 'array',
        items: {
          title: 'address with messages again',
          type: 'object',
          additionalProperties: false,
          properties: {
            ...stopped,
            /** The host who let them go; absent: their account is gone. */
            by: text,
          },
          required: ['employerId', 'name', 'address', 'because', 'at'],
        },
      },
    },
    required: ['stops', 'lifts'],
  },
})
export type MailStopLine = ReplyOf<typeof listStops>['stops'][number]
export type MailStopLift = ReplyOf<typeof listStops>['lifts'][number]

export const liftStop = endpoint({
  summary: 'An address gets messages again: it was mended, or whoever is there asked for them.',
  method: 'POST',
  path: 'host/mail-stops/lift',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      employerId: { type: 'string', minLength: 1, maxLength: 40 },
      address: { type: 'string', minLength: 1, maxLength: 200 },
    },
    required: ['employerId', 'address'],
  },
  refusals: ['not-found'],
})
