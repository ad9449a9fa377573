import type { ErrorReply, RequestRefusal } from '../../domain/sync/messages.ts'
import type { Machine } from './machine.ts'
import { PROTOCOL, PROTOCOL_HEADER, TOLD_HEADER, WAITING_HEADER } from '../../domain/sync/protocol.ts'

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
}

/** Why a request brought nothing. `unreachable`: no answer, or an answer that no server of ours gives. */
export type CallRefusal = RequestRefusal | 'unreachable'

export interface Refused {
  readonly ok: false
  readonly reason: CallRefusal
  /** Seconds, when the server says how long to wait. */
  readonly retryAfter?: number
  /** The rules that stand against it, by name, with `not-possible`. */
  readonly reasons?: readonly string[]
}
export type Reply<T> = { readonly ok: true; readonly value: T } | Refused

export interface CallOptions {
  body?: unknown
  /** The person's session, for addresses that need one. */
  session?: string
  /** In milliseconds, 20 s unless told. */
  timeout?: number
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export function requestHeaders(target: ServerTarget, session?: string): Record<string, string> {
  const told = target.told?.()
  return {
    [PROTOCOL_HEADER]: String(PROTOCOL),
    [WAITING_HEADER]: String(target.waiting()),
    ...(told ? { [TOLD_HEADER]: told } : {}),
    ...(target.token ? { authorization: `Bearer ${target.token}` } : {}),
    ...(session ? { [SESSION_HEADER]: session } : {}),
  }
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
