import * as calls from '../../domain/contract/tools.ts'
import { accountOf } from '../accounts/accounts.ts'
import type { ServerParts } from '../server-parts.ts'
import { addHook, endHook, faultOfUrl, hookLines, hooksOf, sendLater } from '../tools/hooks.ts'
import type { OwnNetworks } from '../tools/send-hook.ts'
import { addTool, endTool, toolsOf } from '../tools/tool-keys.ts'
import { limitRate } from './guards.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** Somebody tries whether an address hears: a few times, not without end. */
const testPace: Pace = { perSecond: 0.1, burst: 6 }

/** Keys and webhooks of programs of the site's own, as hosts keep them. */
export function toolRoutes(parts: ServerParts, own: OwnNetworks | undefined): Route[] {
  const { store, clock, hookSecret } = parts
  const pace = keepPace(parts, 'hook-tests', testPace)
  const nameOf = async (accountId: string) => (await accountOf(parts, accountId))?.name ?? ''
  return [
    route(calls.listTools, ({ scope: { siteId } }) =>
      store.read(async (view) => ({
        tools: await toolsOf(view, siteId),
        hooks: await hookLines(view, siteId),
      })),
    ),
    route(calls.addTool, async (asked) => {
      const { form, request } = makingRequest(calls.addTool, asked)
      const by = await nameOf(asked.subject)
      const made = await store.transaction((tx) =>
        addTool(tx, asked.scope.siteId, form, { by, request }, clock.now()),
      )
      if (made.ok) return made.value
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),
    route(calls.endTool, async ({ params, scope: { siteId } }) => {
      if (!(await store.transaction((tx) => endTool(tx, siteId, params.id, clock.now()))))
        return refusal('not-found')
    }),
    route(calls.addHook, async (asked) => {
      const { form, request } = makingRequest(calls.addHook, asked)
      const fault = faultOfUrl(form.url, (host) => own?.holds(host) ?? false)
      if (fault) return notPossible(fault)
      const by = await nameOf(asked.subject)
      const made = await store.transaction((tx) =>
        addHook(tx, asked.scope.siteId, form, { by, request }, clock.now()),
      )
      if (made.ok) return { hookId: made.value, secret: hookSecret(made.value) }
      return made.reason === 'request-reused' ? refusal(made.reason) : notPossible(made.reason)
    }),
    route(calls.endHook, async ({ params, scope: { siteId } }) => {
      const hook = { siteId, hookId: params.id }
      if (!(await store.transaction((tx) => endHook(tx, hook, 'by-host', clock.now()))))
        return refusal('not-found')
    }),
    route(calls.testHook, async ({ params, scope: { siteId, deviceId } }) => {
      await limitRate(pace, deviceId)
      const isSent = await store.transaction(async (tx) => {
        const hook = (await hooksOf(tx, siteId)).find(({ hookId }) => hookId === params.id)
        if (hook) await sendLater(tx, hook, 'test', null, clock.now())
        return hook !== undefined
      })
      if (!isSent) return refusal('not-found')
    }),
  ]
}
