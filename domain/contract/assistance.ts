import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, passToken, recordId, text } from './fields.ts'

const assistance = {
  title: 'help at a kiosk',
  type: 'object',
  additionalProperties: false,
  /** `host`: by which name they are called at a kiosk. `endsAt`: when it ends by itself. */
  properties: { assistanceId: text, host: text, beganAt: instant, endsAt: instant },
  required: ['assistanceId', 'host', 'beganAt', 'endsAt'],
} as const

export const beginAssistance = endpoint({
  summary:
    'A host says who they are at a kiosk, to help the holder of a card beside them. One answer for a wrong card, a wrong sign-in, and a host who may not. Ends what was open at this kiosk.',
  method: 'POST',
  path: 'kiosk/assistance',
  caller: 'kiosk',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      token: passToken,
      login: { type: 'string', minLength: 1, maxLength: 120 },
      secret: { type: 'string', minLength: 1, maxLength: 200 },
    },
    required: ['token', 'login', 'secret'],
  },
  reply: assistance,
  refusals: ['wrong-credentials'],
})
/** A help that is open at a kiosk. */
export type OpenAssistance = ReplyOf<typeof beginAssistance>

export const readAssistance = endpoint({
  summary: 'Whether the help that this kiosk began goes on; absent when it ended, for whatever reason.',
  method: 'GET',
  path: 'kiosk/assistance',
  caller: 'kiosk',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { now: instant, assistance },
    required: ['now'],
  },
})

export const endAssistance = endpoint({
  summary: 'A help at this kiosk ends. Done twice it changes nothing.',
  method: 'POST',
  path: 'kiosk/assistance/end',
  caller: 'kiosk',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { assistanceId: recordId },
    required: ['assistanceId'],
  },
})
