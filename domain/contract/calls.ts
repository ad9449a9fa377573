import { callAnswers } from '../calls/host-call.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, text } from './fields.ts'

const says = { type: 'string', enum: callAnswers } as const
const answer = {
  type: 'object',
  additionalProperties: false,
  /** The name by which a host is called at a kiosk. */
  properties: { says, at: instant, host: text },
  required: ['says', 'at', 'host'],
} as const

const callOfKiosk = {
  title: 'call of a kiosk',
  type: 'object',
  additionalProperties: false,
  properties: {
    now: instant,
    /** A host desk of the site was heard of a moment ago. */
    isDeskOn: { type: 'boolean' },
    /** Absent when nobody calls from this kiosk. */
    call: {
      type: 'object',
      additionalProperties: false,
      properties: {
        calledAt: instant,
        /** Since when a desk shows it. */
        shownAt: instant,
        answer,
      },
      required: ['calledAt'],
    },
  },
  required: ['now', 'isDeskOn'],
} as const

export const callHost = endpoint({
  summary: 'Somebody at this kiosk calls a host. A call that goes on is kept as it is.',
  method: 'POST',
  path: 'kiosk/call',
  caller: 'kiosk',
  reply: callOfKiosk,
})

export const readCall = endpoint({
  summary: 'What became of the call of this kiosk. A kiosk that asks no more ends its call.',
  method: 'GET',
  path: 'kiosk/call',
  caller: 'kiosk',
  reply: callOfKiosk,
})
/** The call of a kiosk, as the server knows it. */
export type KioskCall = ReplyOf<typeof readCall>

export const endCall = endpoint({
  summary: 'Nobody has to come to this kiosk any more.',
  method: 'DELETE',
  path: 'kiosk/call',
  caller: 'kiosk',
})

export const listCalls = endpoint({
  summary:
    'Who calls a host at the kiosks of the site: from where and since when. For host desks, locked ones as well.',
  method: 'GET',
  path: 'front/calls',
  caller: 'front',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      now: instant,
      calls: {
        type: 'array',
        items: {
          title: 'call at the kiosks',
          type: 'object',
          additionalProperties: false,
          properties: {
            callId: text,
            /** What the kiosk is called. */
            kiosk: text,
            calledAt: instant,
            answer,
          },
          required: ['callId', 'kiosk', 'calledAt'],
        },
      },
    },
    required: ['now', 'calls'],
  },
  refusals: ['not-found'],
})
export type CallLine = ReplyOf<typeof listCalls>['calls'][number]

export const answerCall = endpoint({
  summary: 'A host answers: somebody comes. Told at the kiosk at once.',
  method: 'POST',
  path: 'host/calls/:callId/answer',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'answer to a call',
    type: 'object',
    additionalProperties: false,
    properties: { says },
    required: ['says'],
  },
  /** `over`: nobody calls there any more. `taken`: somebody is on the way already. */
  reasons: ['over', 'taken'],
})
