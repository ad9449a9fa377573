import * as calls from '../../domain/contract/listing.ts'
import type { SiteId } from '../../domain/ids.ts'
import { choosePlace, placeOf, readArea } from '../france-travail/listing-area.ts'
import type { OfferSource } from '../france-travail/france-travail.ts'
import { findTowns } from '../france-travail/towns.ts'
import type { ServerParts } from '../server-parts.ts'
import { RequestError } from './request-error.ts'
import { notPossible, route, type Route } from './route.ts'
import { speaks } from './told-protocol.ts'

/** From this protocol on a desk shows a town that was chosen; before, an empty field, which it sends as none. */
const KNOWS_TOWNS = 14

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
    route(calls.chooseListing, async ({ body, scope: { siteId }, request }) => {
      const { department, near } = body
      const place = near ? { near } : department ? { department } : null
      await store.transaction(async (tx) => {
        if (place === null && !speaks(request, KNOWS_TOWNS)) {
          const area = await readArea(tx, siteId)
          if (area && area.town !== null) throw new RequestError('protocol-too-old')
        }
        await choosePlace(tx, siteId, place, clock.now())
      })
      return state(siteId)
    }),
    route(calls.findTowns, async ({ query }) => {
      if (!source) return notPossible('not-linked')
      const towns = await source.towns()
      return towns.ok ? { towns: findTowns(towns.value, query.name) } : notPossible(towns.reason)
    }),
  ]
}
