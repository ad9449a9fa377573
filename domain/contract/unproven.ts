import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, shortId, text } from './fields.ts'

export const listUnproven = endpoint({
  summary: 'Applications made with a card and other pictures than the card’s, that nobody looked at yet.',
  method: 'GET',
  path: 'host/unproven-applications',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      applications: {
        type: 'array',
        items: {
          title: 'unproven application',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: text,
            receivedAt: instant,
            /** The name under it; empty when it was sent without one. */
            signed: text,
            /** The name of the visitor whose card it was, when one is known. */
            holder: text,
            visitorId: shortId,
          },
          required: ['id', 'receivedAt', 'signed', 'visitorId'],
        },
      },
    },
    required: ['applications'],
  },
})
export type UnprovenLine = ReplyOf<typeof listUnproven>['applications'][number]

export const attachUnproven = endpoint({
  summary: 'The host knows that the card’s holder sent it: it joins their list.',
  method: 'POST',
  path: 'host/unproven-applications/:id/attach',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
  reasons: ['already-applied'],
})

export const setUnprovenAside = endpoint({
  summary: 'It stays off the card’s list for good; the employer’s copy stays as it is.',
  method: 'POST',
  path: 'host/unproven-applications/:id/set-aside',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
})
