import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, pictures, requestId, shortId, text } from './fields.ts'

/** As somebody typed it. */
const typedCode = { type: 'string', maxLength: 40 } as const
const kind = { type: 'string', enum: ['card', 'pictures'] } as const

export const fillStock = endpoint({
  summary: 'Blank cards, signed, for a kiosk to give away without network.',
  method: 'POST',
  path: 'passes/stock',
  caller: 'kiosk',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { count: { type: 'integer', minimum: 1, maximum: 100 } },
    required: ['count'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { tokens: { type: 'array', items: text } },
    required: ['tokens'],
  },
})

export const resolveCode = endpoint({
  summary: 'The signed text of the card with this number, typed where its holder stands.',
  method: 'POST',
  path: 'passes/resolve',
  caller: 'front',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { code: typedCode },
    required: ['code'],
  },
  reply: { type: 'object', additionalProperties: false, properties: { token: text }, required: ['token'] },
  refusals: ['wrong-credentials'],
})

export const recoverPass = endpoint({
  summary:
    'Uses a host’s code for a lost card or lost pictures, typed at a kiosk; the request that used it gets the same card again.',
  method: 'POST',
  path: 'passes/recover',
  caller: 'kiosk',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { requestId, code: typedCode, secret: pictures },
    required: ['code'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kind,
      /** The signed text of the card; `null` while its pictures are still to be chosen. */
      token: { anyOf: [text, { type: 'null' }] },
    },
    required: ['kind', 'token'],
  },
  refusals: ['wrong-credentials'],
})

export const listPassAlerts = endpoint({
  summary: 'Visitors whose pictures were tried as often as a day allows.',
  method: 'GET',
  path: 'host/pass-alerts',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      alerts: {
        type: 'array',
        items: {
          title: 'pass alert',
          type: 'object',
          additionalProperties: false,
          properties: { visitorId: shortId, at: instant },
          required: ['visitorId', 'at'],
        },
      },
    },
    required: ['alerts'],
  },
})
export type PassAlert = ReplyOf<typeof listPassAlerts>['alerts'][number]

export const openRecovery = endpoint({
  summary:
    'A code to type once at a kiosk: a card in place of those that a visitor had, which die at once, or new pictures.',
  method: 'POST',
  path: 'host/recoveries',
  caller: 'host',
  right: 'daily',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { visitorId: shortId, kind },
    required: ['visitorId', 'kind'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { code: text, expiresAt: instant },
    required: ['code', 'expiresAt'],
  },
  refusals: ['not-found'],
})

export const revokePass = endpoint({
  summary: 'No kiosk accepts this card any more, as soon as it hears of it.',
  method: 'POST',
  path: 'host/passes/:id/revoke',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
})
