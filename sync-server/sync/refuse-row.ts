import { sameContent } from '../../domain/record/content.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { blockedWords, textsIn } from '../../domain/wording/blocked-words.ts'
import { noteBlockedWords } from '../advice/blocked-words.ts'
import type { StoreTransaction } from '../store/store.ts'
import { awaitsOthers } from './bring-back.ts'
import type { Decision } from './decide-row.ts'
import { intakeOf } from './intakes/intakes.ts'
import { keepAny } from './keep-record.ts'
import type { Pushing } from './pushing.ts'
import type { ReadRow } from './read-row.ts'
import { keepRefusedRow } from './refused-rows.ts'

/** Answers a row that was refused, and keeps it for the hosts if there is anything for them to mend. */
export async function refuseRow(
  tx: StoreTransaction,
  pushing: Pushing,
  row: ReadRow,
  refused: Extract<Decision, { outcome: 'refused' }>,
): Promise<PushResult> {
  const { scope, now, isResent } = pushing
  const { collection, record, body } = row
  const { id } = record
  const { instead, ...decision } = refused
  const { reason, field } = decision
  await noteBlocked(tx, pushing, row, refused)
  if (!isResent && (await awaitsOthers(tx, scope, row, field, now))) {
    return { collection, id, outcome: 'later', missing: field! }
  }
  if (instead) await keepInstead(tx, pushing, collection, instead)
  if (instead || isResent || !isPassedOn(scope, row, field)) {
    const kept = { collection, recordId: id, reason, ...(field ? { field } : {}), body }
    await keepRefusedRow(tx, scope, kept, now)
  }
  return { collection, id, ...decision }
}

/** What an employer may not say is noted for its hosts, who help it to say it otherwise; not whose hand sent it again. */
async function noteBlocked(
  tx: StoreTransaction,
  { scope, now, isResent }: Pushing,
  { collection, record }: ReadRow,
  { reason, field }: Extract<Decision, { outcome: 'refused' }>,
): Promise<void> {
  const form = intakeOf(collection).guards
  if (reason !== 'protected-words' || !form || scope.employerId === undefined || isResent) return
  const blocked = blockedWords(form, textsIn(valueAt(record, field)))
  if (blocked)
    await noteBlockedWords(tx, blocked, { employerId: scope.employerId, siteId: scope.siteId }, now)
}

/** What stands at a field of a record, as `criteria.0.label`; without a field, all of it. */
function valueAt(record: AnyRecord, field: string | undefined): unknown {
  const steps = field?.split('.') ?? []
  return steps.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    record,
  )
}

/**
 * A row that this device did not write, and brings back for its writer: when it cannot be taken from here,
 * whoever wrote it brings it too, and the hosts have nothing to mend.
 */
function isPassedOn(scope: Scope, { collection, record }: ReadRow, field: string | undefined): boolean {
  if (record.by === scope.deviceId) return false
  return record.by !== 'server' || isSealed(collection) || field === 'leaseId'
}

/** Nobody is lost: the record that takes the refused one's place is kept, with all that is ever told of it. */
async function keepInstead(
  tx: StoreTransaction,
  pushing: Pushing,
  collection: CollectionName,
  instead: AnyRecord,
): Promise<void> {
  const known = await tx.document(collection, instead.id, instead.siteId)
  if (known?.deleted) return
  const kept = known ? ruleOf(collection).merge(known.record, instead) : instead
  if (known && sameContent(kept, known.record)) return
  await keepAny(tx, collection, revised(kept, byServer(pushing.now)))
}
