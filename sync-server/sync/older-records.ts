import { mayPull, projectFor } from '../../domain/sync/access.ts'
import type { RecordTypes } from '../../domain/sync/collections.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'

/** So many records are told at once; the rest is asked for from the last one on. */
export const OLDER_AT_ONCE = 50

/** The collections of which hosts ask for what left their window. */
type Asked = 'visits' | 'applications'

/**
 * What left the window of hosts of what this one could hold: the visits of a day, or the applications to an offer, in the
 * order of their ids, those after `after`. Nothing else is told than a pull would have told while it was recent.
 */
export async function olderRecords<C extends Asked>(
  { store, clock }: ServerParts,
  scope: Scope,
  collection: C,
  { of, after = '' }: { of: string; after?: string | undefined },
): Promise<{ records: RecordTypes[C][]; next?: string }> {
  if (scope.role !== 'host' || !mayPull(scope, collection)) return { records: [] }
  const { siteId } = scope
  const found = await store.read((view) =>
    view.olderRecords(collection, siteId, { of, after, at: clock.now(), limit: OLDER_AT_ONCE }),
  )
  const records = found.map((record) => projectFor(scope, collection, record))
  return { records, ...(records.length === OLDER_AT_ONCE ? { next: records.at(-1)!.id } : {}) }
}
