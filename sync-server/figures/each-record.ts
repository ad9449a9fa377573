import type { SiteId } from '../../domain/ids.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { othersTurn } from '../others-turn.ts'
import type { Store } from '../store/store.ts'

/** Read in a few milliseconds, also where records are large. */
const AT_ONCE = 250

/** Every live record of a collection at a site, some at a time: whoever else asks has their turn in between. */
export async function* eachRecord<C extends CollectionName>(
  store: Store,
  collection: C,
  siteId: SiteId,
): AsyncGenerator<RecordTypes[C]> {
  let after = ''
  for (;;) {
    const some = await store.read((view) => view.recordsFrom(collection, siteId, { after, limit: AT_ONCE }))
    yield* some
    if (some.length < AT_ONCE) return
    after = some.at(-1)!.id
    await othersTurn()
  }
}
