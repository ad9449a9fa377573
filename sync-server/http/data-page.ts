import type { Request, Router } from 'express'
import { writeDataPage, writeLinkOver } from '../data-page/write-data-page.ts'
import { takeAlong } from '../erasure/data-links.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf, limitRate } from './guards.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { TokenBuckets } from './token-bucket.ts'

const DATA_PATH = '/mes-donnees'
/** As `freshToken` writes it. */
const CODE = /^[\w-]{43}$/

/**
 * Where links to somebody's data begin, or `null` where there is no address to which a telephone may bring them: all of
 * somebody goes over https, or stays on this machine.
 */
export function dataAddress({ publicUrl }: ServerParts, request: Request): string | null {
  if (publicUrl !== undefined) return publicUrl + DATA_PATH
  const isHere = ['localhost', '127.0.0.1'].includes(request.hostname)
  return isHere ? `http://${request.get('host')}${DATA_PATH}` : null
}

/** The page on which a person takes along all that is kept of them, on a telephone of their own. */
export function addDataPage(router: Router, parts: ServerParts, pace: TokenBuckets): void {
  router
    .route(`${DATA_PATH}/:code`)
    .all((request, _response, next) => next(CODE.test(request.params.code) ? undefined : 'router'))
    .get((request, response) => sendPage(response, writeDataPage(languageOf(request), request.path)))
    .post(async (request, response) => {
      limitRate(pace, addressOf(request))
      const taken = await takeAlong(parts, request.params.code)
      if (!taken) {
        sendPage(response.status(404), writeLinkOver(languageOf(request), request.path))
        return
      }
      response.setHeader('cache-control', 'no-store')
      response.attachment('mes-donnees.json').send(JSON.stringify(taken, null, 2))
    })
}
