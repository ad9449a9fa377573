import type { RequestHandler } from 'express'
import { makePracticeSite } from '../../domain/contract/practice-site.ts'
import { MINUTE } from '../../domain/time.ts'
import type { PracticeSites } from '../practice-site/practice-sites.ts'
import type { ServerParts } from '../server-parts.ts'
import { sendRefusal } from './answer-errors.ts'
import { limitRate } from './guards.ts'
import { notPossible, refusal, route, type Route } from './route.ts'
import { TokenBuckets } from './token-bucket.ts'

/** Furnishing one keeps the server busy for a second. */
const makingPace = { perSecond: 1 / (MINUTE / 1000), burst: 3 }

/** A host's desk asks for a site to practise on. */
export function practiceSiteRoutes(parts: ServerParts, sites: PracticeSites | null): Route[] {
  const pace = new TokenBuckets(makingPace, parts.clock)
  return [
    route(makePracticeSite, async ({ scope }) => {
      if (sites === null || scope.role !== 'host') return refusal('not-found')
      limitRate(pace, scope.deviceId)
      const made = await sites.make()
      return made.ok ? made.value : notPossible(made.reason)
    }),
  ]
}

/** What comes to the address of a practice site goes to its own server, and nowhere else. */
export function toPracticeSite(sites: PracticeSites): RequestHandler<{ id: string }> {
  return (request, response, next) => {
    const handle = sites.find(request.params.id)
    if (!handle) return sendRefusal(response, 'not-found')
    return handle(request as never, response, next)
  }
}
