import * as calls from '../../domain/contract/figures.ts'
import { periodReportOf } from '../figures/period-report.ts'
import type { ServerParts } from '../server-parts.ts'
import { limitRate } from './guards.ts'
import { notPossible, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** Years are counted for each report: somebody compares a few, and does not ask for one a second. */
const reportPace: Pace = { perSecond: 0.1, burst: 12 }

/** Figures of the site for those who pay for it. */
export function figureRoutes(parts: ServerParts): Route[] {
  const pace = keepPace(parts, 'figures', reportPace)
  return [
    route(calls.readPeriodReport, async ({ query, scope: { deviceId, siteId } }) => {
      await limitRate(pace, deviceId)
      const report = await periodReportOf(parts, siteId, query)
      return report.ok ? report.value : notPossible(report.reason)
    }),
  ]
}
