import type { RequestHandler } from 'express'
import { makePracticeSite } from '../../domain/contract/practice-site.ts'
import { MINUTE } from '../../domain/time.ts'
import type { PracticeSites } from '../practice-site/practice-sites.ts'
import type { ServerParts } from '../server-parts.ts'
import { sendRefusal } from './answer-errors.ts'
import { limitRate } from './guards.ts'
import { notPossible, refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'

/** Furnishing one keeps the server busy for a second. */
const makingPace = { perSecond: 1 / (MINUTE / 1000), burst: 3 }

/**
 * A host's desk asks for a site to practise on. It is in the memory of one server: where several answer, the next
 * request may meet another, and none is made.
 */
export function practiceSiteRoutes(parts: ServerParts, sites: PracticeSites | null): Route[] {
  const pace = keepPace(parts, 'practice-sites', makingPace)
  return [
    route(makePracticeSite, async ({ scope }) => {
      if (sites === null || scope.role !== 'host') return refusal('not-found')
      await limitRate(pace, scope.deviceId)
      if ((await parts.store.peers.count()) > 1) return refusal('not-found')
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
