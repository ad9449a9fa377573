import type { SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'

export type ListingArea = Tables['listingAreas']

/** Of which department a site shows the offers, and what became of reading them. */
export async function readArea(view: StoreReader, siteId: SiteId): Promise<ListingArea | undefined> {
  const [area] = await view.all(
    view.tables.selectFrom('listingAreas').selectAll().where('siteId', '=', siteId),
  )
  return area
}

/**
 * Another department, or none: it is read at once, or at the next look when the one before is just being read. The same
 * one again changes nothing.
 */
export async function chooseDepartment(
  tx: StoreTransaction,
  siteId: SiteId,
  department: string | null,
  now: Instant,
): Promise<void> {
  const before = await readArea(tx, siteId)
  if ((before?.department ?? null) === department) return
  const fresh = {
    department,
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
