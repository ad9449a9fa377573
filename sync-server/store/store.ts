/**
 * What the server asks of its database. The embedded one is SQLite (sqlite-store.ts); another database
 * must pass the same suite (store-conformance.ts).
 *
 * A record lives in a partition: its site's, or the shared one. Each partition has a counter that is raised
 * inside the writing transaction, as its last statement before the records are written; so the order of the
 * numbers is the order of the commits and whoever reads up to a number never misses a record below it.
 */
import type { Compilable, Kysely } from 'kysely'
import type { AnyRecord } from '../../domain/record.ts'
import type { Audience, CollectionName } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { Tables } from './tables.ts'

/** To whom of each role a record is visible; `null`: to nobody of that role. */
export type Audiences = Record<DeviceRole, Audience | null>

export interface StoredDocument {
  partition: string
  collection: CollectionName
  id: string
  record: AnyRecord
  deleted: boolean
  /** The revision a device sent when the server kept it under one of its own: a repeat is recognised by it. */
  sourceRev: string | null
  audiences: Audiences
}

export interface PageRequest {
  partition: string
  collection: CollectionName
  role: DeviceRole
  /** The audience keys that the reader owns. */
  keys: readonly string[]
  since: number
  limit: number
}

export interface Page {
  /** In the order of their numbers. `body`: the record's JSON, or `null` once gone or out of the reader's sight. */
  rows: { seq: number; id: string; body: string | null }[]
  /** Where to go on from. */
  seq: number
}

/** One write, as told to everyone who listens. */
export interface Change {
  seq: number
  id: string
  /** The record's JSON, or `null` once it is gone. */
  body: string | null
  audiences: Audiences
  /** What the record left with or before this write: owners of such a key who own no other must forget it. */
  left: { role: DeviceRole; audience: Audience }[]
}

export interface StoreReader {
  /** Builds statements for `all` and `run`; it executes nothing by itself. */
  readonly tables: Kysely<Tables>
  document(partition: string, collection: CollectionName, id: string): Promise<StoredDocument | null>
  /** Every live record of a collection, in all partitions or in one. */
  collection(collection: CollectionName, partition?: string): Promise<StoredDocument[]>
  documentsOfEmployer(collection: CollectionName, employerId: string): Promise<StoredDocument[]>
  documentsOfVisitor(
    partition: string,
    collection: CollectionName,
    visitorId: string,
  ): Promise<StoredDocument[]>
  /** The live records of a collection that belong to a challenge session. */
  documentsOfSession(
    partition: string,
    collection: CollectionName,
    sessionId: string,
  ): Promise<StoredDocument[]>
  page(request: PageRequest): Promise<Page>
  /** The records of a collection written after a number, for all audiences at once; at most `limit`. */
  changes(partition: string, collection: CollectionName, since: number, limit: number): Promise<Change[]>
  /** The number of the partition's last write. */
  head(partition: string): Promise<number>
  all<Row>(query: Compilable<Row>): Promise<Row[]>
}

export interface StoreTransaction extends StoreReader {
  /** Keeps this state of a record. It takes its number when the transaction ends. */
  put(document: StoredDocument): void
  /** How many rows the statement changed. */
  run(query: Compilable<unknown>): Promise<number>
}

/** After a commit: what changed, as a hint to look again. A lost hint costs time, never data. */
export interface Hint {
  partition: string
  collections: ReadonlySet<CollectionName>
}

export interface Store {
  /** Changes when the data was restored from a backup: numbers of another epoch mean nothing here. */
  readonly epoch: string
  /** All or nothing. `work` must wait for nothing but the store. */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>
  /** A consistent view: no write happens while `work` runs. */
  read<T>(work: (view: StoreReader) => Promise<T>): Promise<T>
  onHint(listener: (hint: Hint) => void): () => void
  /** Writes a complete copy as one file. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** The disk or the quota is full: nothing of the transaction was kept. */
export class StoreFullError extends Error {
  override name = 'StoreFullError'
}
