import { computed, shallowReactive, type Ref } from 'vue'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { sayTheSame } from './conflicts.ts'
import {
  documentKey,
  type PlainWrite,
  type RefusedRow,
  type SealedWrite,
  type WriteRow,
} from './replica/device-tables.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'
import type { DocumentState, SyncStatus } from './sync-status.ts'

/**
 * As long as the server's backups are kept: a restored one gets again what it lost. Refusals as well: the
 * server keeps them for the hosts; here they only explain what a screen says.
 */
export const KEPT_FOR_THE_SERVER = 35 * DAY

type NewWrite = Pick<PlainWrite, 'collection' | 'id' | 'base' | 'again' | 'assistance'> & {
  record: AnyRecord
}

/** The writes of one record that wait, in the order in which they were made. */
interface Waiting {
  rows: readonly WriteRow[]
  sending: boolean
}

/**
 * The writes of this device that the server does not have yet, and those it can never accept. Each write is a
 * row of its own on disk, with what was written in it: it is sent because it waits here, and it goes when the
 * server answered for that very row. Rows are added and settled inside the transaction of whatever they go
 * with; screens hear of it once that is on disk.
 */
export class Outbox {
  readonly #waiting = shallowReactive(new Map<string, Waiting>())
  readonly #refused = shallowReactive(new Map<string, RefusedRow>())
  readonly #replica: Replica
  readonly #status: SyncStatus
  #lastSeq = 0
  /** The help of a host that goes on at this kiosk: what is written meanwhile says so. */
  #assistance: string | null = null
  /** Of each record, the numbers of its rows, those on their way to the disk included. */
  readonly #added = new Map<string, Set<number>>()

  /** Reads what was waiting and refused when the device last stopped. */
  constructor(replica: Replica, status: SyncStatus) {
    this.#replica = replica
    this.#status = status
    const rows = [...replica.rows('writes').values()].sort((a, b) => a.seq - b.seq)
    this.#lastSeq = rows.at(-1)?.seq ?? 0
    for (const row of rows) {
      this.#note(row)
      if (isWaiting(row)) this.#show(row)
    }
    for (const row of replica.rows('refused').values()) this.#refused.set(row.key, row)
    this.#tell()
  }

