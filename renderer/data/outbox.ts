import { computed, shallowReactive, type Ref } from 'vue'
import type { AnyRecord } from '../../domain/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { Instant } from '../../domain/time.ts'
import {
  documentKey,
  type DeviceStore,
  type PlainWrite,
  type RefusedRow,
  type SealedWrite,
  type WriteRow,
} from './device-store.ts'
import type { DocumentState, SyncStatus } from './sync-status.ts'

type NewWrite = Pick<PlainWrite, 'collection' | 'id' | 'base' | 'isNew' | 'again'> & { record: AnyRecord }

/** The writes of one record that wait, in the order in which they were made. */
interface Waiting {
  rows: readonly WriteRow[]
  sending: boolean
}

/**
 * The writes of this device that the server does not have yet, and those it can never accept. Each write is a
 * row of its own on disk, with what was written in it: it is sent because it waits here, and it goes when the
 * server answered for that very row.
 */
export class Outbox {
  readonly #waiting = shallowReactive(new Map<string, Waiting>())
  readonly #refused = shallowReactive(new Map<string, RefusedRow>())
  readonly #store: DeviceStore
  readonly #status: SyncStatus

  constructor(store: DeviceStore, status: SyncStatus) {
    this.#store = store
    this.#status = status
  }

  /** Reads what was waiting and refused when the device last stopped. */
  async load(): Promise<void> {
    for (const row of await this.#store.writes.orderBy('seq').toArray()) if (isWaiting(row)) this.#show(row)
    for (const row of await this.#store.refused.toArray()) this.#refused.set(row.key, row)
    this.#tell()
  }

  /** All rows that wait, in the order of writing. */
  rows(): WriteRow[] {
    return [...this.#waiting.values()].flatMap(({ rows }) => rows).sort((a, b) => a.seq - b.seq)
  }

  has(collection: CollectionName, id: string): boolean {
    return this.#waiting.has(documentKey(collection, id))
  }

  /** The waiting writes of one record, in order. */
  rowsOf(collection: CollectionName, id: string): readonly WriteRow[] {
    return this.#waiting.get(documentKey(collection, id))?.rows ?? []
  }

  refusedRow(collection: CollectionName, id: string): RefusedRow | undefined {
    return this.#refused.get(documentKey(collection, id))
  }

  refusedRows(): RefusedRow[] {
    return [...this.#refused.values()].sort((a, b) => a.at - b.at)
  }

  /** Keeps a write on disk. It is not sent before the database has it too, see `ready`. */
  async add(write: NewWrite): Promise<PlainWrite> {
    const row = { ...write, key: documentKey(write.collection, write.id) }
    return { ...row, seq: await this.#store.writes.add(row as PlainWrite) }
  }

  /** What was kept may be sent now; an earlier refusal of the same record is over. */
  async ready(row: WriteRow): Promise<void> {
    this.#show(row)
    await this.#forgetRefusal(row.key)
    this.#tell()
  }

  /** Keeps a sealed record, and has it wait. */
  async addSealed(collection: CollectionName, id: string, sealed: string): Promise<void> {
    const row = { key: documentKey(collection, id), collection, id, sealed }
    await this.ready({ ...row, seq: await this.#store.writes.add(row as SealedWrite) })
  }

  /** What a row of the first version speaks of. */
  async complete(row: PlainWrite, record: AnyRecord): Promise<void> {
    const completed = { ...row, record }
    await this.#store.writes.put(completed)
    this.#show(completed)
  }

  /** Keeps many writes at once. */
  async addAll(writes: readonly NewWrite[]): Promise<void> {
    const rows = writes.map((write) => ({ ...write, key: documentKey(write.collection, write.id) }))
    const seqs = await this.#store.writes.bulkAdd(rows as PlainWrite[], { allKeys: true })
    rows.forEach((row, index) => this.#show({ ...row, seq: seqs[index]! }))
    this.#tell()
  }

  /** A write that was never made says nothing. */
  async takeBack(row: WriteRow): Promise<void> {
    await this.#store.writes.delete(row.seq)
    this.#hide([row])
  }

  markSending(rows: readonly WriteRow[], sending: boolean): void {
    for (const { key } of rows) {
      const waiting = this.#waiting.get(key)
      if (waiting && waiting.sending !== sending) this.#waiting.set(key, { ...waiting, sending })
    }
  }

  /** The server has what these rows say. */
  async acknowledge(rows: readonly WriteRow[], at: Instant): Promise<void> {
    const { writes, refused } = this.#store
    const plain = rows.filter((row) => !('sealed' in row))
    const sealed = rows.filter((row) => 'sealed' in row)
    // A later write of the same record was taken: what was refused of it before is over.
    const mended = plain.map(({ key }) => key).filter((key) => this.#refused.has(key))
    await this.#store.transaction('rw', writes, refused, async () => {
      await writes.bulkDelete(plain.map(({ seq }) => seq))
      await writes.bulkPut(sealed.map((row) => ({ ...row, acknowledgedAt: at })))
      if (mended.length > 0) await refused.bulkDelete(mended)
    })
    for (const key of mended) this.#refused.delete(key)
    this.#hide(rows)
  }

  /** Somebody was first: what these rows say, joined with the server's copy, waits in their place. */
  async replace(rows: readonly WriteRow[], write: NewWrite): Promise<void> {
    const { writes } = this.#store
    const row = { ...write, key: documentKey(write.collection, write.id) }
    const seq = await this.#store.transaction('rw', writes, async () => {
      await writes.bulkDelete(rows.map((one) => one.seq))
      return writes.add(row as PlainWrite)
    })
    this.#hide(rows)
    this.#show({ ...row, seq })
    this.#tell()
  }

  /** The server can never accept these rows. */
  async refuse(rows: readonly WriteRow[], refused: RefusedRow): Promise<void> {
    const { writes, refused: kept } = this.#store
    await this.#store.transaction('rw', writes, kept, async () => {
      await kept.put(refused)
      await writes.bulkDelete(rows.map((row) => row.seq))
    })
    this.#refused.set(refused.key, refused)
    this.#hide(rows)
  }

  /** What the server's copy of a refused record became. */
  async noteMaster(refused: RefusedRow, master: WireRecord | null): Promise<void> {
    const row = { ...refused, master }
    await this.#store.refused.put(row)
    this.#refused.set(row.key, row)
  }

  async forgetRefusal(collection: CollectionName, id: string): Promise<void> {
    await this.#forgetRefusal(documentKey(collection, id))
    this.#tell()
  }

  /** Drops the refusals told, and the envelopes acknowledged, before this instant. */
  async dropOlder(before: Instant): Promise<void> {
    const old = [...this.#refused.values()].filter((row) => row.at < before).map((row) => row.key)
    await this.#store.refused.bulkDelete(old)
    for (const key of old) this.#refused.delete(key)
    await this.#store.writes.filter((row) => acknowledgedAt(row) < before).delete()
    this.#tell()
  }

  /** A restored server may know no envelope that was acknowledged: all wait again. */
  async sealedWaitAgain(): Promise<void> {
    const rows = (await this.#store.writes.toArray()).filter((row) => 'sealed' in row)
    const again = rows.map(({ acknowledgedAt: _, ...row }) => row)
    await this.#store.writes.bulkPut(again)
    for (const row of again) this.#show(row)
    this.#tell()
  }

  stateOf(collection: CollectionName, id: string): Ref<DocumentState> {
    const key = documentKey(collection, id)
    return computed(() => {
      const waiting = this.#waiting.get(key)
      if (waiting) return waiting.sending && this.#status.connected ? 'sending' : 'saved-here'
      return this.#refused.has(key) ? 'refused' : 'up-to-date'
    })
  }

  async #forgetRefusal(key: string): Promise<void> {
    if (!this.#refused.has(key)) return
    await this.#store.refused.delete(key)
    this.#refused.delete(key)
  }

  #show(row: WriteRow): void {
    const { rows, sending } = this.#waiting.get(row.key) ?? { rows: [], sending: false }
    const others = rows.filter(({ seq }) => seq !== row.seq)
    this.#waiting.set(row.key, { rows: [...others, row], sending })
  }

  #hide(gone: readonly WriteRow[]): void {
    for (const { key, seq } of gone) {
      const waiting = this.#waiting.get(key)
      const rows = waiting?.rows.filter((row) => row.seq !== seq) ?? []
      if (rows.length > 0) this.#waiting.set(key, { rows, sending: false })
      else this.#waiting.delete(key)
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

function isWaiting(row: WriteRow): boolean {
  return !('sealed' in row) || row.acknowledgedAt === undefined
}

function acknowledgedAt(row: WriteRow): Instant {
  return 'sealed' in row ? (row.acknowledgedAt ?? Infinity) : Infinity
}
