import { bulkInsertToState, getMemoryIndexName } from 'rxdb/plugins/storage-memory'
import type { MemoryStorageInternals } from 'rxdb/plugins/storage-memory'

/**
 * The library's memory keeps every index of a collection in order from its first record on, with an entry of its own for
 * each record: three indexes, of which screens ask one at most. Here an index is made of all that is held when a query
 * first needs it, and kept in order from then on.
 */
export function keepNoIndex<T>(internals: MemoryStorageInternals<T>): void {
  // What the library brings up to date at each write; queries look into `byIndex`.
  internals.byIndexArray = []
}

/** To be called before a query over these fields, when all is in memory. */
export function keepIndex<T>(primary: string, internals: MemoryStorageInternals<T>, fields: string[]): void {
  const { byIndex, byIndexArray, documents } = internals
  const index = byIndex[getMemoryIndexName(fields)]
  if (!index || byIndexArray.includes(index)) return
  const all = [...documents.values()].map((document) => ({ document }))
  bulkInsertToState(primary, internals, [index], all)
  byIndexArray.push(index)
}
