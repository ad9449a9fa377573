import * as calls from '../../domain/contract/listing.ts'
import type { SiteId } from '../../domain/ids.ts'
import { choosePlace, placeOf, readArea } from '../france-travail/listing-area.ts'
import type { OfferSource } from '../france-travail/france-travail.ts'
import { findTowns } from '../france-travail/towns.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, route, type Route } from './route.ts'

/** Of where a site shows the offers of France Travail. `source`: absent where the server may not read them. */
export function listingRoutes({ store, clock }: ServerParts, source: OfferSource | undefined): Route[] {
  const linked = source !== undefined
  const state = (siteId: SiteId): Promise<calls.ListingState> =>
    store.read(async (view) => {
      const area = await readArea(view, siteId)
      const shown = (await view.records('listedOffers', { siteId })).length
      const { triedAt, doneAt, fault, total } = area ?? {}
      const place = area && placeOf(area)
      return {
        ...{ linked, shown },
        ...place,
        ...(triedAt ? { triedAt } : {}),
        ...(doneAt ? { doneAt } : {}),
        ...(fault ? { fault } : {}),
        ...(typeof total === 'number' ? { total } : {}),
      }
    })
  return [
    route(calls.readListing, ({ scope }) => state(scope.siteId)),
    route(calls.chooseListing, async ({ body, scope: { siteId } }) => {
      const { department, near } = body
      const place = near ? { near } : department ? { department } : null
      await store.transaction((tx) => choosePlace(tx, siteId, place, clock.now()))
      return state(siteId)
    }),
    route(calls.findTowns, async ({ query }) => {
      if (!source) return notPossible('not-linked')
      const towns = await source.towns()
      return towns.ok ? { towns: findTowns(towns.value, query.name) } : notPossible(towns.reason)
    }),
  ]
}
