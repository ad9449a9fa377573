import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { PRACTICE_PATH } from '../../domain/contract/practice-site.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerMetrics } from '../metrics/server-metrics.ts'

/** By what whoever asks for help names a request: it stands in its answer and in each line that the server logged of it. */
const REQUEST_ID_HEADER = 'x-request-id'

/** Asked every few seconds, and worth a line only when the answer is no. */
const watched = new Set(['/health', '/ready'])

/**
 * One line a request: what was asked, by which device, how it went. Never bodies, names, tokens or addresses, nor an id
 * that whoever asks chose.
 */
export function logRequests(log: Logger, metrics?: ServerMetrics): RequestHandler {
  return (request, response, next) => {
    const start = performance.now()
    const isPractice = request.path.startsWith(`/${PRACTICE_PATH}/`)
    // A practice site is a server within this one: the request keeps the id that it came in with.
    const requestId = (response.locals['requestId'] as string | undefined) ?? randomUUID()
    response.locals['requestId'] = requestId
    response.setHeader(REQUEST_ID_HEADER, requestId)
    // A line that breaks in the middle is whoever asked to notice: an error event that nobody hears would
    // end the whole process.
    request.on('error', () => undefined)
    response.on('error', (error) => log.warn({ requestId, err: error }, 'broken answer'))
    response.on('close', () => {
      const { method } = request
      const took = performance.now() - start
      const route = isPractice ? 'practice' : routeOf(request)
      const status = response.headersSent ? response.statusCode : null
      metrics?.requestDone({ method, route, status, took })
      if (watched.has(route) && status === 200) return
      const line = { requestId, method, route, status, ms: Math.round(took), device: deviceOf(response) }
      log.info(line, 'request')
    })
    next()
  }
}

/** The id of the request that is being answered, for what else is logged of it. */
export function requestIdIn(response: Response): string | undefined {
  return response.locals['requestId'] as string | undefined
}

/** The address as it is registered, without what was looked for: an id in a path may name a person. */
function routeOf(request: Request): string {
  const path = (request.route as { path?: unknown } | undefined)?.path
  return typeof path === 'string' ? path : 'other'
}

function deviceOf(response: Response): string | undefined {
  return (response.locals['scope'] as Scope | undefined)?.deviceId
}
