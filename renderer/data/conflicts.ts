import type { AnyRecord } from '../../domain/record/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { sameContent } from '../../domain/record/content.ts'
import { stamped, type Author } from '../../domain/record/write.ts'
import { laterRevision } from '../../domain/sync/revision.ts'

/** Who writes what a merge makes, and when. */
export type Merger = Author

/**
 * One record out of a copy from elsewhere and the one written here, by the collection's rule. Equal
 * revisions mean equal content, so a result that is neither copy gets a revision of its own. Of two that are not copies
 * of one record theirs is held: what was written here is told as it is, and the server finds another id for it.
 */
export function reconcile<T extends AnyRecord>(
  collection: CollectionName,
  theirs: T,
  ours: T,
  writer: Merger,
): T {
  if (isAnother(collection, theirs, ours)) return theirs
  const merged = ruleOf(collection).merge(theirs, ours) as T
  if (sayTheSame(merged, theirs)) return theirs
  if (sayTheSame(merged, ours) && ours.rev > theirs.rev) return ours
  return { ...merged, ...stamped(laterRevision(theirs.rev, ours.rev), writer) }
}

/** Whether two records that have one id are about two things all the same. */
export function isAnother(collection: CollectionName, a: AnyRecord, b: AnyRecord): boolean {
  return ruleOf(collection).isAnother?.(a, b) === true
}

/** Whether two records say the same, whoever wrote them when. */
export function sayTheSame(a: AnyRecord, b: AnyRecord): boolean {
  return sameContent(a, b, ['seal'])
}
