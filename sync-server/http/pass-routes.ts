import * as calls from '../../domain/contract/passes.ts'
import { tryLimits } from '../accounts/attempts.ts'
import { guessedVisitors } from '../passes/pass-secrets.ts'
import { issuePasses, resolveCode, revokePass } from '../passes/passes.ts'
import { openRecovery, recover } from '../passes/recoveries.ts'
import type { ServerParts } from '../server-parts.ts'
import { atTheRisk } from './at-the-risk.ts'
import { refusal, Refusal, route, rateLimited, type Route } from './route.ts'

/** Cards: given blank to kiosks, found by their number, recovered and revoked with a host. */
export function passRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.fillStock, async ({ body: { count }, scope }) => {
      const issued = await issuePasses(parts, scope, count)
      return 'wait' in issued ? rateLimited(issued.wait) : issued
    }),
    route(calls.resolveCode, async ({ body: { code }, scope: { siteId, deviceId } }) => {
      const token = await atTheRisk(parts, [tryLimits.typedCode(deviceId)], () =>
        resolveCode(parts, siteId, code),
      )
      return token instanceof Refusal ? token : { token }
    }),
    route(calls.recoverPass, ({ body, scope }) =>
      atTheRisk(parts, [tryLimits.recoveryCode(scope.deviceId)], () => recover(parts, scope, body)),
    ),

    route(calls.listPassAlerts, async ({ scope: { siteId } }) => ({
      alerts: await parts.store.read((view) => guessedVisitors(view, siteId, parts.clock.now())),
    })),
    route(calls.openRecovery, async ({ body, scope, subject }) => {
      const given = await openRecovery(parts, scope, subject, body)
      return given ?? refusal('not-found')
    }),
    route(calls.revokePass, async ({ params, scope }) => {
      if (!(await revokePass(parts, scope, params.id))) return refusal('not-found')
    }),
  ]
}
