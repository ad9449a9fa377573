import * as calls from '../../domain/contract/elsewhere.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { isUsedUp, tryLimits } from '../accounts/attempts.ts'
import { cardElsewhere } from '../passes/card-elsewhere.ts'
import {
  aboutCard,
  becomeKnown,
  endLinkAsHost,
  endOwnLink,
  openLinkCode,
  readPageElsewhere,
} from '../passes/known-elsewhere.ts'
import { noteGuessing } from '../passes/pass-secrets.ts'
import { personOf } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { atTheRisk } from './at-the-risk.ts'
import { limitRate } from './guards.ts'
import { refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** As of files of one person. */
const readingPace: Pace = { perSecond: 0.5, burst: 30 }

/** A person whom a second site knows by their yes. */
export function elsewhereRoutes(parts: ServerParts): Route[] {
  const { store, keyring } = parts
  const pace = keepPace(parts, 'elsewhere', readingPace)
  return [
    route(calls.lookAtCard, ({ body: { card }, scope: { siteId, deviceId } }) =>
      atTheRisk(parts, [tryLimits.cardElsewhere(deviceId)], async () => {
        const shown = await cardElsewhere(parts, siteId, card)
        if (!shown) return null
        return {
          token: await keyring.signPass(shown.siteId, shown),
          ...(await aboutCard(parts, siteId, shown)),
        }
      }),
    ),
    route(calls.becomeKnown, async ({ body: { card, ...yes }, scope }) => {
      const { siteId, deviceId } = scope
      const shown = await cardElsewhere(parts, siteId, card)
      if (!shown)
        return atTheRisk(
          parts,
          [tryLimits.forgedPass(deviceId)],
          async (): Promise<{ visitorId: VisitorId } | null> => null,
        )
      const { mainId } = await store.read((view) => personOf(view, shown.siteId, shown.visitorId))
      const pictures = tryLimits.pictures(shown.siteId, mainId)
      const limits = yes.secret
        ? [pictures, tryLimits.picturesAt(deviceId, mainId)]
        : [tryLimits.recoveryCode(deviceId)]
      return atTheRisk(parts, limits, async () => {
        const visitorId = await becomeKnown(parts, scope, shown, yes)
        if (visitorId === null && yes.secret && (await isUsedUp(parts, pictures))) {
          await noteGuessing(parts, shown.siteId, mainId)
        }
        return visitorId === null ? null : { visitorId }
      })
    }),
    route(calls.endMyLink, async ({ params: { linkId }, scope, subject }) => {
      return (await endOwnLink(parts, scope, subject, linkId)) ?? refusal('not-found')
    }),

    route(calls.openLinkCode, ({ scope: { siteId }, subject }) => openLinkCode(parts, siteId, subject)),
    route(calls.endLink, async ({ params: { visitorId, linkId }, scope: { siteId } }) => {
      if (!(await endLinkAsHost(parts, siteId, visitorId, linkId))) return refusal('not-found')
    }),
    route(calls.readPageElsewhere, async ({ params, scope: { siteId, deviceId }, subject }) => {
      await limitRate(pace, `${deviceId}/${subject}`)
      const profile = await readPageElsewhere(parts, siteId, subject, params)
      return profile ? { profile } : refusal('not-found')
    }),
  ]
}
