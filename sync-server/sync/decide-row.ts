import type { Booking } from '../../domain/challenges/booking.ts'
import type { Evaluation } from '../../domain/challenges/evaluation.ts'
import type { Pen } from '../../domain/challenges/pen.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { AnyRecord } from '../../domain/record.ts'
import { isVisible, mergeAccepted, projectFor, refuseWrite } from '../../domain/sync/access.ts'
import { isSealed, type AudienceFacts } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { laterRevision, nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { siteDay, type Instant, type TimeZone } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { isSecondOfSlot, secondOfSlot } from '../seats/second-of-a-slot.ts'
import type { StoredDocument } from '../store/store.ts'
import { bookingAsToldBy, misstatedBooking, withSeatJudged, type BookingFacts } from './booking-fields.ts'
import { evaluationAsToldBy, refuseVoice, type EvaluationFacts } from './evaluation-fields.ts'
import type { ReadRow, RowRefusal } from './read-row.ts'
import { canonical, type Receipts } from './receipts.ts'
import {
  asToldBy,
  isBroughtBack,
  tellsTooMuch,
  visitAsToldBy,
  withReceipts,
  withServerFields,
} from './server-fields.ts'
import { misshapenField } from './validate-record.ts'

export type Decision =
  /** `keep` is absent when the server holds it already. */
  | { outcome: 'accepted'; keep?: { record: AnyRecord; deleted: boolean; sourceRev: string } }
  | { outcome: 'conflict'; master: WireRecord }
  | { outcome: 'refused'; reason: RowRefusal; field?: string; master: WireRecord | null }
  /** The slot is somebody else's: refused, and this person's booking is kept beside it. */
  | { outcome: 'second'; second: Booking; master: WireRecord | null }

export interface DecisionFacts extends AudienceFacts {
  /** Of a booking: its session and the lease of its seat. */
  seat?: BookingFacts
  /** Of an evaluation: what it speaks of. */
  voice?: EvaluationFacts
  /** From where the row comes, for the words that carry it. */
  pen: Pen
  receipts: Receipts
  /** Of the device's site. */
  zone?: TimeZone | undefined
  /** The site issued the pass that the record names. */
  passIssued: boolean
  /** Of a new application: the same person has one to that offer which is still alive. */
  hasApplied?: boolean
  /** Of a new application: its pictures are not those of the card that it names. */
  isUnproven?: boolean
  /** The employer of the offer that an application names; absent when the server does not know the offer. */
  offerEmployerId?: string
}

/**
 * What becomes of a well-formed row, given the master copy: rights first, then repeats, then conflicts, and
 * last the merge with what only the server may write.
 */
export function decideRow(
  scope: Scope,
  row: ReadRow,
  stored: StoredDocument | null,
  facts: DecisionFacts,
  now: Instant,
): Decision {
  const { collection } = row
  const master = stored?.record
  const incoming = asDeviceMayTell(scope, row, master, facts, now)
  const refused = (reason: RowRefusal, field?: string): Decision => ({
    outcome: 'refused',
    reason,
    ...(field === undefined ? {} : { field }),
    master: visibleMaster(scope, row, stored, facts, now),
  })

  const operation = row.deleted ? 'delete' : stored || wasHere(row, incoming, facts) ? 'update' : 'insert'
  const reason = refuseWrite(scope, collection, operation, incoming, master, facts)
  if (reason !== null) return refused(reason)
  const seat = seatOf(scope, row, incoming, master, facts)
  if (seat?.wrong) return refused(seat.wrong === 'leaseId' ? 'forbidden-field' : 'invalid', seat.wrong)
  if (seat?.isSecond) {
    const own = bookingAsToldBy(scope, row.record as Booking, undefined, facts.seat!)
    const second = secondOfSlot(own, row.openedName, now)
    return { outcome: 'second', second, master: visibleMaster(scope, row, stored, facts, now) }
  }
  if (isForeignOffer(row, master, facts)) return refused('invalid', 'employerId')
  if (collection === 'applications') {
    if (!master && facts.hasApplied && !facts.isUnproven) return refused('already-applied', 'jobOfferId')
    if (tellsTooMuch(incoming as Application, master as Application | undefined))
      return refused('too-many-events', 'events')
  }
  if (collection === 'evaluations') {
    const wrong = refuseVoice(scope, incoming as Evaluation, master as Evaluation | undefined, facts.voice!)
    if (wrong) return refused(wrong.reason, wrong.field)
  }

  if (row.deleted) return decideDelete(stored, row)
  const isRepeat = stored?.deleted === false && [stored.record.rev, stored.sourceRev].includes(row.record.rev)
  if (stored && !row.sealed && !isRepeat) {
    if (stored.deleted || row.assumedRev !== stored.record.rev) {
      const visible = visibleMaster(scope, row, stored, facts, now)
      // A copy that the device may not see cannot be sent for it to merge: the server merges by itself.
      if (visible !== null) return { outcome: 'conflict', master: visible }
      if (stored.deleted) return { outcome: 'accepted' }
    } else if (row.record.rev <= stored.record.rev) {
      return refused('invalid', 'rev')
    }
  }

  const merged = master ? mergeAccepted(scope, collection, master, incoming) : incoming
  const kept = withServerWords(scope, row, merged, master, facts, now)
  const field = misshapenField(collection, kept)
  if (field !== null) return refused('invalid', field)
  if (master && sameContent(kept, master) && (row.sealed || holdsMaster(scope, row, master))) {
    return { outcome: 'accepted' }
  }
  return {
    outcome: 'accepted',
    keep: { record: withRevision(scope, row, kept, master, now), deleted: false, sourceRev: row.record.rev },
  }
}

/**
 * The device holds all it may see of the master copy. An equal revision alone does not say so: after a
 * restore a kiosk may have brought a record back without the name that it never held.
 */
function holdsMaster(scope: Scope, { collection, record, isCleaned }: ReadRow, master: AnyRecord): boolean {
  return !isCleaned && record.rev === master.rev && sameContent(record, projectFor(scope, collection, master))
}

/**
 * What the seat of a booking says of a first copy: the field that is wrong, or that the slot is somebody
 * else's already. `null` where nothing about a seat is new.
 */
function seatOf(
  scope: Scope,
  { collection, record, deleted }: ReadRow,
  incoming: AnyRecord,
  master: AnyRecord | undefined,
  { seat }: DecisionFacts,
): { wrong: string | null; isSecond: boolean } | null {
  if (collection !== 'bookings' || deleted) return null
  const isSecond = isSecondOfSlot(record as Booking, master as Booking | undefined)
  if (master && !isSecond) return null
  // The second person's own words, which are held to the same rules as those of the first.
  return { wrong: misstatedBooking(scope, (isSecond ? record : incoming) as Booking, seat!), isSecond }
}

/** The master copy as this device may see it, or `null`. */
function visibleMaster(
  scope: Scope,
  { collection }: ReadRow,
  stored: StoredDocument | null,
  facts: DecisionFacts,
  now: Instant,
): WireRecord | null {
  if (!stored || !isVisible(scope, collection, stored.record, siteDay(now, facts.zone), facts)) return null
  const record: WireRecord = projectFor(scope, collection, stored.record)
  return stored.deleted ? { ...record, _deleted: true } : record
}

function asDeviceMayTell(
  scope: Scope,
  { collection, record }: ReadRow,
  master: AnyRecord | undefined,
  { receipts, seat, voice, pen, zone }: DecisionFacts,
  now: Instant,
): AnyRecord {
  switch (collection) {
    case 'applications':
      return asToldBy(scope, record as Application, master as Application | undefined, receipts)
    case 'visits':
      return visitAsToldBy(record as Visit, master as Visit | undefined, now, zone)
    case 'bookings':
      return bookingAsToldBy(scope, record as Booking, master as Booking | undefined, seat!)
    case 'evaluations':
      return evaluationAsToldBy(scope, pen, record as Evaluation, master as Evaluation | undefined, voice!)
    default:
      return record
  }
}

/** Bringing back what a restore erased is no new record. */
function wasHere({ collection }: ReadRow, incoming: AnyRecord, { receipts }: DecisionFacts): boolean {
  return collection === 'applications' && isBroughtBack(incoming as Application, receipts)
}

/** An application made to an offer goes to the employer of that offer. */
function isForeignOffer(row: ReadRow, master: AnyRecord | undefined, facts: DecisionFacts): boolean {
  if (row.collection !== 'applications' || master || facts.offerEmployerId === undefined) return false
  return (row.record as Application).employerId !== facts.offerEmployerId
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

function withServerWords(
  scope: Scope,
  row: ReadRow,
  record: AnyRecord,
  master: AnyRecord | undefined,
  facts: DecisionFacts,
  now: Instant,
): AnyRecord {
  switch (row.collection) {
    case 'applications': {
      const received = withReceipts(record as Application, facts.receipts, now)
      const kept: Application = !master && facts.isUnproven ? { ...received, unverified: true } : received
      return kept
    }
    case 'visits':
      return withServerFields(scope, record as Visit, master as Visit | undefined, {
        ...(row.openedName === undefined ? {} : { openedName: row.openedName }),
        passIssued: facts.passIssued,
      })
    case 'bookings': {
      const { sealedName: _sealed, ...kept } = record as Booking
      const named = row.openedName ? { ...kept, name: row.openedName } : kept
      return master ? named : withSeatJudged(named, facts.seat!, now)
    }
    default:
      return record
  }
}

/**
 * The device's own revision when the server keeps exactly what the device holds. Otherwise one of the
 * server's, later than both, so that the device receives what was kept: also when it repeats a push whose
 * answer it never got, because it passed over our copy while its own was waiting.
 */
function withRevision(
  scope: Scope,
  { collection, record, isCleaned }: ReadRow,
  kept: AnyRecord,
  master: AnyRecord | undefined,
  now: Instant,
): AnyRecord {
  const seen = projectFor(scope, collection, kept)
  const held = projectFor(scope, collection, record)
  const isNews = !master || (master.rev < record.rev && !sameContent(kept, master))
  // What the server seals comes back to its writer with the seal.
  const isAsSent = isNews && !isSealed(collection) && !isCleaned
  if (isAsSent && sameContent(seen, record) && sameContent(held, record)) return { ...kept, rev: record.rev }
  const previous = master ? laterRevision(master.rev, record.rev) : record.rev
  return { ...kept, rev: nextRevision(previous, now, 'server') }
}

/** Equal but for the revision and who wrote it when. */
function sameContent(a: AnyRecord, b: AnyRecord): boolean {
  return isSameShallowly(a, b) || contentOf(a) === contentOf(b)
}

/** Most rows are kept as they came: their parts are the very same, and nothing needs to be compared in depth. */
function isSameShallowly(a: AnyRecord, b: AnyRecord): boolean {
  const [own, other] = [Object.entries(a), b as unknown as Record<string, unknown>]
  return (
    own.length === Object.keys(b).length &&
    own.every(([name, value]) => envelope.has(name) || other[name] === value)
  )
}

const envelope: ReadonlySet<string> = new Set(['rev', 'at', 'by'])

function contentOf(record: AnyRecord): string {
  const { rev: _rev, at: _at, by: _by, ...content } = record
  return canonical(content)
}
