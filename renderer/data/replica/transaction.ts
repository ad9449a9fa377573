import type { AnyRecord } from '../../../domain/record/record.ts'
import type { CollectionName } from '../../../domain/sync/collections.ts'
import type { DeviceTables } from './device-tables.ts'
import type { JournalInstance } from './journal-storage.ts'
import type { Change, Commit, Journal, Row } from './journal.ts'

type Instances = (collection: CollectionName) => JournalInstance<AnyRecord>
interface TableChange {
  put: Map<string, Row>
  drop: Set<string>
}

/** What one piece of work writes, whichever collections and tables it touches. */
export class Transaction {
  readonly #journal: Journal
  readonly #instances: Instances
  readonly #records = new Map<CollectionName, Map<string, AnyRecord | null>>()
  /** Records that nobody else reads. */
  readonly #taken = new Set<AnyRecord>()
  readonly #tables = new Map<keyof DeviceTables, TableChange>()
  readonly #notes = new Map<keyof DeviceTables, Map<string, Row>>()
  readonly #onCommit: (() => void)[] = []
  readonly #onFailure: (() => void)[] = []

  constructor(journal: Journal, instances: Instances) {
    this.#journal = journal
    this.#instances = instances
  }

  /** The record as it is now, with what this transaction did to it. */
  get(collection: CollectionName, id: string): AnyRecord | undefined {
    const changed = this.#records.get(collection)?.get(id)
    return changed === undefined ? this.#instances(collection).current(id) : (changed ?? undefined)
  }

  put(collection: CollectionName, record: AnyRecord): void {
    this.#recordsOf(collection).set(record.id, record)
  }

  /** The same of a record that the caller lets go of: it becomes the document itself, and no copy of it is made. */
  take(collection: CollectionName, record: AnyRecord): void {
    this.put(collection, record)
    this.#taken.add(record)
  }

  /** The record goes from this device, words and all; the server hears nothing of it. */
  remove(collection: CollectionName, id: string): void {
    this.#recordsOf(collection).set(id, null)
  }

  /** A row of one of the device's own tables as it is now; what this transaction did to it does not show. */
  getRow<T extends keyof DeviceTables>(table: T, key: string): DeviceTables[T] | undefined {
    return this.#journal.latest(table, key) as DeviceTables[T] | undefined
  }

  putRow<T extends keyof DeviceTables>(table: T, key: string, row: DeviceTables[T]): void {
    const change = this.#table(table)
    change.put.set(key, row)
    change.drop.delete(key)
  }

  /**
   * Puts a row that a loss of power may set back to what it was, without harm: by itself it costs no commit, and is on
   * disk with the next one.
   */
  noteRow<T extends keyof DeviceTables>(table: T, key: string, row: DeviceTables[T]): void {
    const notes = this.#notes.get(table) ?? new Map<string, Row>()
    this.#notes.set(table, notes.set(key, row))
  }

  removeRow(table: keyof DeviceTables, key: string): void {
    const change = this.#table(table)
    change.put.delete(key)
    change.drop.add(key)
  }

  /** Called once everything is on disk, before anyone else hears of it. */
  onCommit(tell: () => void): void {
    this.#onCommit.push(tell)
  }

  /** Called instead when it never will be, the work having thrown or the disk failed, before anything else is written. */
  onFailure(tell: () => void): void {
    this.#onFailure.push(tell)
  }

  /** What the work returned and what is to be written. What throws leaves nothing under way. */
  worked<T>(work: (transaction: Transaction) => T): { result: T; commit: Omit<Commit, 'durability'> } {
    try {
      return { result: work(this), commit: this.#prepare() }
    } catch (error) {
      for (const tell of this.#onFailure) tell()
      throw error
    }
  }

  #prepare(): Omit<Commit, 'durability'> {
    const records = this.#prepareRecords()
    const tables = [...this.#tables].map(([table, { put, drop }]): Change => ({
      table,
      put: [...put],
      drop: [...drop],
    }))
    const notes = [...this.#notes].map(([table, put]): Change => ({ table, put: [...put] }))
    const changes = [...records.map(({ change }) => change), ...tables].filter(
      ({ put = [], drop = [] }) => put.length + drop.length > 0,
    )
    return {
      changes: [...changes, ...notes],
      rides: changes.length === 0,
      applied: () => {
        for (const { applied } of records) applied()
        for (const tell of this.#onCommit) tell()
      },
      abandoned: () => {
        for (const { abandoned } of records) abandoned()
        for (const tell of this.#onFailure) tell()
      },
    }
  }

  #prepareRecords(): ReturnType<JournalInstance<AnyRecord>['prepare']>[] {
    const prepared: ReturnType<JournalInstance<AnyRecord>['prepare']>[] = []
    try {
      for (const [collection, states] of this.#records)
        prepared.push(this.#instances(collection).prepare(states, this.#taken))
      return prepared
    } catch (error) {
      for (const { abandoned } of prepared) abandoned()
      throw error
    }
  }

  #recordsOf(collection: CollectionName): Map<string, AnyRecord | null> {
    const known = this.#records.get(collection)
    if (known) return known
    const records = new Map<string, AnyRecord | null>()
    this.#records.set(collection, records)
    return records
  }

  #table(table: keyof DeviceTables): TableChange {
    const known = this.#tables.get(table)
    if (known) return known
    const change = { put: new Map<string, Row>(), drop: new Set<string>() }
    this.#tables.set(table, change)
    return change
  }
}
