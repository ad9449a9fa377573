import * as calls from '../../domain/contract/expected.ts'
import { siteDay } from '../../domain/time.ts'
import { nameOfAccount } from '../accounts/name-of-account.ts'
import { expectedFrom, expectVisitor, forgetExpected } from '../expected/expected-visitors.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import { makingRequest } from './making-request.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** Hosts note who is expected, and read it until they come. */
export function expectedRoutes({ store, clock }: ServerParts): Route[] {
  return [
    route(calls.listExpected, async ({ scope: { siteId } }) => ({
      expected: await store.read(async (view) =>
        expectedFrom(view, siteId, siteDay(clock.now(), await zoneOfSite(view, siteId))),
      ),
    })),
    route(calls.expectVisitor, async (asked) => {
      const { form, request } = makingRequest(calls.expectVisitor, asked)
      const { siteId } = asked.scope
      const noted = await store.transaction(async (tx) => {
        const [host, zone] = [await nameOfAccount(tx, asked.subject), await zoneOfSite(tx, siteId)]
        return expectVisitor(tx, form, { siteId, host, now: clock.now(), zone, request })
      })
      if (noted.ok) return
      return noted.reason === 'request-reused' ? refusal(noted.reason) : notPossible(noted.reason)
    }),
    route(calls.forgetExpected, ({ scope: { siteId }, params: { expectedId } }) =>
      store.transaction((tx) => forgetExpected(tx, siteId, expectedId)),
    ),
  ]
}
