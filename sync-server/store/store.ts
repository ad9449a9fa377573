/**
 * What the server asks of its database. The embedded one is SQLite (sqlite-store.ts), what a network of sites uses is
 * PostgreSQL (postgres-store.ts); both pass the same suite (store-conformance.ts).
 *
 * A record lives in a partition: its site's, or the shared one. Each partition has a counter that is raised
 * inside the writing transaction, as its last statement before the records are written; so the order of the
 * numbers is the order of the commits and whoever reads up to a number never misses a record below it.
 */
import type { Compilable, Kysely } from 'kysely'
import type { ScoredFile } from '../../domain/hiring/scored-file.ts'
import type { CollectionOfTime } from '../../domain/retention/due-from.ts'
import type { ViewerKey } from '../../domain/sync/collection-rule.ts'
import type { CollectionName, RecordTypes, SharedCollection } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { FollowUp, FollowUpKind } from '../follow-ups/follow-up.ts'
import type { Peers } from './peers.ts'
import type { Tables } from './tables.ts'

/** To whom of each role a record is visible; `null`: to nobody of that role. */
export type Viewers = Record<DeviceRole, ViewerKey | null>

export interface StoredDocument<C extends CollectionName = CollectionName> {
  collection: C
  record: RecordTypes[C]
  deleted: boolean
  /** The revision a device sent when the server kept it under one of its own: a repeat is recognised by it. */
  sourceRev: string | null
  viewers: Viewers
}

/** Whose site it is, of a collection that sites do not share. */
export type AtSite<C extends CollectionName> = C extends SharedCollection
  ? [siteId?: string]
  : [siteId: string]

/** What else must be true of the records that are read; each part has its index. */
export interface Where {
  /** Without it: of all sites. */
  siteId?: string
  visitorId?: string
  sessionId?: string
  /** The employer that they belong to. */
  employerId?: string
  /** What hosts ask for it by, as the table of collections says: of an application its offer. */
  askedBy?: string
  /** The site at which an employer is at home. */
  homeSite?: string
  /** That end after this moment. */
  endsAfter?: Instant
  /** The entry of the directory that they are merged into. */
  mergedInto?: string
  /** Whose sender has not been verified. */
  unverified?: true
  /** The card on the board that they are about. */
  postingId?: string
  /** Who said yes to what somebody asked of nobody in particular. */
  withId?: string
}

export interface PageRequest {
  collection: CollectionName
  siteId: string
  role: DeviceRole
  /** The viewer keys that the reader owns. */
  keys: readonly string[]
  since: number
  limit: number
  /**
   * Of a role that holds the collection by its window. `at`: what left it by then is told as gone; up to the number
   * `anew` the reader never heard of it, and it is left out.
   */
  window?: { at: Instant; anew: number }
}

export interface Page {
  /** In the order of their numbers. `body`: the record's JSON, or `null` once gone or out of the reader's sight. */
  rows: { seq: number; id: string; body: string | null }[]
  /** Where to go on from. */
  seq: number
}

/** What the store knows of a record by its content, and time makes true. */
export interface Moments {
  /** When it leaves the window of hosts; `null`: not as it stands. */
  hostUntil: Instant | null
  /** From when on time may take it or a part of it; `null`: never as it stands. */
  dueAt: Instant | null
}

/** Where a record stands among those that are due. */
export interface DuePlace {
  dueAt: Instant
  id: string
}

/** One write, as told to everyone who listens. */
export interface Change {
  seq: number
  id: string
  /** The record's JSON, or `null` once it is gone. */
  body: string | null
  viewers: Viewers
  /** When it leaves the window of hosts; `null`: not as it stands. */
  hostUntil: Instant | null
  /** What the record left with or before this write: owners of such a key who own no other must forget it. */
  left: { role: DeviceRole; viewer: ViewerKey }[]
}

