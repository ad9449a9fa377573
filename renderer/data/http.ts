import {
  refusalsOf,
  type BodyOf,
  type Endpoint,
  type Method,
  type ParamsOf,
  type QueryOf,
  type ReasonOf,
  type RefusalOf,
  type ReplyOf,
  type SignedInCaller,
} from '../../domain/contract/endpoint.ts'
import type { ErrorReply, RequestRefusal } from '../../domain/contract/refusals.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import type { Machine } from './machine.ts'
import type { Instant } from '../../domain/time.ts'
import {
  DAMAGED_HEADER,
  PROTOCOL,
  PROTOCOL_HEADER,
  TOLD_HEADER,
  WAITING_HEADER,
} from '../../domain/sync/protocol.ts'

const SESSION_HEADER = 'x-pepiniere-session'
/** A request that got no answer in this time is taken as unreachable. */
const REQUEST_TIMEOUT = 20_000

/** Where requests go and as whom. */
export interface ServerTarget {
  machine: Machine
  serverUrl: string
  token?: string
  /** How many writes wait on this device, told with each request so that hosts see it. */
  waiting: () => number
  /** The epoch under which all that it holds of seats was told, if it was. */
  told?: () => string | null
  /** When a part of what it holds was found damaged, if it was. */
  damagedAt?: () => Instant | null
}

/**
 * Why a request brought nothing. `unreachable`: no answer, or an answer that no server of ours gives.
 * `unreadable`: an answer in another form than its contract says.
 */
export type CallRefusal = RequestRefusal | 'unreachable' | 'unreadable'

export interface Refused<Why extends CallRefusal = CallRefusal, Reason extends string = string> {
  readonly ok: false
  readonly reason: Why
  /** Seconds, when the server says how long to wait. */
  readonly retryAfter?: number
  /** The rules that stand against it, by name, with `not-possible`. */
  readonly reasons?: readonly Reason[]
}
export type Reply<T, Why extends CallRefusal = CallRefusal, Reason extends string = string> =
  | { readonly ok: true; readonly value: T }
  | Refused<Why, Reason>

/** What becomes of one call of the contract. */
export type ReplyTo<E extends Endpoint> = Reply<
  ReplyOf<E>,
  RefusalOf<E> | 'unreachable' | 'unreadable',
  ReasonOf<E>
>

type StringMap = Record<string, string>
type Part<Name extends string, Value> = [Value] extends [undefined] ? unknown : Record<Name, Value>
/** What one call of the contract needs. */
export type CallOf<E extends Endpoint> = ([keyof ParamsOf<E>] extends [never]
  ? unknown
  : { params: ParamsOf<E> }) &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> &
  (E['caller'] extends SignedInCaller ? { session: string } : { session?: string }) & {
    /** In milliseconds, 20 s unless told. */
    timeout?: number
  }

export interface CallOptions {
  body?: unknown
  /** The person's session, for addresses that need one. */
  session?: string
  /** In milliseconds, 20 s unless told. */
  timeout?: number
}

export function requestHeaders(target: ServerTarget, session?: string): Record<string, string> {
  const told = target.told?.()
  const damagedAt = target.damagedAt?.() ?? null
  return {
    [PROTOCOL_HEADER]: String(PROTOCOL),
    [WAITING_HEADER]: String(target.waiting()),
    ...(told ? { [TOLD_HEADER]: told } : {}),
    ...(damagedAt === null ? {} : { [DAMAGED_HEADER]: String(damagedAt) }),
    ...(target.token ? { authorization: `Bearer ${target.token}` } : {}),
    ...(session ? { [SESSION_HEADER]: session } : {}),
  }
}

/** A newer server may say more than this device knows. */
const passedOver: ReadonlySet<string> = new Set(['additionalProperties'])

/** One call of the contract. Its answer has the form that the contract says, or a name of what went wrong. */
export async function call<E extends Endpoint>(
  target: ServerTarget,
  endpoint: E,
  asked: CallOf<E>,
): Promise<ReplyTo<E>> {
  const { params = {}, query, ...options } = asked as CallOptions & Record<'params' | 'query', StringMap>
  const path = endpoint.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name]!))
  const search = query ? `?${new URLSearchParams(query).toString()}` : ''
  const reply = await callServer<unknown>(target, endpoint.method, path + search, options)
  return understood(endpoint, reply) as ReplyTo<E>
}

function understood(endpoint: Endpoint, reply: Reply<unknown>): Reply<unknown> {
  if (reply.ok) {
    if (!endpoint.reply) return { ok: true, value: undefined }
    const isFit = firstFault(endpoint.reply, reply.value, passedOver) === null
    return isFit ? reply : { ok: false, reason: 'unreadable' }
  }
  if (reply.reason === 'unreachable' || reply.reason === 'unreadable') return reply
  // The server cannot tell what became of it: as when no answer came, screens do what they can without it, and what is
  // asked again is asked under the same id.
  if (reply.reason === 'database-away') return { ...reply, reason: 'unreachable' }
  // A name that this call cannot be answered with says no more than that it failed.
  if (!refusalsOf(endpoint).includes(reply.reason)) return { ok: false, reason: 'unexpected' }
  if (!reply.reasons) return reply
  return { ...reply, reasons: reply.reasons.filter((reason) => endpoint.reasons?.includes(reason)) }
}

/** One JSON request to an address under `/v1`. Never throws: everything that can go wrong has a name. */
export async function callServer<T>(
  target: ServerTarget,
  method: Method,
  path: string,
  { body, session, timeout = REQUEST_TIMEOUT }: CallOptions = {},
): Promise<Reply<T>> {
  const patience = new AbortController()
  const cancel = target.machine.timers.after(timeout, () => patience.abort())
  try {
    const response = await target.machine.fetch(`${target.serverUrl}/v1/${path}`, {
      method,
      headers: {
        ...requestHeaders(target, session),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: patience.signal,
    })
    if (!response.ok) return await readRefusal(response)
    const text = await response.text()
    return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T }
  } catch {
    return { ok: false, reason: 'unreachable' }
  } finally {
    cancel()
  }
}

/** The named reason of an answer that is an error. A body that is not ours (a proxy's page) is `unreachable`. */
export async function readRefusal(response: Response): Promise<Refused> {
  try {
    const { error, retryAfter, reasons } = (await response.json()) as ErrorReply
    if (typeof error !== 'string') return { ok: false, reason: 'unreachable' }
    return {
      ok: false,
      reason: error,
      ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
      ...(Array.isArray(reasons) ? { reasons } : {}),
    }
  } catch {
    return { ok: false, reason: 'unreachable' }
  }
}
