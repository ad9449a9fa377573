import type { SiteId } from '../../domain/ids.ts'
import { photoFault } from '../../domain/photos/check-photo.ts'
import { hashOfPhoto, type PhotoFault } from '../../domain/photos/photo.ts'
import { photosOf, photosEnd } from '../../domain/postings/posting-photos.ts'
import { isOnBoard } from '../../domain/postings/posting-state.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { kept } from '../../domain/retention/keeping.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { HOUR, siteDay, type Instant } from '../../domain/time.ts'
import { compaction } from '../erasure/compaction.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** Photos of one site: 36 MB at most, as much again in each backup and at each kiosk. */
export const MOST_OF_SITE = 300
/** Of one card: its own and one a step, and as many that were replaced a moment ago. */
export const MOST_OF_CARD = 16

/** Nobody reads a photo that was let go; so much later nothing of it rests in the files either. */
export const GATHERED = HOUR

export type PhotoRefusal = PhotoFault | 'no-card' | 'too-many-photos'

/**
 * Keeps a photo for a card; its name, which the card then says. `no-card`: the server does not have the card, or not any
 * more. Sent once more it is kept once.
 */
export async function keepPhoto(
  tx: StoreTransaction,
  siteId: SiteId,
  postingId: string,
  jpeg: Uint8Array<ArrayBuffer>,
  now: Instant,
): Promise<Result<{ hash: string }, PhotoRefusal>> {
  const fault = photoFault(jpeg)
  if (fault) return refuse(fault)
  if (!(await tx.record('postings', postingId, siteId))) return refuse('no-card')
  const hash = await hashOfPhoto(jpeg)
  const there = await tx.all(
    tx.tables.selectFrom('photos').select(['postingId', 'hash']).where('siteId', '=', siteId),
  )
  const ofCard = there.filter((row) => row.postingId === postingId)
  const isNew = !ofCard.some((row) => row.hash === hash)
  if (isNew && (there.length >= MOST_OF_SITE || ofCard.length >= MOST_OF_CARD))
    return refuse('too-many-photos')
  await tx.run(
    tx.tables
      .insertInto('photos')
      .values({ siteId, postingId, hash, jpeg, at: now, wasNamed: 0 })
      // Whoever sends it is about to name it, whatever became of it before.
      .onConflict((conflict) =>
        conflict.columns(['siteId', 'postingId', 'hash']).doUpdateSet({ at: now, wasNamed: 0 }),
      ),
  )
  return ok({ hash })
}

/** A photo for whoever may see it: hosts of the site, and its kiosks while the card that names it stands on the board. */
export async function photoFor(
  view: StoreReader,
  { siteId, role }: Pick<Scope, 'siteId' | 'role'>,
  postingId: string,
  hash: string,
  now: Instant,
): Promise<Uint8Array | null> {
  const posting = await view.record('postings', postingId, siteId)
  if (!posting) return null
  if (role !== 'host') {
    const today = siteDay(now, await zoneOfSite(view, siteId))
    if (!isOnBoard(posting, today) || !photosOf(posting).some((photo) => photo.hash === hash)) return null
  }
  const [row] = await view.all(ofCard(view, siteId, postingId).select('jpeg').where('hash', '=', hash))
  return row?.jpeg ?? null
}

/**
 * Lets go of photos of a card that it names no more, or long enough after it left the board; of those that no card ever
 * named, after a week. An hour later nothing of them rests in the files.
 */
export async function dropPhotosOf(
  tx: StoreTransaction,
  siteId: SiteId,
  postingId: string,
  now: Instant,
): Promise<void> {
  const rows = await tx.all(ofCard(tx, siteId, postingId).select(['hash', 'at', 'wasNamed']))
  if (rows.length === 0) return
  const document = await tx.document('postings', postingId, siteId)
  const isGone = document?.deleted === true
  const posting = isGone ? undefined : document?.record
  const ends = posting && photosEnd(posting, siteDay(now, await zoneOfSite(tx, siteId)))
  const named = new Set(posting && photosOf(posting).map(({ hash }) => hash))
  const isOver = isGone || (ends !== undefined && ends < now)
  let hasGone = false
  for (const { hash, at, wasNamed } of rows) {
    // What nothing named yet may be about to be named.
    const isLetGo = wasNamed === 1 || at < now - kept.unnamedPhotos
    if (isOver || (!named.has(hash) && isLetGo)) {
      await tx.run(
        tx.tables
          .deleteFrom('photos')
          .where('siteId', '=', siteId)
          .where('postingId', '=', postingId)
          .where('hash', '=', hash),
      )
      hasGone = true
    } else if (named.has(hash) && wasNamed === 0) {
      await tx.run(
        tx.tables
          .updateTable('photos')
          .set({ wasNamed: 1 })
          .where('siteId', '=', siteId)
          .where('postingId', '=', postingId)
          .where('hash', '=', hash),
      )
    }
  }
  // Written anew once for all that go within the hour: a host who tidies up does so card by card.
  if (hasGone) tx.follow(compaction, now + GATHERED)
}

/** With a card that is erased go its photos; whoever erases sees to the files. */
export async function erasePhotosOf(tx: StoreTransaction, siteId: SiteId, postingId: string): Promise<void> {
  await tx.run(tx.tables.deleteFrom('photos').where('siteId', '=', siteId).where('postingId', '=', postingId))
}

/** The cards of a site for which photos are kept. */
export async function postingsWithPhotos(view: StoreReader, siteId: SiteId): Promise<string[]> {
  const rows = await view.all(
    view.tables.selectFrom('photos').select('postingId').distinct().where('siteId', '=', siteId),
  )
  return rows.map(({ postingId }) => postingId)
}

function ofCard({ tables }: StoreReader, siteId: SiteId, postingId: string) {
  return tables.selectFrom('photos').where('siteId', '=', siteId).where('postingId', '=', postingId)
}
