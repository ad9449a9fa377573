import * as calls from '../../domain/contract/visitors.ts'
import { SESSION_HEADER } from '../../domain/sync/protocol.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { isUsedUp, tryLimits } from '../accounts/attempts.ts'
import { endSession, openSession } from '../accounts/sessions.ts'
import { applicationsOfVisitor } from '../passes/my-applications.ts'
import {
  hashPictures,
  keepFirstSecret,
  noteGuessing,
  pictureHashOf,
  provesPictures,
} from '../passes/pass-secrets.ts'
import { validPass } from '../passes/passes.ts'
import { newsOfVisitor, noteRead } from '../passes/visitor-news.ts'
import type { ServerParts } from '../server-parts.ts'
import { atTheRisk } from './at-the-risk.ts'
import { notPossible, refusal, Refusal, route, type Route } from './route.ts'

/** What a kiosk asks for the holder of a card: what is theirs to read, and the pictures that open it. */
export function visitorRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.openSession, async ({ body: { token, secret }, scope: { siteId, deviceId } }) => {
      const named = readPassToken(token)?.passId
      // A card that the site signed is held to its own tries, whatever others tried at this kiosk before.
      const genuine = named !== undefined && (await validPass(parts, siteId, token)) !== null
      const ofPass = genuine ? [tryLimits.pass(siteId, named), tryLimits.passAt(deviceId, named)] : []
      const limits = genuine ? ofPass : [tryLimits.forgedPass(deviceId)]
      const passId = await atTheRisk(parts, limits, async () => {
        const valid = await validPass(parts, siteId, token)
        const proven = await provesPictures(parts.store, siteId, valid, secret)
        if (!proven && valid !== null && (await isUsedUp(parts, ofPass[0]!))) {
          await noteGuessing(parts, siteId, valid)
        }
        return proven ? valid : null
      })
      return passId instanceof Refusal ? passId : openSession(parts, deviceId, 'visitor', passId)
    }),
    route(calls.endSession, ({ request, scope }) =>
      endSession(parts, scope.deviceId, request.get(SESSION_HEADER) ?? ''),
    ),

    route(calls.choosePictures, async ({ body: { token, secret }, scope }) => {
      const passId = await validPass(parts, scope.siteId, token)
      if (passId === null) return refusal('wrong-credentials')
      const secretHash = await hashPictures(secret)
      const kept = await parts.store.transaction(async (tx) => {
        if (await pictureHashOf(tx, scope.siteId, passId)) return 'has-pictures'
        return (await keepFirstSecret(tx, scope, passId, secretHash)) ? null : 'ask-host'
      })
      if (kept !== null) return notPossible(kept)
    }),

    route(calls.readNews, async ({ body: { token, read }, scope }) => {
      const passId = await validPass(parts, scope.siteId, token)
      if (passId === null) return refusal('wrong-credentials')
      if (read) await noteRead(parts, scope.siteId, passId, read)
      return newsOfVisitor(parts, scope, passId)
    }),

    route(calls.myApplications, async ({ scope, subject }) => {
      const applications = await applicationsOfVisitor(parts, scope, subject)
      await noteRead(parts, scope.siteId, subject, 'applications')
      return { applications }
    }),
  ]
}
