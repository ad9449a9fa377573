import type { Router } from 'express'
import { meetingCalendar } from '../follow-page/meeting-calendar.ts'
import { writeFollowOver, writeFollowPage } from '../follow-page/write-follow-page.ts'
import { followedBy } from '../passes/follow-links.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressOf, limitRate } from './guards.ts'
import { linkIsOver } from './page-errors.ts'
import { privateLink } from './private-link.ts'
import { languageOf, sendPage } from './send-page.ts'
import type { TokenBuckets } from './token-bucket.ts'

/** Where links to one application are. */
export const FOLLOW_PATH = '/suivi'

/** The page on which a person reads one of their applications, on a telephone of their own; nothing is done there. */
export function addFollowPage(router: Router, parts: ServerParts, pace: TokenBuckets): void {
  router
    .route(`${FOLLOW_PATH}/:code`)
    .all(privateLink)
    .get(async (request, response) => {
      limitRate(pace, addressOf(request))
      const language = languageOf(request)
      const followed = await followedBy(parts, request.params.code)
      if (followed) sendPage(response, writeFollowPage(language, request.path, followed))
      else sendPage(response.status(404), writeFollowOver(language, request.path))
    })
  router
    .route(`${FOLLOW_PATH}/:code/rendez-vous.ics`)
    .all(privateLink)
    .get(async (request, response) => {
      limitRate(pace, addressOf(request))
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
  router.use(FOLLOW_PATH, linkIsOver(writeFollowOver))
}
