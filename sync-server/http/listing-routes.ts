import * as calls from '../../domain/contract/listing.ts'
import type { SiteId } from '../../domain/ids.ts'
import { chooseDepartment, readArea } from '../france-travail/listing-area.ts'
import type { ServerParts } from '../server-parts.ts'
import { route, type Route } from './route.ts'

/** Of which department a site shows the offers of France Travail. `linked`: whether the server may read them. */
export function listingRoutes({ store, clock }: ServerParts, linked: boolean): Route[] {
  const state = (siteId: SiteId): Promise<calls.ListingState> =>
    store.read(async (view) => {
      const area = await readArea(view, siteId)
      const shown = (await view.records('listedOffers', { siteId })).length
      const { department, triedAt, doneAt, fault, total } = area ?? {}
      return {
        ...{ linked, shown },
        ...(department ? { department } : {}),
        ...(triedAt ? { triedAt } : {}),
        ...(doneAt ? { doneAt } : {}),
        ...(fault ? { fault } : {}),
        ...(typeof total === 'number' ? { total } : {}),
      }
    })
  return [
    route(calls.readListing, ({ scope }) => state(scope.siteId)),
    route(calls.chooseListing, async ({ body, scope: { siteId } }) => {
      await store.transaction((tx) => chooseDepartment(tx, siteId, body.department ?? null, clock.now()))
      return state(siteId)
    }),
  ]
}
