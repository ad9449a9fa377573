import type { Selectable } from 'kysely'
import type { SiteId } from '../../domain/ids.ts'
import type { ListingDistance, ListingPlace } from '../../domain/hiring/listing-place.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

export type ListingArea = Selectable<Tables['listingAreas']>

/** Of where a site shows the offers, and what became of reading them. */
export async function readArea(view: StoreReader, siteId: SiteId): Promise<ListingArea | undefined> {
  const [area] = await view.all(
    view.tables.selectFrom('listingAreas').selectAll().where('siteId', '=', siteId),
  )
  return area
}

/** A town that is not known any more by its name or distance is none. */
export function placeOf(area: PlaceColumns): ListingPlace | null {
  const { department, town, townName, distance } = area
  if (department !== null) return { department }
  if (town === null || townName === null || distance === null) return null
  return { near: { code: town, name: townName, distance: distance as ListingDistance } }
}
type PlaceColumns = Pick<ListingArea, 'department' | 'town' | 'townName' | 'distance'>

function columnsOf(place: ListingPlace | null): PlaceColumns {
  const none = { department: null, town: null, townName: null, distance: null }
  if (place === null) return none
  if ('department' in place) return { ...none, department: place.department }
  const { code, name, distance } = place.near
  return { ...none, town: code, townName: name, distance }
}

export function samePlace(a: PlaceColumns, b: PlaceColumns): boolean {
  return a.department === b.department && a.town === b.town && a.distance === b.distance
}

/**
 * Another place, or none: it is read at once, or at the next look when the one before is just being read. The same
 * one again changes nothing.
 */
export async function choosePlace(
  tx: StoreTransaction,
  siteId: SiteId,
  place: ListingPlace | null,
  now: Instant,
): Promise<void> {
  const before = await readArea(tx, siteId)
  const chosen = columnsOf(place)
  if (samePlace(before ?? columnsOf(null), chosen)) return
  const fresh = {
    ...chosen,
    nextTryAt: now,
    triedAt: null,
    doneAt: null,
    fault: null,
    tries: 0,
    total: null,
  }
  if (before) await setArea(tx, siteId, fresh)
  else await tx.run(tx.tables.insertInto('listingAreas').values({ siteId, ...fresh }))
  tx.follow({ kind: 'listing', siteId, subject: siteId })
}

export async function setArea(
  tx: StoreTransaction,
  siteId: SiteId,
  changes: Partial<ListingArea>,
): Promise<void> {
  await tx.run(tx.tables.updateTable('listingAreas').set(changes).where('siteId', '=', siteId))
}
