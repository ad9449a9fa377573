import type { Router } from 'express'
import { STOP_PATH, stopMails } from '../reminders/mail-stops.ts'
import { writeStopped, writeStopPage } from '../reminders/write-stop-page.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf, limitRate } from './guards.ts'
import { linkIsOver } from './page-errors.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** As `seal` writes it, once or, for somebody who stands in, twice. */
const MARK = /^(?:[\w-]{22}){1,2}$/

/**
 * The page on which an employer ends its e-mails. A button asks, so that programs that look at links beforehand end
 * nothing; a mail program that knows the header sends the same in one click (RFC 8058).
 */
export function addMailStopPage(router: Router, parts: ServerParts, pace: PaceKeeper): void {
  router
    .route(`${STOP_PATH}/:employerId/:mark`)
    .all((request, _response, next) => next(MARK.test(request.params.mark) ? undefined : 'route'))
    .get((request, response) => sendPage(response, writeStopPage(languageOf(request), request.path)))
    .post(async (request, response) => {
      await limitRate(pace, addressOf(request))
      const { employerId, mark } = request.params
      const isStopped = await stopMails(parts, employerId, mark)
      sendPage(
        response.status(isStopped ? 200 : 404),
        writeStopped(languageOf(request), request.path, isStopped),
      )
    })
  router.use(
    STOP_PATH,
    linkIsOver((language, path) => writeStopped(language, path, false)),
  )
}
