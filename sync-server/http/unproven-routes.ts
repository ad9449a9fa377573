import * as calls from '../../domain/contract/unproven.ts'
import { decideUnproven, unprovenApplications } from '../passes/unproven-applications.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What a host does with applications whose sender did not show the pictures of the card. */
export function unprovenRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.listUnproven, async ({ scope }) => ({
      applications: await unprovenApplications(parts, scope.siteId),
    })),

    route(calls.attachUnproven, async ({ params, scope, subject }) => {
      const decided = await decideUnproven(parts, scope.siteId, subject, params.id, 'attached')
      if (decided.ok) return
      return decided.reason === 'not-found' ? refusal(decided.reason) : notPossible(decided.reason)
    }),
    route(calls.setUnprovenAside, async ({ params, scope, subject }) => {
      const decided = await decideUnproven(parts, scope.siteId, subject, params.id, 'set-aside')
      if (!decided.ok) return refusal('not-found')
    }),
  ]
}