export interface StoreReader {
  /** Builds statements for `all` and `run`; it executes nothing by itself. */
  readonly tables: Kysely<Tables>
  /** A record with what the store knows of it, also once it is deleted. */
  document<C extends CollectionName>(
    collection: C,
    id: string,
    ...at: AtSite<C>
  ): Promise<StoredDocument<C> | null>
  /** A live record. */
  record<C extends CollectionName>(
    collection: C,
    id: string,
    ...at: AtSite<C>
  ): Promise<RecordTypes[C] | undefined>
  /** The live records of a collection, with what the store knows of them. */
  documents<C extends CollectionName>(collection: C, where?: Where): Promise<StoredDocument<C>[]>
  /** The live records of a collection. */
  records<C extends CollectionName>(collection: C, where?: Where): Promise<RecordTypes[C][]>
  /** What the score of an employer reads of its live applications, at all sites, in no order. */
  scoredFiles(employerId: string): Promise<ScoredFile[]>
  /** Every record of the site that holds one of these texts in any field, gone ones too. Reads all of the site. */
  documentsNaming(siteId: string, texts: readonly string[]): Promise<StoredDocument[]>
  /** All live records of a site, some at a time: in the order of their ids, those after `after`. */
  recordsFrom<C extends CollectionName>(
    collection: C,
    siteId: string,
    asked: { after: string; limit: number },
  ): Promise<RecordTypes[C][]>
  /**
   * Live records of a site that time may take before this moment (`dueFrom`), as they were when the transaction began: in
   * the order in which they are due, those after the place `after`.
   */
  recordsDue<C extends CollectionOfTime>(
    collection: C,
    siteId: string,
    asked: { before: Instant; limit: number; after?: DuePlace | undefined },
  ): Promise<{ record: RecordTypes[C]; place: DuePlace }[]>
  /** The ids of all visitors that any record of the site is about, gone ones too. */
  visitorIds(siteId: string): Promise<string[]>
  page(request: PageRequest): Promise<Page>
  /**
   * Live records that hosts may see and that left their window by `at`, of one day or one offer, as the table says
   * (`askedBy`): in the order of their ids, those after `after`.
   */
  olderRecords<C extends CollectionName>(
    collection: C,
    siteId: string,
    asked: { of: string; at: Instant; after: string; limit: number },
  ): Promise<RecordTypes[C][]>
  /** The records of a collection written after a number, for all viewers at once; at most `limit`. */
  changes(collection: CollectionName, siteId: string, since: number, limit: number): Promise<Change[]>
  /** The number of the partition's last write. */
  head(partition: string): Promise<number>
  /** What waits to be counted or decided anew, and is due at this moment. */
  dueFollowUps(now: Instant): Promise<FollowUp[]>
  all<Row>(query: Compilable<Row>): Promise<Row[]>
}

export interface StoreTransaction extends StoreReader {
  /**
   * Keeps this state of a record. It takes its number when the transaction ends. Throws `MisshapenRecord` for
   * one that does not have the form of its collection, whoever wrote it.
   */
  put<C extends CollectionName>(document: StoredDocument<C>): void
  /** Notes the moments of a record, as if it had been kept so: nobody hears of it. */
  noteMoments(collection: CollectionName, id: string, siteId: string, moments: Moments): void
  /** Nothing of a record stays but its id: whoever holds it hears that it is gone. */
  erase(document: StoredDocument, now: Instant): void
  /** Has this looked at once the transaction is kept, or from a later moment on. The same twice is once. */
  follow(followUp: FollowUp, dueAt?: Instant): void
  /** The same of every live record of a collection that sites share. */
  followEach(kind: FollowUpKind, collection: SharedCollection): void
  /** It is done: nothing of it waits any more, not even what this transaction itself asked for. */
  settle(followUp: FollowUp): void
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
  /** The servers that use this database, and what they share beside its data. */
  readonly peers: Peers
  /**
   * All or nothing. `work` must wait for nothing but the store. It may run a second time, when the database ended the
   * first one in favour of another transaction: nothing that it does outside of the store may be wrong when done twice.
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>
  /** A consistent view: no write happens while `work` runs. */
  read<T>(work: (view: StoreReader) => Promise<T>): Promise<T>
  onHint(listener: (hint: Hint) => void): () => void
  /** After a commit that asked for follow-ups: there is something to do. */
  onFollowUps(listener: () => void): () => void
  /** Writes a complete copy as one file. */
  backup(file: string): Promise<void>
  /** From then on nothing that was deleted or replaced rests in the files of the database. */
  compact(): Promise<void>
  /** Bytes that the database takes, without its log; asked often, and told without reading any table. */
  size(): Promise<number>
  close(): Promise<void>
}

/** The disk or the quota is full: nothing of the transaction was kept. */
export class StoreFullError extends Error {
  override name = 'StoreFullError'
}