  /** All rows that wait, in the order of writing. */
  rows(): WriteRow[] {
    return [...this.#waiting.values()].flatMap(({ rows }) => rows).sort((a, b) => a.seq - b.seq)
  }

  /** Whether anything waits of one of these collections. */
  hasAnyOf(collections: ReadonlySet<CollectionName>): boolean {
    return [...this.#waiting.values()].some(({ rows }) => collections.has(rows[0]!.collection))
  }

  has(collection: CollectionName, id: string): boolean {
    return this.#waiting.has(documentKey(collection, id))
  }

  /** Whether what waits of this record was sent and is not answered yet. */
  isOnItsWay(collection: CollectionName, id: string): boolean {
    return this.#waiting.get(documentKey(collection, id))?.sending === true
  }

  /** Whether something waits of this record and says all of it: nothing more was heard since it was written. */
  says(collection: CollectionName, record: AnyRecord): boolean {
    const last = this.#waiting.get(documentKey(collection, record.id))?.rows.at(-1)
    return last !== undefined && ('sealed' in last || sayTheSame(last.record, record))
  }

  /**
   * Whether writes of a record wait, as it stands in this transaction: with what is on its way to the disk, added
   * or settled. `after`: only those that were made after this one. Envelopes are not among them: nothing of one stands in
   * what is held here, which the server told.
   */
  isWaitingIn(transaction: Transaction, { key, after = 0 }: { key: string; after?: number }): boolean {
    // So it is of nearly all that is heard: no key is looked up where nothing waits at all.
    const seqs = this.#added.size === 0 ? undefined : this.#added.get(key)
    if (!seqs) return false
    return [...seqs].some((seq) => {
      const row = seq > after ? transaction.getRow('writes', String(seq)) : undefined
      return row !== undefined && !('sealed' in row)
    })
  }

  refusedRow(collection: CollectionName, id: string): RefusedRow | undefined {
    // Nothing is refused on most devices, and a server tells tens of thousands of records.
    return this.#refused.size === 0 ? undefined : this.#refused.get(documentKey(collection, id))
  }

  refusedRows(): RefusedRow[] {
    return [...this.#refused.values()].sort((a, b) => a.at - b.at)
  }

  /** The help in which is written here now. */
  get assistance(): string | null {
    return this.#assistance
  }

  /** From now on what is written here is written in this help; `null`: by whoever stands here alone. */
  writtenIn(assistance: string | null): void {
    this.#assistance = assistance
  }

  /** Has a write wait to be sent; an earlier refusal of the same record is over. */
  add(transaction: Transaction, write: NewWrite): void {
    this.#add(transaction, { ...write, ...this.#inHelp(), ...this.#numbered(write) })
    this.#forgetRefusal(transaction, documentKey(write.collection, write.id))
  }

  /** Has a sealed record wait. */
  addSealed(transaction: Transaction, collection: CollectionName, id: string, sealed: string): void {
    const row: SealedWrite = {
      ...{ collection, id, sealed },
      ...this.#inHelp(),
      ...this.#numbered({ collection, id }),
    }
    this.#add(transaction, row)
    this.#forgetRefusal(transaction, row.key)
  }

  markSending(rows: readonly WriteRow[], sending: boolean): void {
    for (const { key } of rows) {
      const waiting = this.#waiting.get(key)
      if (waiting && waiting.sending !== sending) this.#waiting.set(key, { ...waiting, sending })
    }
  }

  /** The server has what these rows say. */
  acknowledge(transaction: Transaction, rows: readonly WriteRow[], at: Instant): void {
    for (const row of rows) {
      if ('sealed' in row) {
        transaction.putRow('writes', String(row.seq), { ...row, acknowledgedAt: at })
      } else {
        transaction.removeRow('writes', String(row.seq))
        // A later write of the same record was taken: what was refused of it before is over.
        this.#forgetRefusal(transaction, row.key)
      }
    }
    transaction.onCommit(() => this.#hide(rows))
  }

  /** Somebody was first: what these rows say, joined with the server's copy, waits in their place. */
  replace(transaction: Transaction, rows: readonly WriteRow[], write: NewWrite): void {
    this.#remove(transaction, rows)
    this.#add(transaction, { ...write, ...helpOf(rows), ...this.#numbered(write) })
  }

  /** Nothing of these rows stays here. */
  drop(transaction: Transaction, rows: readonly WriteRow[]): void {
    this.#remove(transaction, rows)
    for (const { key } of rows) this.#forgetRefusal(transaction, key)
  }

  /** The server can never accept these rows. */
  refuse(transaction: Transaction, rows: readonly WriteRow[], refused: RefusedRow): void {
    this.#remove(transaction, rows)
    this.#keepRefused(transaction, refused)
  }

  /** Whether the record is held here as it was refused. Of an envelope nothing is. */
  isHeldAsRefused(collection: CollectionName, id: string): boolean {
    return this.refusedRow(collection, id)?.document !== undefined
  }

  /** What the server's copy of a refused record became. */
  noteMaster(transaction: Transaction, refused: RefusedRow, master: WireRecord | null): void {
    this.#keepRefused(transaction, { ...refused, master })
  }

  forgetRefusal(transaction: Transaction, collection: CollectionName, id: string): void {
    this.#forgetRefusal(transaction, documentKey(collection, id))
  }

  /**
   * Drops the refusals told, and the envelopes acknowledged, before this instant. What is still on a screen as it was
   * refused goes on saying so: without that it would look like what the server has.
   */
  async dropOlder(before: Instant): Promise<void> {
    await this.#replica.transaction('relaxed', (transaction) => {
      for (const row of this.#refused.values()) {
        const isHeldHere = row.document !== undefined && this.#replica.holds(row.collection)
        const isShown = isHeldHere && transaction.get(row.collection, row.id) !== undefined
        if (row.at < before && !isShown) this.#forgetRefusal(transaction, row.key)
      }
      for (const row of this.#writesIn(transaction))
        if (acknowledgedAt(row) < before) transaction.removeRow('writes', String(row.seq))
    })
  }

  /** A restored server may know no envelope that was acknowledged: all wait again. */
  async sealedWaitAgain(): Promise<void> {
    await this.#replica.transaction('strict', (transaction) => {
      for (const row of this.#writesIn(transaction)) {
        if (isWaiting(row)) continue
        const { acknowledgedAt: _, ...again } = row as SealedWrite
        this.#add(transaction, again)
      }
    })
  }

  stateOf(collection: CollectionName, id: string): Ref<DocumentState> {
    const key = documentKey(collection, id)
    return computed(() => {
      const waiting = this.#waiting.get(key)
      if (waiting) return waiting.sending && this.#status.connected ? 'sending' : 'saved-here'
      return this.#refused.has(key) ? 'refused' : 'up-to-date'
    })
  }

  /** The rows on disk as they stand in this transaction: an acknowledgement may be on its way there. */
  #writesIn(transaction: Transaction): WriteRow[] {
    const seqs = [...this.#replica.rows('writes').keys()]
    return seqs.flatMap((seq) => transaction.getRow('writes', seq) ?? [])
  }

  #inHelp(): Pick<WriteRow, 'assistance'> {
    return this.#assistance === null ? {} : { assistance: this.#assistance }
  }

