import * as calls from '../../domain/contract/my-data.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { makeDataLink } from '../erasure/data-links.ts'
import { dataOfVisitor } from '../erasure/my-data.ts'
import { namedLinks } from '../passes/known-elsewhere.ts'
import type { ServerParts } from '../server-parts.ts'
import { provenHolder } from './proven-holder.ts'
import { DATA_PATH } from './data-page.ts'
import { linkHome } from './private-link.ts'
import { notPossible, rateLimited, refusal, Refusal, route, type Route } from './route.ts'

/** What the holder of a card asks of all that is theirs: to see it, and to have it gone. */
export function myDataRoutes(parts: ServerParts): Route[] {
  const { store, clock } = parts
  return [
    route(calls.myData, ({ scope, subject }) => dataOfVisitor(parts, scope, subject)),
    route(calls.linkMyData, async ({ scope, subject, request }) => {
      const home = linkHome(parts, request, DATA_PATH)
      if (home === null) return notPossible('no-address')
      const made = await makeDataLink(parts, scope.siteId, subject)
      if ('retryAfter' in made) return rateLimited(made.retryAfter)
      return { address: `${home}/${made.code}`, expiresAt: made.expiresAt }
    }),
    route(calls.eraseMyData, async ({ scope, subject, body: { token, secret, alsoAt = [] } }) => {
      const holder = await provenHolder(parts, scope, token, secret)
      if (holder instanceof Refusal) return holder
      // The session is of whoever shows the card once more, and of nobody else.
      if (holder.visitorId !== subject) return refusal('wrong-credentials')
      await store.transaction(async (tx) => {
        const now = clock.now()
        // Read before the first of them goes, and its links with it.
        const others = await namedLinks(tx, scope.siteId, subject, alsoAt)
        await erasePerson(tx, scope.siteId, subject, now)
        for (const { siteId, visitorId } of others) await erasePerson(tx, siteId, visitorId, now)
      })
    }),
  ]
}
