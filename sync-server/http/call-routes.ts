import * as calls from '../../domain/contract/calls.ts'
import { nameOfAccount } from '../accounts/name-of-account.ts'
import type { HostCalls } from '../calls/host-calls.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { notPossible, rateLimited, refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** Whoever changes their mind twice is heard; who plays with the button is asked to wait. */
const callPace: Pace = { perSecond: 1 / 30, burst: 4 }

/** Somebody at a kiosk calls a host, desks show it, a host answers. */
export function callRoutes(parts: ServerParts, going: HostCalls): Route[] {
  const { store, clock } = parts
  const pace = keepPace(parts, 'calls', callPace)
  return [
    route(calls.callHost, async ({ scope }) => {
      const known = await going.ofKiosk(scope)
      if (known.call) return known
      const wait = await pace.take(scope.deviceId)
      if (wait > 0) return rateLimited(wait)
      return going.call(scope, await store.read((view) => nameOfDevice(view, scope.deviceId)))
    }),
    route(calls.readCall, ({ scope }) => going.ofKiosk(scope)),
    route(calls.endCall, ({ scope }) => going.end(scope)),
    route(calls.listCalls, async ({ scope: { role, siteId } }) =>
      role === 'host' ? { calls: await going.shownAt(siteId), now: clock.now() } : refusal('not-found'),
    ),
    route(calls.answerCall, async ({ params: { callId }, body: { says }, scope, subject }) => {
      const name = await store.read((view) => nameOfAccount(view, subject))
      const answered = await going.answer(scope.siteId, callId, says, name)
      if (!answered.ok) return notPossible(answered.reason)
    }),
  ]
}

async function nameOfDevice(view: StoreReader, deviceId: string): Promise<string> {
  const [device] = await view.all(
    view.tables.selectFrom('devices').select('name').where('deviceId', '=', deviceId),
  )
  return device?.name ?? ''
}
