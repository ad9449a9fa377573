import * as calls from '../../domain/contract/alerts.ts'
import { alertsOf, decideAlert } from '../reciprok/alert-decisions.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, route, type Route } from './route.ts'

/** Figures of employers that hosts are asked to look at, and what they say of them. */
export function alertRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.listAlerts, async ({ scope: { siteId }, subject }) => ({
      alerts: await alertsOf(parts, siteId, subject),
    })),
    route(calls.decideAlert, async ({ body, scope: { siteId }, subject }) => {
      const decided = await decideAlert(parts, siteId, subject, body)
      if (!decided.ok) return notPossible(decided.reason)
    }),
  ]
}
