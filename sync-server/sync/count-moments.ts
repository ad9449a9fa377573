import type { AnyRecord } from '../../domain/record/record.ts'
import { DUE_BY, isOfTime } from '../../domain/retention/due-from.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import { isHeldAt, recentWindow } from '../../domain/sync/held-window.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { Change, StoreTransaction } from '../store/store.ts'
import { momentsOf } from '../store/stored-row.ts'
import { tellAgain } from './keep-record.ts'

const AT_ONCE = 1000

/**
 * Counts when records leave the window of hosts, and from when on time may take of them, where the tables state that
 * otherwise than when they were kept: once, when a version starts. What comes into a wider window takes a new number, so
 * that desks hear of it.
 */
export async function countMoments({ store, clock }: ServerParts): Promise<void> {
  for (const collection of collectionNames) {
    const stated = statedOf(collection)
    const counted = await store.read(async (view) => {
      const marks = stated.map(({ mark }) => readSetting(view, mark))
      return Promise.all(marks)
    })
    if (stated.every(({ by, first }, index) => (counted[index] ?? first) === by)) continue
    const sites = await store.read((view) => view.records('sites'))
    for (const { siteId } of sites) await countAt(siteId, collection, { store, clock })
    await store.transaction(async (tx) => {
      for (const { mark, by } of stated) await writeSetting(tx, mark, by)
    })
  }
}

/** By what the moments of a collection are counted, and by what they were before that was noted. */
function statedOf(collection: CollectionName): { mark: string; by: string; first: string }[] {
  const window = recentWindow('host', collection)
  return [
    {
      mark: `window:${collection}`,
      by: window ? [window.days, ...window.since].join(' ') : 'all',
      first: 'all',
    },
    { mark: `due:${collection}`, by: isOfTime(collection) ? DUE_BY : 'never', first: 'never' },
  ]
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
  const record = JSON.parse(body) as AnyRecord
  const moments = momentsOf(collection, record)
  if (!isHeldAt(now, hostUntil) && isHeldAt(now, moments.hostUntil)) {
    return tellAgain(tx, collection, id, siteId)
  }
  tx.noteMoments(collection, id, siteId, moments)
}
