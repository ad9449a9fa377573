import * as calls from '../../domain/contract/assistance.ts'
import { checkCredentials, isStillProven, normalLogin } from '../accounts/accounts.ts'
import { tryLimits } from '../accounts/attempts.ts'
import {
  assistanceAt,
  beginAssistance,
  endAllAt,
  endAssistance,
  mayHelpAt,
  told,
} from '../assistance/assistances.ts'
import { holderOf, validPass } from '../passes/passes.ts'
import type { ServerParts } from '../server-parts.ts'
import { atTheRisk } from './at-the-risk.ts'
import { Refusal, refusal, route, type Route } from './route.ts'

/** A host helps somebody at a kiosk, beside them, for as long as both see that it is so. */
export function assistanceRoutes(parts: ServerParts): Route[] {
  const { store, clock } = parts
  return [
    route(calls.beginAssistance, async ({ body: { token, login, secret }, scope }) => {
      // The same tries as at a desk; what somebody types at one kiosk keeps nobody out elsewhere.
      const account = await atTheRisk(
        parts,
        [tryLimits.signIn(scope.deviceId, normalLogin(login))],
        async () => {
          const proven = await checkCredentials(parts, { ...scope, role: 'host' }, login, secret)
          const may = proven && (await store.read((view) => mayHelpAt(view, scope.siteId, proven.accountId)))
          return may ? proven : null
        },
      )
      if (account instanceof Refusal) return account
      const pass = await validPass(parts, scope, token)
      if (pass === null) return refusal('wrong-credentials')
      const { accountId } = account
      const begun = await store.transaction(async (tx) => {
        const holds =
          (await isStillProven(tx, account)) &&
          (await mayHelpAt(tx, scope.siteId, accountId)) &&
          (await holderOf(tx, scope.siteId, pass.passId)) !== null
        if (!holds) return null
        return beginAssistance(tx, scope, { visitorId: pass.visitorId, accountId }, clock.now())
      })
      return begun ?? refusal('wrong-credentials')
    }),
    route(calls.readAssistance, ({ scope: { deviceId } }) => {
      const now = clock.now()
      return store.transaction(async (tx) => {
        const help = await assistanceAt(tx, deviceId, now)
        // Of a host who may not any more it ends when that is noticed, and not when it would have.
        if (!help) await endAllAt(tx, deviceId, now)
        return { now, ...(help ? { assistance: await told(tx, help) } : {}) }
      })
    }),
    route(calls.endAssistance, ({ body: { assistanceId }, scope }) =>
      store.transaction((tx) => endAssistance(tx, scope, assistanceId, clock.now())),
    ),
  ]
}
