import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Change, StoreReader } from '../store/store.ts'

/** Records read at once while an index is made. */
const AT_ONCE = 2000

/** Tells every record of a collection that was written after a number, the last state of each. */
export async function eachChange(
  view: StoreReader,
  collection: CollectionName,
  siteId: string,
  since: number,
  tell: (change: Change) => void,
): Promise<void> {
  for (let seq = since; ;) {
    const changes = await view.changes(collection, siteId, seq, AT_ONCE)
    changes.forEach(tell)
    if (changes.length < AT_ONCE) return
    seq = changes.at(-1)!.seq
  }
}
