import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { refusalStatus, type RequestRefusal } from '../../domain/contract/refusals.ts'
import { StoreFullError } from '../store/store.ts'
import { errorReply, RequestError } from './request-error.ts'

/** Turns whatever a handler threw into an answer. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const refusal = refusalOf(error, log)
    // Half an answer cannot become another one: whoever asked sees it break, and asks again.
    if (response.headersSent) return void response.destroy()
    sendRefusal(response, refusal, error instanceof RequestError ? error : {})
  }
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
export function refusalOf(error: unknown, log: Logger): RequestRefusal {
  const refusal = meaningOf(error)
  if (refusal === 'unexpected' || refusal === 'server-full') log.error({ err: stripped(error) }, refusal)
  return refusal
}

function meaningOf(error: unknown): RequestRefusal {
  if (error instanceof RequestError) return error.refusal
  if (error instanceof StoreFullError) return 'server-full'
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
