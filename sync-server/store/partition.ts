import { SHARED_PARTITION } from '../../domain/ids.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'

/** The partition that records of this collection live in at this site. */
export function partitionAt(collection: CollectionName, siteId: string): string {
  return ruleOf(collection).shared ? SHARED_PARTITION : siteId
}
