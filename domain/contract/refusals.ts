/** Why a request as a whole gets nothing, by name, with the HTTP status that goes with each. */
export const refusalStatus = {
  /** No token, a wrong one, or one that was revoked. */
  'unknown-device': 401,
  /** The same of the key of a tool. */
  'unknown-tool': 401,
  /** The person's session ended. */
  'sign-in-needed': 401,
  /** Enrolment code wrong, used or out of date: one answer for all three. */
  'wrong-code': 403,
  /** Sign-in, pass or secret wrong: one answer for all. */
  'wrong-credentials': 403,
  /** The body or the query does not have the form of this address. */
  'invalid-request': 400,
  'not-found': 404,
  /** Rules stand against it: `reasons` names each. */
  'not-possible': 409,
  /** Nobody does it beside somebody: a host helps at this kiosk, and the help ends first. */
  'own-act': 409,
  /** Under the id of this request something else was made already. */
  'request-reused': 409,
  'too-large': 413,
  /** The application must be updated. */
  'protocol-too-old': 426,
  'too-many-requests': 429,
  unexpected: 500,
  /** The server has just started and does not know yet what day it is. */
  'clock-in-doubt': 503,
  /** The database does not answer: whether the last write was kept is not known, and nothing that was before is lost. */
  'database-away': 503,
  /** Of a server that is asked whether it is ready: it was told to stop, and finishes what it has begun. */
  'server-stopping': 503,
  /** Of the same: the database lacks changes that this version needs, as an older copy does. */
  'database-behind': 503,
  /** The disk is full: nothing was kept, try again. */
  'server-full': 507,
} as const

export type RequestRefusal = keyof typeof refusalStatus

/** Any request may be answered with one of these. */
export const commonRefusals = [
  'invalid-request',
  'too-large',
  'protocol-too-old',
  'too-many-requests',
  'unexpected',
  'clock-in-doubt',
  'database-away',
  'server-full',
] as const satisfies readonly RequestRefusal[]
export type CommonRefusal = (typeof commonRefusals)[number]

/** What is wrong with a body or a query: where, as `rooms.0.name`, and the rule's name in its schema. */
export interface RequestFault {
  field: string
  rule: string
}

/** The body of every refusal. */
export interface ErrorReply {
  error: RequestRefusal
  /** What the person in front of the screen reads. */
  message: string
  /** Seconds to wait before the next try, with `too-many-requests`, `clock-in-doubt` and `database-away`. */
  retryAfter?: number
  /** Named by the rules of the domain, with `not-possible`. */
  reasons?: readonly string[]
  /** With `invalid-request`, where the form of the request is known. */
  fault?: RequestFault
}

/** The form of `ErrorReply`, for those who read the contract elsewhere. */
export const errorReplySchema = {
  title: 'refusal',
  type: 'object',
  additionalProperties: false,
  properties: {
    error: { type: 'string', enum: Object.keys(refusalStatus) as RequestRefusal[] },
    message: { type: 'string' },
    retryAfter: { type: 'integer', minimum: 1 },
    reasons: { type: 'array', items: { type: 'string' } },
    fault: {
      type: 'object',
      additionalProperties: false,
      properties: { field: { type: 'string' }, rule: { type: 'string' } },
      required: ['field', 'rule'],
    },
  },
  required: ['error', 'message'],
} as const