  #numbered({ collection, id }: Pick<NewWrite, 'collection' | 'id'>): Pick<WriteRow, 'key' | 'seq'> {
    return { key: documentKey(collection, id), seq: ++this.#lastSeq }
  }

  #add(transaction: Transaction, row: WriteRow): void {
    this.#note(row)
    transaction.putRow('writes', String(row.seq), row)
    transaction.onCommit(() => {
      this.#show(row)
      this.#tell()
    })
  }

  #remove(transaction: Transaction, rows: readonly WriteRow[]): void {
    for (const { seq } of rows) transaction.removeRow('writes', String(seq))
    transaction.onCommit(() => this.#hide(rows))
  }

  #keepRefused(transaction: Transaction, refused: RefusedRow): void {
    transaction.putRow('refused', refused.key, refused)
    transaction.onCommit(() => {
      this.#refused.set(refused.key, refused)
      this.#tell()
    })
  }

  #forgetRefusal(transaction: Transaction, key: string): void {
    if (!this.#refused.has(key)) return
    transaction.removeRow('refused', key)
    transaction.onCommit(() => {
      this.#refused.delete(key)
      this.#tell()
    })
  }

  #note({ key, seq }: WriteRow): void {
    this.#added.set(key, (this.#added.get(key) ?? new Set()).add(seq))
  }

  #show(row: WriteRow): void {
    const { rows, sending } = this.#waiting.get(row.key) ?? { rows: [], sending: false }
    this.#waiting.set(row.key, { rows: [...rows, row], sending })
  }

  #hide(gone: readonly WriteRow[]): void {
    for (const { key, seq } of gone) {
      const waiting = this.#waiting.get(key)
      const rows = waiting?.rows.filter((row) => row.seq !== seq) ?? []
      if (rows.length > 0) this.#waiting.set(key, { rows, sending: false })
      else this.#waiting.delete(key)
      const added = this.#added.get(key)
      added?.delete(seq)
      if (added?.size === 0) this.#added.delete(key)
    }
    this.#tell()
  }

  #tell(): void {
    this.#status.waiting = this.#waiting.size
    this.#status.refused = this.refusedRows().map(({ collection, id, reason, field }) => ({
      collection,
      id,
      reason,
      ...(field === undefined ? {} : { field }),
    }))
  }
}

/** In which help they were written, the last one of them that was: what waits of one record goes as one row. */
export function helpOf(rows: readonly WriteRow[]): Pick<WriteRow, 'assistance'> {
  const assistance = rows.findLast((row) => row.assistance !== undefined)?.assistance
  return assistance === undefined ? {} : { assistance }
}

function isWaiting(row: WriteRow): boolean {
  return !('sealed' in row) || row.acknowledgedAt === undefined
}

/** `Infinity`: it still waits to be sent. */
export function acknowledgedAt(row: WriteRow): Instant {
  return 'sealed' in row ? (row.acknowledgedAt ?? Infinity) : Infinity
}
