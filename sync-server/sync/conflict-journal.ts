import type { FieldConflictLine } from '../../domain/contract/conflicts.ts'
import { canonicalJson } from '../../domain/record/content.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { kept } from '../../domain/retention/keeping.ts'
import {
  fieldConflicts,
  isJournaled,
  writerOf,
  type Beginning,
  type FieldSide,
} from '../../domain/sync/field-conflicts.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Stamped } from '../../domain/sync/field-stamps.ts'
import { revisionTime } from '../../domain/sync/revision.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { readableOf } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** As many as hosts are told, the latest. */
export const MOST_TOLD = 200

/** Remembers which revision changed each field of this state: a device that began with it is judged by that. */
export async function noteStamps(
  tx: StoreTransaction,
  collection: CollectionName,
  record: AnyRecord,
): Promise<void> {
  if (!isJournaled(collection)) return
  const { siteId, id: recordId, rev, at, stamps } = record as Stamped
  const state = { siteId, collection, recordId }
  await tx.run(
    tx.tables
      .updateTable('recordStamps')
      .set({ replacedAt: at })
      .where('siteId', '=', siteId)
      .where('collection', '=', collection)
      .where('recordId', '=', recordId)
      .where('replacedAt', 'is', null)
      .where('rev', '!=', rev),
  )
  await tx.run(
    tx.tables
      .insertInto('recordStamps')
      .values({ ...state, rev, stamps: JSON.stringify(stamps), at, replacedAt: null })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/**
 * Notes the fields in which a device's copy and the server's, both changed since the one that the device began with
 * (`from`), say different things. The same two words are noted once, however often the device sends its own.
 */
export async function noteConflicts(
  tx: StoreTransaction,
  collection: CollectionName,
  { master, told, from }: { master: AnyRecord; told: AnyRecord; from: string | null },
  now: Instant,
): Promise<void> {
  if (!isJournaled(collection) || master.rev === from) return
  const { siteId, id: recordId } = master
  const states = await statesOf(tx, collection, master)
  const began: Beginning = {
    base: from === null ? {} : states.get(from),
    from,
    // It comes again because its answer was lost.
    wasHeld: (field, rev) => [...states.values()].some((stamps) => stamps[field] === rev),
  }
  for (const { field, kept: stays, other } of fieldConflicts(master as Stamped, told as Stamped, began)) {
    const of = [siteId, collection, recordId, field, stays.rev, other.rev].join('|')
    await tx.run(
      tx.tables
        .insertInto('fieldConflicts')
        .values({
          ...{ conflictId: readableOf(of, 20), siteId, collection, recordId, field, at: now },
          ...{ keptRev: stays.rev, keptValue: textOf(stays) },
          ...{ otherRev: other.rev, otherValue: textOf(other) },
        })
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

const textOf = ({ value }: FieldSide) => (value === undefined ? null : canonicalJson(value))

/** The stamps of each state of a record in the last month, by its revision. */
async function statesOf(
  view: StoreReader,
  collection: CollectionName,
  { siteId, id }: AnyRecord,
): Promise<Map<string, Record<string, string>>> {
  const states = await view.all(
    view.tables
      .selectFrom('recordStamps')
      .select(['rev', 'stamps'])
      .where('siteId', '=', siteId)
      .where('collection', '=', collection)
      .where('recordId', '=', id),
  )
  return new Map(states.map(({ rev, stamps }) => [rev, JSON.parse(stamps) as Record<string, string>]))
}

/** What was joined at a site in the last thirty days where two texts were one too many, the latest first. */
export async function conflictsTold(
  view: StoreReader,
  siteId: SiteId,
  now: Instant,
): Promise<FieldConflictLine[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('fieldConflicts')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('at', '>', now - kept.fieldConflicts)
      .orderBy('at', 'desc')
      .limit(MOST_TOLD),
  )
  return rows.map(({ conflictId, collection, recordId, field, at, ...sides }) => ({
    ...{ conflictId, collection: collection as FieldConflictLine['collection'], recordId, field, at },
    kept: sideTold(sides.keptRev, sides.keptValue),
    other: sideTold(sides.otherRev, sides.otherValue),
  }))
}

function sideTold(rev: string, value: string | null): FieldConflictLine['kept'] {
  const said: unknown = value === null ? undefined : JSON.parse(value)
  return {
    device: writerOf(rev),
    at: revisionTime(rev),
    isEmpty: value === null,
    ...(typeof said === 'string' ? { text: said } : {}),
  }
}
