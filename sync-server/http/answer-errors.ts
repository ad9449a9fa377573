import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { refusalStatus, type RequestRefusal } from '../../domain/contract/refusals.ts'
import { SECOND } from '../../domain/time.ts'
import { StoreAwayError } from '../store/postgres-fault.ts'
import { StoreFullError } from '../store/store.ts'
import { requestIdIn } from './log-requests.ts'
import { errorReply, RequestError } from './request-error.ts'

/** Turns whatever a handler threw into an answer. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const refusal = refusalOf(error, log, response)
    // Half an answer cannot become another one: whoever asked sees it break, and asks again.
    if (response.headersSent) return void response.destroy()
    sendRefusal(response, refusal, detailsOf(error))
  }
}

/** Seconds until a database that went away is asked again, and how many more at most: not by all devices at once. */
const AWAY_FOR = 5
const SPREAD = 10

/** What else is said with a refusal. */
export function detailsOf(error: unknown): Partial<Pick<RequestError, 'retryAfter' | 'reasons' | 'fault'>> {
  if (error instanceof StoreAwayError) return { retryAfter: AWAY_FOR + Math.floor(Math.random() * SPREAD) }
  return error instanceof RequestError ? error : {}
}

export function sendRefusal(
  response: Response,
  refusal: RequestRefusal,
  details: Partial<Pick<RequestError, 'retryAfter' | 'reasons' | 'fault'>> = {},
): void {
  const { retryAfter } = details
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter))
  response.status(refusalStatus[refusal]).json(errorReply(refusal, details))
}

/** The address exists and does not answer to this method. */
export function sendWrongMethod(response: Response, allowed: readonly string[]): void {
  response.setHeader('allow', allowed.join(', '))
  response.status(405).json(errorReply('invalid-request'))
}

/** What an error means for whoever asked; only what nobody expected is logged as one. */
export function refusalOf(error: unknown, log: Logger, response: Response): RequestRefusal {
  const refusal = meaningOf(error)
  const line = { requestId: requestIdIn(response), err: stripped(error) }
  if (refusal === 'unexpected' || refusal === 'server-full') log.error(line, refusal)
  if (refusal === 'database-away' && isToBeTold(log)) log.error(line, refusal)
  return refusal
}

/** A database that is away is told to whoever keeps the server so often at most: all devices ask again and again. */
const AWAY_TOLD_EVERY = 10 * SECOND
const toldAt = new WeakMap<object, number>()

function isToBeTold(log: object): boolean {
  const now = performance.now()
  if (now - (toldAt.get(log) ?? -Infinity) < AWAY_TOLD_EVERY) return false
  toldAt.set(log, now)
  return true
}

function meaningOf(error: unknown): RequestRefusal {
  if (error instanceof RequestError) return error.refusal
  if (error instanceof StoreFullError) return 'server-full'
  if (error instanceof StoreAwayError) return 'database-away'
  // What the body reader throws carries the status it means.
  const { status } = (error ?? {}) as { status?: number }
  if (status === 413) return 'too-large'
  if (status !== undefined && status >= 400 && status < 500) return 'invalid-request'
  return 'unexpected'
}

/** Name, message and stack: an error's other fields may hold what somebody typed. */
function stripped(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { cause } = error
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(cause instanceof Error ? { cause: cause.message } : {}),
  }
}
