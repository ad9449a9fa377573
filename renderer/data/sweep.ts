import type { RxCollection } from 'rxdb'
import type { AnyRecord } from '../../domain/record.ts'
import type { PulledCollection } from '../../domain/sync/messages.ts'

/**
 * After a first pull from zero, drops the records that the server did not tell: a restored server may have
 * lost some, or never heard of them. They go before the pull counts as done, so that a kill in between only
 * has it done again.
 */
export function dropAbsent(
  collection: RxCollection<AnyRecord>,
): (pulled: PulledCollection, page: { first: boolean; last: boolean }) => Promise<void> {
  let told: Set<string> | undefined
  return async ({ documents }, { first, last }) => {
    if (first) told = new Set()
    if (!told) return
    for (const { id } of documents) told.add(id)
    if (!last) return
    const held = await collection.find().exec()
    const absent = held.map((document) => document.id).filter((id) => !told?.has(id))
    told = undefined
    if (absent.length > 0) await collection.bulkRemove(absent)
  }
}
