import * as calls from '../../domain/contract/messages.ts'
import { noteTold, waitingMessages } from '../reminders/waiting-messages.ts'
import type { ServerParts } from '../server-parts.ts'
import { refusal, route, type Route } from './route.ts'

/** What hosts do with messages that no e-mail carried. `sends`: whether a mail server is there. */
export function messageRoutes(parts: ServerParts, sends: boolean): Route[] {
  return [
    route(calls.listMessages, async ({ scope }) => ({
      messages: await waitingMessages(parts, scope.siteId, sends),
    })),
    route(calls.messageTold, async ({ body, scope }) => {
      if (!(await noteTold(parts, scope.siteId, body.key))) return refusal('not-found')
    }),
  ]
}
