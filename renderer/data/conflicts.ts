import type { DeviceId } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { laterRevision, nextRevision } from '../../domain/sync/revision.ts'
import type { Instant } from '../../domain/time.ts'

/** Who writes what a merge makes, and when. */
export interface Merger {
  deviceId: DeviceId
  now: Instant
}

/**
 * One record out of a copy from elsewhere and the one written here, by the collection's rule. Equal
 * revisions mean equal content, so a result that is neither copy gets a revision of its own.
 */
export function reconcile<T extends AnyRecord>(
  collection: CollectionName,
  theirs: T,
  ours: T,
  writer: Merger,
): T {
  const merged = ruleOf(collection).merge(theirs, ours) as T
  const content = contentOf(merged)
  if (content === contentOf(theirs)) return theirs
  if (content === contentOf(ours) && ours.rev > theirs.rev) return ours
  const rev = nextRevision(laterRevision(theirs.rev, ours.rev), writer.now, writer.deviceId)
  return { ...merged, rev, at: writer.now, by: writer.deviceId }
}

/** Whether two records say the same, whoever wrote them when. */
export function sayTheSame(a: AnyRecord, b: AnyRecord): boolean {
  return a === b || contentOf(a) === contentOf(b)
}

const envelope = new Set(['rev', 'at', 'by', 'seal', '_deleted'])

/** What a record says, apart from who wrote it when: JSON with its keys in order. */
function contentOf(record: AnyRecord): string {
  return JSON.stringify(record, (key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const entries = Object.entries(value).filter(([name]) => key !== '' || !envelope.has(name))
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
