import type { Router } from 'express'
import { meetingCalendar } from '../follow-page/meeting-calendar.ts'
import { writeFollowOver, writeFollowPage } from '../follow-page/write-follow-page.ts'
import { sayOfTelling } from '../follow-page/say-of-telling.ts'
import { tellingWords, type TellingWord } from '../follow-page/write-telling.ts'
import { followedBy } from '../passes/follow-links.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf, limitRate } from './guards.ts'
import { linkIsOver } from './page-errors.ts'
import { privateLink } from './private-link.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { PaceKeeper } from './keep-pace.ts'

/** Where links to one application are. */
export const FOLLOW_PATH = '/suivi'

/**
 * The page on which a person reads one of their applications, on a telephone of their own. Nothing is done there, but for
 * a yes or a no to whether they were told what their employer says that they were (decision 0074).
 */
export function addFollowPage(router: Router, parts: ServerParts, pace: PaceKeeper): void {
  router
    .route(`${FOLLOW_PATH}/:code`)
    .all(privateLink)
    .get(async (request, response) => {
      await limitRate(pace, addressOf(request))
      const language = languageOf(request)
      const followed = await followedBy(parts, request.params.code)
      if (followed) sendPage(response, writeFollowPage(language, request.path, followed))
      else sendPage(response.status(404), writeFollowOver(language, request.path))
    })
  router
    .route(`${FOLLOW_PATH}/:code/rendez-vous.ics`)
    .all(privateLink)
    .get(async (request, response) => {
      await limitRate(pace, addressOf(request))
      const language = languageOf(request)
      const followed = await followedBy(parts, request.params.code)
      const calendar = followed && meetingCalendar(language, followed)
      if (!calendar) {
        const page = `${FOLLOW_PATH}/${request.params.code}`
        return sendPage(response.status(404), writeFollowOver(language, page))
      }
      response.setHeader('cache-control', 'no-store')
      response.attachment('rendez-vous.ics').type('text/calendar').send(calendar)
    })
  router
    .route(`${FOLLOW_PATH}/:code/prevenu/:answer/:word`)
    .all(privateLink)
    .post(async (request, response, next) => {
      await limitRate(pace, addressOf(request))
      const { code, answer, word } = request.params
      if (!Object.hasOwn(tellingWords, word)) return next('route')
      const page = `${FOLLOW_PATH}/${code}`
      const language = languageOf(request)
      const isOpen = await sayOfTelling(parts, code, answer, word as TellingWord)
      if (!isOpen) return sendPage(response.status(404), writeFollowOver(language, page))
      // Read again, the page says nothing twice.
      response.redirect(303, `${page}?langue=${language}`)
    })
  router.use(FOLLOW_PATH, linkIsOver(writeFollowOver))
}
