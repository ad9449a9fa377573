import * as calls from '../../domain/contract/messages.ts'
import { liftStop } from '../reminders/mail-stops.ts'
import { liftsOfSite, stopsOfSite } from '../reminders/stops-of-site.ts'
import { noteTold, waitingMessages } from '../reminders/waiting-messages.ts'
import type { Senders } from '../reminders/sender.ts'
import type { ServerParts } from '../server-parts.ts'
import { refusal, route, type Route } from './route.ts'

/** What hosts do with messages that neither e-mail nor SMS carried, and with addresses that get none. */
export function messageRoutes(parts: ServerParts, senders: Senders): Route[] {
  return [
    route(calls.listMessages, async ({ scope }) => ({
      messages: await waitingMessages(parts, scope.siteId, senders),
    })),
    route(calls.messageTold, async ({ body, scope }) => {
      if (!(await noteTold(parts, scope.siteId, body.key))) return refusal('not-found')
    }),
    route(calls.listStops, ({ scope: { siteId } }) =>
      parts.store.read(async (view) => ({
        stops: await stopsOfSite(view, siteId),
        lifts: await liftsOfSite(view, siteId),
      })),
    ),
    route(calls.liftStop, async ({ body, scope, subject }) => {
      if (!(await liftStop(parts, scope.siteId, body, subject))) return refusal('not-found')
    }),
  ]
}
