import * as calls from '../../domain/contract/visitor-files.ts'
import { olderVisitsOf, visitorFile } from '../passes/visitor-file.ts'
import type { ServerParts } from '../server-parts.ts'
import { limitRate } from './guards.ts'
import { refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** Somebody looks at one person, and at the two of a merge; whoever carries the directory away is slowed down. */
const readingPace: Pace = { perSecond: 0.5, burst: 30 }

/** What of a person only the server knows, for hosts. */
export function visitorFileRoutes(parts: ServerParts): Route[] {
  const pace = keepPace(parts, 'visitor-files', readingPace)
  return [
    route(calls.readVisitorFile, async ({ params: { visitorId }, scope, subject }) => {
      await limitRate(pace, `${scope.deviceId}/${subject}`)
      return (await visitorFile(parts, scope, visitorId)) ?? refusal('not-found')
    }),
    route(calls.readVisitorVisits, async ({ params: { visitorId }, query: { after }, scope, subject }) => {
      await limitRate(pace, `${scope.deviceId}/${subject}`)
      return (await olderVisitsOf(parts, scope, visitorId, after)) ?? refusal('not-found')
    }),
  ]
}
