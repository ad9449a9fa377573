import { viewerKeys, partitionOf } from '../../domain/sync/access.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { isHeldAt, recentWindow } from '../../domain/sync/held-window.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Day, Instant } from '../../domain/time.ts'
import type { Change, Page, StoreReader } from '../store/store.ts'

/** More new records of one collection at once than this are pulled, not streamed. */
const STREAMED_AT_ONCE = 500

/**
 * What is new, read once for all the streams that wait for it: with fifty kiosks at a site, one arrival is
 * one look into the database and fifty lines written.
 */
export class News {
  readonly #now: Instant
  readonly #dayOf: (siteId: string) => Day
  readonly #read = new Map<string, Promise<{ changes: Change[]; head: number }>>()

  /** `dayOf`: the day on the wall of a site. */
  constructor(now: Instant, dayOf: (siteId: string) => Day) {
    this.#now = now
    this.#dayOf = dayOf
  }

  /** The page that this device gets after a number, or `null` when so much is new that it had better pull. */
  async since(
    view: StoreReader,
    collection: CollectionName,
    seq: number,
    scope: Scope,
  ): Promise<Page | null> {
    const { changes, head } = await this.#changes(view, scope, collection, seq)
    if (changes.length === STREAMED_AT_ONCE) return null
    const keys = viewerKeys(scope, this.#dayOf(scope.siteId))
    return { rows: changes.flatMap((change) => this.#seenBy(scope, collection, keys, change)), seq: head }
  }

  #changes(
    view: StoreReader,
    scope: Scope,
    collection: CollectionName,
    seq: number,
  ): Promise<{ changes: Change[]; head: number }> {
    const partition = partitionOf(collection, scope)
    const name = `${partition}/${collection}/${seq}`
    const known = this.#read.get(name)
    if (known) return known
    const reading = readChanges(view, partition, collection, seq)
    this.#read.set(name, reading)
    return reading
  }

  #seenBy(
    { role }: Scope,
    collection: CollectionName,
    keys: readonly string[],
    change: Change,
  ): Page['rows'] {
    const { seq, id, body, viewers, left, hostUntil } = change
    const viewer = viewers[role]
    if (viewer !== null && keys.includes(viewer)) {
      const isHeld = recentWindow(role, collection) === null || isHeldAt(this.#now, hostUntil)
      return [{ seq, id, body: isHeld ? body : null }]
    }
    const couldHold = left.some((departure) => departure.role === role && keys.includes(departure.viewer))
    return couldHold ? [{ seq, id, body: null }] : []
  }
}

async function readChanges(
  view: StoreReader,
  partition: string,
  collection: CollectionName,
  seq: number,
): Promise<{ changes: Change[]; head: number }> {
  const head = await view.head(partition)
  return { changes: await view.changes(collection, partition, seq, STREAMED_AT_ONCE), head }
}
