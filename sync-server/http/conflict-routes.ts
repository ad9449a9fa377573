import * as calls from '../../domain/contract/conflicts.ts'
import type { ServerParts } from '../server-parts.ts'
import { conflictsTold } from '../sync/conflict-journal.ts'
import { route, type Route } from './route.ts'

/** What was joined of two devices' words, for hosts. */
export function conflictRoutes({ store, clock }: ServerParts): Route[] {
  return [
    route(calls.listConflicts, async ({ scope: { siteId } }) => ({
      conflicts: await store.read((view) => conflictsTold(view, siteId, clock.now())),
    })),
  ]
}
