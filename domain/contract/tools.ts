import { hookEnds, hookEvents, hookTopics } from '../tools/hook-event.ts'
import { toolRights } from '../tools/tool-right.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, requestId, shortId, text } from './fields.ts'
import { neededLine } from './words.ts'

const rights = {
  type: 'array',
  minItems: 1,
  maxItems: toolRights.length,
  uniqueItems: true,
  items: { type: 'string', enum: toolRights },
} as const
const topics = {
  type: 'array',
  minItems: 1,
  maxItems: hookTopics.length,
  uniqueItems: true,
  items: { type: 'string', enum: hookTopics },
} as const
const toolName = neededLine(60)
const address = { type: 'string', minLength: 8, maxLength: 400 } as const

const delivery = {
  title: 'delivery of a webhook',
  type: 'object',
  additionalProperties: false,
  properties: {
    event: { type: 'string', enum: hookEvents },
    at: instant,
    tries: { type: 'integer', minimum: 0 },
    /** When its address took it in; absent: not yet, or never. */
    deliveredAt: instant,
    /** When it is tried again; absent: not any more. */
    nextTryAt: instant,
    /** The last answer: an HTTP status, or why there was none. */
    answer: { type: 'string', maxLength: 40 },
  },
  required: ['event', 'at', 'tries'],
} as const

export const listTools = endpoint({
  summary: 'The programs of the site’s own: their keys, and the addresses that are told what changes.',
  method: 'GET',
  path: 'host/tools',
  caller: 'host',
  right: 'settings',
  noStore: true,
  reply: {
    title: 'tools of the site',
    type: 'object',
    additionalProperties: false,
    properties: {
      tools: {
        type: 'array',
        items: {
          title: 'tool',
          type: 'object',
          additionalProperties: false,
          properties: {
            toolId: text,
            name: text,
            rights,
            madeAt: instant,
            /** The host who made the key. */
            madeBy: text,
            /** By the day. */
            usedAt: instant,
          },
          required: ['toolId', 'name', 'rights', 'madeAt', 'madeBy'],
        },
      },
      hooks: {
        type: 'array',
        items: {
          title: 'webhook',
          type: 'object',
          additionalProperties: false,
          properties: {
            hookId: text,
            url: text,
            topics,
            madeAt: instant,
            madeBy: text,
            endedAt: instant,
            endedBecause: { type: 'string', enum: hookEnds },
            /** The latest first. */
            deliveries: { type: 'array', maxItems: 10, items: delivery },
          },
          required: ['hookId', 'url', 'topics', 'madeAt', 'madeBy', 'deliveries'],
        },
      },
    },
    required: ['tools', 'hooks'],
  },
})
export type ToolLine = ReplyOf<typeof listTools>['tools'][number]
export type HookLine = ReplyOf<typeof listTools>['hooks'][number]
export type HookDelivery = HookLine['deliveries'][number]

export const addTool = endpoint({
  summary:
    'A key for a program of the site’s own, told this once; the same request gets another key for the same tool.',
  method: 'POST',
  path: 'host/tools',
  caller: 'host',
  right: 'settings',
  noStore: true,
  body: {
    title: 'tool form',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, name: toolName, rights },
    required: ['requestId', 'name', 'rights'],
  },
  status: 201,
  reply: {
    title: 'key of a tool',
    type: 'object',
    additionalProperties: false,
    properties: { toolId: text, key: text },
    required: ['toolId', 'key'],
  },
  refusals: ['request-reused'],
  reasons: ['too-many', 'ended'],
})
export type ToolForm = Omit<BodyOf<typeof addTool>, 'requestId'>

export const endTool = endpoint({
  summary: 'From now on the key of a tool is worth nothing.',
  method: 'DELETE',
  path: 'host/tools/:id',
  caller: 'host',
  right: 'settings',
  refusals: ['not-found'],
})

export const addHook = endpoint({
  summary:
    'An address that is told what changes, each message signed with the secret that is told here, as Standard Webhooks says.',
  method: 'POST',
  path: 'host/webhooks',
  caller: 'host',
  right: 'settings',
  noStore: true,
  body: {
    title: 'webhook form',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, url: address, topics },
    required: ['requestId', 'url', 'topics'],
  },
  status: 201,
  reply: {
    title: 'secret of a webhook',
    type: 'object',
    additionalProperties: false,
    properties: { hookId: shortId, secret: text },
    required: ['hookId', 'secret'],
  },
  refusals: ['request-reused'],
  /** `not-https`: what is told could be read on the way. `with-password`: the address names a user. */
  reasons: ['too-many', 'ended', 'not-an-address', 'not-https', 'with-password'],
})
export type HookForm = Omit<BodyOf<typeof addHook>, 'requestId'>

export const endHook = endpoint({
  summary: 'Its address is told nothing more.',
  method: 'DELETE',
  path: 'host/webhooks/:id',
  caller: 'host',
  right: 'settings',
  refusals: ['not-found'],
})

export const testHook = endpoint({
  summary: 'Sends its address a message that says nothing, to see whether it arrives.',
  method: 'POST',
  path: 'host/webhooks/:id/test',
  caller: 'host',
  right: 'settings',
  refusals: ['not-found'],
})
