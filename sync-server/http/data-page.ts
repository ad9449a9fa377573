import type { Router } from 'express'
import { writeDataPage, writeLinkOver } from '../data-page/write-data-page.ts'
import { zipOfData } from '../data-page/zip-of-data.ts'
import { takeAlong } from '../erasure/data-links.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf, limitRate } from './guards.ts'
import { linkIsOver } from './page-errors.ts'
import { privateLink } from './private-link.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** Where links to all of somebody's data are. */
export const DATA_PATH = '/mes-donnees'

/** The page on which a person takes along all that is kept of them, on a telephone of their own. */
export function addDataPage(router: Router, parts: ServerParts, pace: PaceKeeper): void {
  router
    .route(`${DATA_PATH}/:code`)
    .all(privateLink)
    .get((request, response) => sendPage(response, writeDataPage(languageOf(request), request.path)))
    .post(async (request, response) => {
      await limitRate(pace, addressOf(request))
      const taken = await takeAlong(parts, request.params.code)
      if (!taken) {
        sendPage(response.status(404), writeLinkOver(languageOf(request), request.path))
        return
      }
      response.setHeader('cache-control', 'no-store')
      response.attachment('mes-donnees.zip').send(Buffer.from(zipOfData(taken, languageOf(request))))
    })
  router.use(DATA_PATH, linkIsOver(writeLinkOver))
}
