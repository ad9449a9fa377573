import type { AnyRecord } from '../../domain/record/record.ts'
import { mayPull } from '../../domain/sync/access.ts'
import { isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoredDocument, StoreReader } from '../store/store.ts'
import { intakeOf } from './intakes/intakes.ts'
import type { ReadRow } from './read-row.ts'
import { isRecovering } from './recovery.ts'
import type { Seals } from './seals.ts'
import { partitionAt } from '../store/partition.ts'
import { misshapenField } from '../store/validate-record.ts'

/** The revision of a copy that is only a part: older than any. */
const PART = nextRevision(undefined, 0, 'server')

/** Whether a row was refused for this field only because something else has not come back yet. */
export async function awaitsOthers(
  view: StoreReader,
  scope: Scope,
  { collection, record }: ReadRow,
  field: string | undefined,
  now: Instant,
): Promise<boolean> {
  const { parent, maker } = intakeOf(collection)
  // What a device only passes on comes from its maker as well, and is waited for by nobody.
  const isOwnWord = record.by === scope.deviceId
  if (field === undefined || !(field === parent || (field === maker && isOwnWord))) return false
  return isRecovering(view, now)
}

/**
 * What a device brings back of the server's own: known by its seal, and kept where the server has nothing or
 * something older. `null`: no such row; it is judged like any other. `record` is absent when it says nothing
 * new.
 */
export function broughtBack(
  scope: Scope,
  { collection, record, deleted }: ReadRow,
  stored: StoredDocument | null,
  seals: Seals,
  now: Instant,
): { record?: AnyRecord } | null {
  if (deleted || !isSealed(collection) || !mayPull(scope, collection)) return null
  if (record.siteId !== partitionAt(collection, scope.siteId)) return null
  const sealed = seals.check(collection, record)
  if (sealed === null || misshapenField(collection, record) !== null) return null
  const master = stored?.record
  if (stored?.deleted) return {}
  const { isToldWholeBy, isLater, united, joined } = intakeOf(collection).comesBack ?? {}
  const tellsAll = sealed === 'whole' && (isToldWholeBy?.(scope.role) ?? true)
  const completes = tellsAll && master?.rev === PART
  if (master && !completes && !(isLater ?? hasLaterRevision)(record, master)) {
    // A host also tells what happened on the day with the record in its hands.
    if (ruleOf(collection).access[scope.role].write.includes('update')) return null
    const kept = united?.(master, record, now)
    return kept ? { record: kept } : {}
  }
  const told = tellsAll ? record : asPart(collection, record)
  if (!master || completes) return { record: told }
  return { record: joined?.(master, told, now) ?? united?.(told, master, now) ?? told }
}

function hasLaterRevision(record: AnyRecord, master: AnyRecord): boolean {
  return record.rev > master.rev
}

/**
 * The copy of somebody who does not receive all of it, or may not tell all of it. It stands for as long as
 * nobody brings the whole one.
 */
function asPart(collection: CollectionName, record: AnyRecord): AnyRecord {
  const part = { ...record, rev: PART, by: 'server' }
  return intakeOf(collection).comesBack?.withoutUntold?.(part) ?? part
}
