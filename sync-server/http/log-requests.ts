import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Scope } from '../../domain/sync/scope.ts'

/** One line a request: what was asked, by which device, how it went. Never bodies, names, tokens or addresses. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now()
    // A line that breaks in the middle is whoever asked to notice: an error event that nobody hears would
    // end the whole process.
    request.on('error', () => undefined)
    response.on('error', (error) => log.warn({ err: error }, 'broken answer'))
    response.on('close', () => {
      const { method } = request
      log.info(
        {
          method,
          // Without what was looked for: an id in a path may name a person.
          path: (request.route as { path?: string } | undefined)?.path ?? 'other',
          status: response.statusCode,
          ms: Math.round(performance.now() - start),
          device: deviceOf(response),
        },
        'request',
      )
    })
    next()
  }
}

function deviceOf(response: Response): string | undefined {
  return (response.locals['scope'] as Scope | undefined)?.deviceId
}
