import type { AssistedAct } from '../../../domain/assistance/assistance.ts'
import type { Pen } from '../../../domain/observation/pen.ts'
import type { AnyRecord } from '../../../domain/record/record.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import type { VisitorId } from '../../../domain/ids.ts'
import type { MinorAct } from '../../../domain/visits/minor-rule.ts'
import type { Instant, TimeZone } from '../../../domain/time.ts'
import type { GuardedForm } from '../../../domain/wording/blocked-words.ts'
import type { StoreReader, StoreTransaction } from '../../store/store.ts'
import type { RowRefusal } from '../read-row.ts'
import type { Receipts } from '../receipts.ts'

/** A well-formed row, from whom and when it comes, and what the server holds of the same record. */
export interface Incoming<T extends AnyRecord> {
  scope: Scope
  /** From where the row comes, for the words that carry it. */
  pen: Pen
  record: T
  /** The name that was sealed in it, opened; `null` when it could not be opened. */
  openedName?: string | null
  /** The number of a pass that was sealed in it, opened; `null` when it could not be opened, or is none. */
  openedPass?: string | null
  /** The copy in the server's hands, whatever the device knows of it. */
  master: T | undefined
  /** The pictures sent with it are not those of the card that it names. */
  isUnproven: boolean
  receipts: Receipts
  now: Instant
  /** Of the device's site. */
  zone: TimeZone | undefined
}

/** Why a row can never be accepted. */
export interface Refusal<T extends AnyRecord> {
  reason: RowRefusal
  field?: string
  /** What the server keeps beside the refused row, under another id, so that nobody is lost. */
  instead?: T
}

/**
 * What is particular to one collection on a row's way in: size, form, rights, known, merge, rules. The way
 * itself is the same for all (`read-row.ts`, `decide-row.ts`, `push.ts`). A collection names only the parts
 * that it needs.
 *
 * `F`: what the judgement must know besides the record, read beforehand by `facts`.
 */
export interface Intake<T extends AnyRecord, F = unknown> {
  /** The record, and the pictures beside it, in the body of a sealed row. */
  unsealed?(body: Record<string, unknown>): { record: unknown; secret?: unknown }
  /** The cleaned record, with what must stay letter by letter as the device told it. */
  exactTexts?(told: T, clean: T, receipts: Receipts): T
  /** Fields that the server puts right by itself, however wrong the device's clock was. */
  readonly mends?: readonly string[]
  /** Whose four pictures may come with the record. */
  person?(record: T): string
  /** Without the right pictures it is kept, and a host looks at it before it counts as that person's. */
  readonly needsIdentityCheck?: true
  /** The field that names what the record belongs to. */
  readonly parent?: string
  /**
   * The field that names the device which made the record: after a restore another device's word on it waits until
   * that one, or a host, has brought it back.
   */
  readonly maker?: string
  /** As what an employer's words in it are held back, and noted where they touch what the law protects. */
  readonly guards?: GuardedForm
  facts?(view: StoreReader, row: Incoming<T>): Promise<F>
  /** The record as this device may at most tell it. */
  sanitize?(row: Incoming<T>, facts: F): T
  /** The server once held this record and lost it in a restore: bringing it back is no new record. */
  wasHere?(told: T, receipts: Receipts): boolean
  /** What it asks for that somebody under 18 may not simply do, and for whom; without this: nothing. */
  minorAct?(row: Incoming<T>, facts: F): { act: MinorAct; visitorId: VisitorId | undefined } | null
  /** As what a row counts that was written while a host helped its person; without this: as nothing. */
  readonly assistedAct?: AssistedAct
  /** Whether what the row says is its person's own act, which nobody does beside them; without this: it is not. */
  isOwnAct?(row: Incoming<T>): boolean
  /** Why the sanitized record cannot be accepted, whatever the rights of the role. */
  refuses?(row: Incoming<T>, told: T, facts: F): Refusal<T> | null
  /** The merged record with what only the server writes. */
  kept?(row: Incoming<T>, merged: T, facts: F): T
  /** What else the same transaction must change once the record is kept. */
  effects?(tx: StoreTransaction, kept: T, now: Instant, facts: F): Promise<void>
  /** Of records under the server's seal: how a copy that a device brings back joins what the server holds. */
  readonly comesBack?: ComesBack<T>
}

export interface ComesBack<T extends AnyRecord> {
  /** Who of the devices holds and may tell all of it; without this: every one. */
  isToldWholeBy?(role: DeviceRole): boolean
  /** Of a copy that is only a part: the fields that are not taken from it. */
  withoutUntold?(part: T): T
  /** Whether this copy is later than the server's; without this: by their revisions. */
  isLater?(record: T, master: T): boolean
  /** The newer of two copies with what the older one says that stays true; `null`: nothing does. */
  united?(newer: T, older: T, now: Instant): T | null
  /** A later copy joined with the server's; without this it takes its place. */
  joined?(master: T, later: T, now: Instant): T
  /** What else the same transaction must change once it is kept. */
  effects?(tx: StoreTransaction, kept: T, by: string, now: Instant): Promise<void>
}
