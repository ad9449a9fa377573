import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import { heldUntil, isHeldAt, recentWindow } from '../../domain/sync/held-window.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { Change, StoreTransaction } from '../store/store.ts'
import { tellAgain } from './keep-record.ts'

const AT_ONCE = 1000

/**
 * Counts when records leave the window of hosts, where the table states another one than when they were kept: once, when
 * a version starts. What comes into a wider window takes a new number, so that desks hear of it.
 */
export async function countWindows({ store, clock }: ServerParts): Promise<void> {
  for (const collection of collectionNames) {
    const mark = `window:${collection}`
    const window = recentWindow('host', collection)
    const stated = window ? [window.days, ...window.since].join(' ') : 'all'
    const counted = await store.read((view) => readSetting(view, mark))
    if ((counted ?? 'all') === stated) continue
    const sites = await store.read((view) => view.records('sites'))
    for (const { siteId } of sites) await countAt(siteId, collection, { store, clock })
    await store.transaction((tx) => writeSetting(tx, mark, stated))
  }
}

async function countAt(
  siteId: string,
  collection: CollectionName,
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
): Promise<void> {
  const now = clock.now()
  const head = await store.read((view) => view.head(siteId))
  for (let since = 0; since < head;) {
    since = await store.transaction(async (tx) => {
      const changes = await tx.changes(collection, siteId, since, AT_ONCE)
      for (const change of changes) await countOne(tx, siteId, collection, change, now)
      return changes.length < AT_ONCE ? head : changes.at(-1)!.seq
    })
  }
}

async function countOne(
  tx: StoreTransaction,
  siteId: string,
  collection: CollectionName,
  { id, body, hostUntil }: Change,
  now: Instant,
): Promise<void> {
  if (body === null) return
  const until = heldUntil('host', collection, JSON.parse(body) as AnyRecord)
  if (until === hostUntil) return
  if (!isHeldAt(now, hostUntil) && isHeldAt(now, until)) {
    return tellAgain(tx, collection, id, siteId)
  }
  tx.noteWindow(collection, id, siteId, until)
}
