import * as calls from '../../domain/contract/practices.ts'
import { keepCounts, usefulAt } from '../practices/practice-counts.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, route, type Route } from './route.ts'

/** How useful the sheets of good practice are found: told by kiosks, read by hosts. */
export function practiceRoutes({ store, clock }: ServerParts): Route[] {
  return [
    route(calls.tellPracticeCounts, async ({ body, scope }) => {
      const kept = await store.transaction((tx) => keepCounts(tx, scope, body.counts, clock.now()))
      if (!kept.ok) return notPossible(kept.reason)
    }),
    route(calls.readPracticeCounts, async ({ scope: { siteId } }) => ({
      sheets: await store.read((view) => usefulAt(view, siteId, clock.now())),
    })),
  ]
}
