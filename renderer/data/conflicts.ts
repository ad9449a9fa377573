import type { RxConflictHandler } from 'rxdb/plugins/core'
import type { AnyRecord } from '../../domain/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { laterRevision, nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'

/** What a conflict needs to know of the device it is resolved on. */
export interface ConflictContext {
  writer: () => { deviceId: DeviceId; now: Instant }
  /** Whether the server said that this revision can never be accepted. */
  isRefused: (collection: CollectionName, id: string, rev: string) => boolean
  /** The server's copy says all that this write said: the write waits no more. */
  gaveWay: (collection: CollectionName, write: AnyRecord) => Promise<void>
}

/**
 * One record out of a copy from elsewhere and the one written here, by the collection's rule. Equal
 * revisions mean equal content, so a result that is neither copy gets a revision of its own.
 */
export function reconcile<T extends AnyRecord>(
  collection: CollectionName,
  theirs: T,
  ours: T,
  writer: { deviceId: DeviceId; now: Instant },
): T {
  const merged = ruleOf(collection).merge(theirs, ours) as T
  const content = contentOf(merged)
  if (content === contentOf(theirs)) return theirs
  if (content === contentOf(ours) && ours.rev > theirs.rev) return ours
  const rev = nextRevision(laterRevision(theirs.rev, ours.rev), writer.now, writer.deviceId)
  return { ...merged, rev, at: writer.now, by: writer.deviceId }
}

/** How the replication compares and merges two copies of one record of a collection. */
export function conflictHandler(
  collection: CollectionName,
  context: ConflictContext,
): RxConflictHandler<AnyRecord> {
  return {
    isEqual: (a, b) => (a._deleted || b._deleted ? a._deleted === b._deleted : a.rev === b.rev),
    resolve: async ({ newDocumentState: ours, realMasterState: theirs }) => {
      const refused = context.isRefused(collection, ours.id, ours.rev)
      // What is gone, or can never be accepted, is given up here; the outbox keeps a refused copy.
      const lost = refused || theirs._deleted || ours._deleted
      const resolved = lost ? theirs : reconcile(collection, theirs, ours, context.writer())
      if (resolved === theirs) {
        await context.gaveWay(collection, ours)
        return theirs
      }
      return { ...resolved, _deleted: false }
    },
  }
}

const envelope = new Set(['rev', 'at', 'by', '_deleted'])

/** What a record says, apart from who wrote it when: JSON with its keys in order. */
function contentOf(record: AnyRecord): string {
  return JSON.stringify(record, (key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const entries = Object.entries(value).filter(([name]) => key !== '' || !envelope.has(name))
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
