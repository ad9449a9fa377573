import type { AnyRecord } from '../../domain/record/record.ts'
import { sameContent } from '../../domain/record/content.ts'
import { isVisible, mergeAccepted, projectFor, refuseWrite } from '../../domain/sync/access.ts'
import type { ViewerFacts } from '../../domain/sync/collection-rule.ts'
import { isSealed, ruleOf } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { laterRevision, nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import type { StoredDocument } from '../store/store.ts'
import type { Incoming, Refusal } from './intakes/intake.ts'
import { intakeOf } from './intakes/intakes.ts'
import type { ReadRow } from './read-row.ts'
import { misshapenField } from '../store/validate-record.ts'

export type Decision =
  /** `keep` is absent when the server holds it already. */
  | { outcome: 'accepted'; keep?: { record: AnyRecord; deleted: boolean; sourceRev: string } }
  | { outcome: 'conflict'; master: WireRecord }
  | ({ outcome: 'refused'; master: WireRecord | null } & Refusal<AnyRecord>)

/** A well-formed row, the master copy, and what must be known to judge the one against the other. */
export interface Judged {
  row: ReadRow
  incoming: Incoming<AnyRecord>
  stored: StoredDocument | null
  /** What the collection's own rules asked for. */
  facts: unknown
  viewerFacts: ViewerFacts
  /** Whoever it is about is under 18, and may not do that now; or does it alone, and a host helped as it was written. */
  stop?: 'guardian-needed' | 'too-young' | 'own-act' | null
}

/**
 * What becomes of a row: rights first, then repeats, then conflicts, and last the merge with what only the
 * server may write.
 */
export function decideRow(judged: Judged): Decision {
  const { row, incoming, stored, facts, viewerFacts } = judged
  const { scope, master, now, receipts } = incoming
  const { collection } = row
  const intake = intakeOf(collection)
  const told = intake.sanitize?.(incoming, facts) ?? row.record
  const refused = (refusal: Refusal<AnyRecord>): Decision => ({
    outcome: 'refused',
    ...refusal,
    master: visibleMaster(judged),
  })

  const isKnown = stored !== null || intake.wasHere?.(told, receipts) === true
  const operation = row.deleted ? 'delete' : isKnown ? 'update' : 'insert'
  const reason = refuseWrite(scope, collection, operation, told, master, viewerFacts)
  if (reason !== null) return refused({ reason })
  const refusal = intake.refuses?.(incoming, told, facts)
  // Nothing is kept in the place of what they may not do.
  if (refusal) return refused(refusal.instead && judged.stop ? { reason: judged.stop } : refusal)
  // What a restored server lost was done when it might be.
  if (judged.stop && (operation === 'insert' || master)) return refused({ reason: judged.stop })

  if (row.deleted) return decideDelete(stored, row)
  if (stored && isEmptied(stored)) {
    const visible = visibleMaster(judged)
    return visible === null ? { outcome: 'accepted' } : { outcome: 'conflict', master: visible }
  }
  const isRepeat = stored?.deleted === false && [stored.record.rev, stored.sourceRev].includes(row.record.rev)
  if (stored && !row.sealed && !isRepeat) {
    if (stored.deleted || row.assumedRev !== stored.record.rev) {
      const visible = visibleMaster(judged)
      // A copy that the device may not see cannot be sent for it to merge: the server merges by itself.
      if (visible !== null) return { outcome: 'conflict', master: visible }
      if (stored.deleted) return { outcome: 'accepted' }
    } else if (row.record.rev <= stored.record.rev) {
      return refused({ reason: 'invalid', field: 'rev' })
    }
  }

  // The first copy as well in the form that a merge leaves: told again it says nothing new.
  const merged = master
    ? mergeAccepted(scope, collection, master, told)
    : (ruleOf(collection).merge(told, told) as AnyRecord)
  const kept = intake.kept?.(incoming, merged, facts) ?? merged
  const field = misshapenField(collection, kept)
  if (field !== null) return refused({ reason: 'invalid', field })
  if (master && sameContent(kept, master) && (row.sealed || holdsMaster(scope, row, master))) {
    return { outcome: 'accepted' }
  }
  return {
    outcome: 'accepted',
    keep: { record: withRevision(scope, row, kept, master, now), deleted: false, sourceRev: row.record.rev },
  }
}

/** Its time was over, and nothing of it is left: a word that comes later is about nothing and brings nothing back. */
export function isEmptied({ deleted, collection, record }: StoredDocument): boolean {
  return deleted && misshapenField(collection, record) !== null
}

/**
 * The device holds all it may see of the master copy. An equal revision alone does not say so: after a
 * restore a kiosk may have brought a record back without the name that it never held.
 */
function holdsMaster(scope: Scope, { collection, record, isSanitized }: ReadRow, master: AnyRecord): boolean {
  return (
    !isSanitized && record.rev === master.rev && sameContent(record, projectFor(scope, collection, master))
  )
}

/** The master copy as this device may see it, or `null`. */
function visibleMaster({ row: { collection }, incoming, stored, viewerFacts }: Judged): WireRecord | null {
  const { scope, now, zone } = incoming
  if (!stored || !isVisible(scope, collection, stored.record, siteDay(now, zone), viewerFacts)) return null
  const record: WireRecord = projectFor(scope, collection, stored.record)
  return stored.deleted ? { ...record, _deleted: true } : record
}

/** Deletion wins, whatever the device knew of the record. */
function decideDelete(stored: StoredDocument | null, row: ReadRow): Decision {
  if (!stored || stored.deleted) return { outcome: 'accepted' }
  const { at, by } = row.record
  const rev = laterRevision(row.record.rev, stored.record.rev)
  return {
    outcome: 'accepted',
    keep: { record: { ...stored.record, rev, at, by }, deleted: true, sourceRev: row.record.rev },
  }
}

/**
 * The device's own revision when the server keeps exactly what the device holds. Otherwise one of the
 * server's, later than both, so that the device receives what was kept: also when it repeats a push whose
 * answer it never got, because it passed over our copy while its own was waiting.
 */
function withRevision(
  scope: Scope,
  { collection, record, isSanitized }: ReadRow,
  kept: AnyRecord,
  master: AnyRecord | undefined,
  now: Instant,
): AnyRecord {
  const seen = projectFor(scope, collection, kept)
  const held = projectFor(scope, collection, record)
  const isNews = !master || (master.rev < record.rev && !sameContent(kept, master))
  // What the server seals comes back to its writer with the seal.
  const isAsSent = isNews && !isSealed(collection) && !isSanitized
  if (isAsSent && sameContent(seen, record) && sameContent(held, record)) return { ...kept, rev: record.rev }
  const previous = master ? laterRevision(master.rev, record.rev) : record.rev
  return { ...kept, rev: nextRevision(previous, now, 'server') }
}
