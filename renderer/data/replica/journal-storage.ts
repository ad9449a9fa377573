import {
  categorizeBulkWriteRows,
  getPrimaryFieldOfPrimaryKey,
  now,
  type BulkWriteRow,
  type EventBulk,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageBulkWriteResponse,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb/plugins/core'
import {
  getRxStorageMemory,
  removeDocFromState,
  type MemoryStorageInternals,
  type RxStorageInstanceMemory,
} from 'rxdb/plugins/storage-memory'
import type { Observable } from 'rxjs'
import type { Upgrade } from '../../../domain/sync/collection-rule.ts'
import { keepIndex, keepNoIndex } from './asked-indexes.ts'
import type { Change, Commit, Journal } from './journal.ts'
import { TableLoader } from './table-loader.ts'

export interface JournalStorageSettings {
  /** Whether a collection is in the journal; the others live in memory only. */
  isKept: (collection: string) => boolean
  /** The steps from a version of a collection to the present one. */
  upgradesOf: (collection: string, fromVersion: number) => readonly Upgrade[]
}

type Options = Record<string, never>
type Internals<T> = MemoryStorageInternals<T>
type Checkpoint = RxStorageDefaultCheckpoint
type Doc<T> = RxDocumentData<T>

/** One for all documents: none of ours has any. */
const NO_ATTACHMENTS = Object.freeze({})

/**
 * RxDB's storage over one open journal: the library's own memory storage answers queries and makes the events,
 * and every write is on disk before memory, events and callers hear of it.
 */
export class JournalStorage implements RxStorage<unknown, Options> {
  readonly name = 'pepiniere-journal'
  readonly #memory = { ...getRxStorageMemory(), collectionStates: new Map() }
  readonly rxdbVersion = this.#memory.rxdbVersion
  readonly #journal: Journal
  readonly #settings: JournalStorageSettings
  /** One for all instances of a collection, by what they share. */
  readonly #loaders = new WeakMap<object, TableLoader<unknown>>()

  constructor(journal: Journal, settings: JournalStorageSettings) {
    this.#journal = journal
    this.#settings = settings
  }

  async createStorageInstance<T>(
    params: RxStorageInstanceCreationParams<T, Options>,
  ): Promise<RxStorageInstance<T, unknown, Options>> {
    const memory = (await this.#memory.createStorageInstance(
      params as never,
    )) as unknown as RxStorageInstanceMemory<T>
    const { isKept, upgradesOf } = this.#settings
    if (!isKept(params.collectionName)) return memory as unknown as RxStorageInstance<T, unknown, Options>
    const { collectionName, schema } = params
    await upgradeTable(this.#journal, collectionName, schema.version, (from) =>
      upgradesOf(collectionName, from),
    )
    return new JournalInstance<T>(memory, this.#journal, this.#loaderOf(memory))
  }

  #loaderOf<T>(memory: RxStorageInstanceMemory<T>): TableLoader<T> {
    const { internals, collectionName, schema, primaryPath } = memory
    const known = this.#loaders.get(internals) as TableLoader<T> | undefined
    if (known) return known
    keepNoIndex(internals)
    const table = tableName(collectionName, schema.version)
    const loader = new TableLoader<T>(this.#journal, table, primaryPath as string, internals)
    this.#loaders.set(internals, loader as TableLoader<unknown>)
    return loader
  }
}

/** The part of a commit that concerns one collection. */
export type Prepared = Required<Pick<Commit, 'applied' | 'abandoned'>> & { change: Change }

/** One collection in the journal. */
export class JournalInstance<T> implements RxStorageInstance<T, Internals<T>, Options, Checkpoint> {
  readonly databaseName: string
  readonly collectionName: string
  readonly schema: Readonly<RxJsonSchema<Doc<T>>>
  readonly internals: Readonly<Internals<T>>
  readonly options: Readonly<Options> = {}
  readonly #memory: RxStorageInstanceMemory<T>
  readonly #journal: Journal
  readonly #loader: TableLoader<T>
  readonly #primary: string
  readonly #table: string
  /** Documents on their way to the disk, a map a commit, over those that are there; `null`: put away. */
  readonly #underway = new Set<ReadonlyMap<string, Doc<T> | null>>()

  constructor(memory: RxStorageInstanceMemory<T>, journal: Journal, loader: TableLoader<T>) {
    this.#memory = memory
    this.#journal = journal
    this.#loader = loader
    this.databaseName = memory.databaseName
    this.collectionName = memory.collectionName
    this.schema = memory.schema
    this.internals = memory.internals
    this.#primary = getPrimaryFieldOfPrimaryKey(memory.schema.primaryKey)
    this.#table = tableName(memory.collectionName, memory.schema.version)
  }

  /** Reads a piece of what nobody has asked for yet; `false` when there is none left. */
  loadSome(): boolean {
    return this.#loader.loadSome()
  }

  bulkWrite(writes: BulkWriteRow<T>[], context: string): Promise<RxStorageBulkWriteResponse<T>> {
    if (this.#isOver) return Promise.reject(whenOver())
    this.#settle()
    const { bulkInsertDocs, bulkUpdateDocs, errors } = categorizeBulkWriteRows(
      this as never,
      this.#primary as never,
      this.#heldMap(),
      writes,
      context,
    )
    const documents = [...bulkInsertDocs, ...bulkUpdateDocs].map(({ document }) => document as Doc<T>)
    if (documents.length === 0) return Promise.resolve({ error: errors })
    const put = documents.map((document) => [this.#idOf(document), document] as const)
    let response: Promise<RxStorageBulkWriteResponse<T>>
    const settled = this.#onTheWay(new Map(put))
    return this.#journal
      .commit({
        changes: [{ table: this.#table, put }],
        durability: 'strict',
        applied: () => {
          settled()
          response = this.#memory.bulkWrite(writes, context)
        },
        abandoned: settled,
      })
      .then(() => response)
  }

  /** The record under an id, with writes that are on their way. */
  current(id: string): T | undefined {
    const document = this.#held(id)
    return document && !document._deleted ? recordOf(document) : undefined
  }

  /** Of all records that are held, without writes that are on their way. */
  ids(): string[] {
    return this.#settled().map((document) => this.#idOf(document))
  }

  /** All records that are held, without writes that are on their way. */
  all(): T[] {
    return this.#settled().map(recordOf)
  }

  /**
   * Prepares a commit in which these records become another state, or go for good (`null`). Those of `taken` become
   * documents themselves: of tens of thousands at a first pull, copies would be most of what is made.
   */
  prepare(states: ReadonlyMap<string, T | null>, taken: ReadonlySet<T> = NONE): Prepared {
    const put: [string, Doc<T>][] = []
    const drop: string[] = []
    const underway = new Map<string, Doc<T> | null>()
    const writes: BulkWriteRow<T>[] = []
    states.forEach((record, id) => {
      const previous = this.#held(id)
      if (record === null && !previous) return
      const document = this.#next(
        record === null ? recordOf(previous!) : taken.has(record) ? record : { ...record },
        previous,
        record === null,
      )
      writes.push(previous ? { previous, document } : { document })
      underway.set(id, record === null ? null : document)
      if (record === null) drop.push(id)
      else put.push([id, document])
    })
    const settled = this.#onTheWay(underway)
    return {
      change: { table: this.#table, put, drop },
      abandoned: settled,
      applied: () => {
        settled()
        void this.#memory.bulkWrite(writes, 'device')
        this.#forget(drop)
      },
    }
  }

  findDocumentsById(ids: string[], withDeleted: boolean): Promise<Doc<T>[]> {
    this.#loader.finish()
    return this.#memory.findDocumentsById(ids, withDeleted)
  }

  query(query: PreparedQuery<T>): Promise<RxStorageQueryResult<T>> {
    this.#settle()
    keepIndex(this.#primary, this.internals, query.queryPlan.index)
    return this.#memory.query(query)
  }

  count(query: PreparedQuery<T>): Promise<RxStorageCountResult> {
    this.#settle()
    keepIndex(this.#primary, this.internals, query.queryPlan.index)
    return this.#memory.count(query)
  }

  changeStream(): Observable<EventBulk<RxStorageChangeEvent<Doc<T>>, Checkpoint>> {
    return this.#memory.changeStream()
  }

  getAttachmentData(): Promise<Blob> {
    return Promise.reject(new Error('No record of ours has attachments'))
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#loader.finish()
    const before = now() - minimumDeletedTime
    const rows = this.#journal.rows(this.#table) as ReadonlyMap<string, Doc<T>>
    const drop = [...rows]
      .filter(([, { _deleted, _meta }]) => _deleted && _meta.lwt <= before)
      .map(([id]) => id)
    if (drop.length > 0)
      await this.#journal.commit({
        changes: [{ table: this.#table, drop }],
        durability: 'strict',
        applied: () => this.#forget(drop),
      })
    return true
  }

  async remove(): Promise<void> {
    if (this.#isOver) throw whenOver()
    await this.#journal.commit({ changes: [{ table: this.#table, clear: true }], durability: 'strict' })
    return this.#memory.remove()
  }

  close(): Promise<void> {
    return this.#memory.close()
  }

  /** Closed, or removed by another instance: what it still wrote would be on the disk, and shown nowhere. */
  get #isOver(): boolean {
    return this.#memory.closed || this.internals.removed
  }

  /** Takes those of them that are deleted out of memory. */
  #forget(ids: readonly string[]): void {
    if (ids.length === 0) return
    this.#settle()
    const { documents } = this.#memory.internals
    for (const id of ids) {
      const document = documents.get(id)
      if (document?._deleted)
        removeDocFromState(this.#primary as never, this.schema, this.#memory.internals, document)
    }
  }

  /** Everything that is on the disk is in memory. */
  #settle(): void {
    this.#loader.finish()
    this.#memory.ensurePersistence()
  }

  #settled(): Doc<T>[] {
    this.#settle()
    return [...this.#memory.internals.documents.values()].filter(({ _deleted }) => !_deleted)
  }

  #held(id: string): Doc<T> | undefined {
    this.#settle()
    const underway = this.#latestUnderway(id)
    return underway === undefined ? this.#memory.internals.documents.get(id) : (underway ?? undefined)
  }

  /** What the library compares a write with: what is on its way counts as held. */
  #heldMap(): Map<string, Doc<T>> {
    const { documents } = this.#memory.internals
    if (this.#underway.size === 0) return documents as Map<string, Doc<T>>
    // Of a map, the library reads one document at a time.
    return { get: (id: string) => this.#held(id), size: documents.size } as unknown as Map<string, Doc<T>>
  }

  #latestUnderway(id: string): Doc<T> | null | undefined {
    let latest: Doc<T> | null | undefined
    for (const documents of this.#underway) {
      const document = documents.get(id)
      if (document !== undefined) latest = document
    }
    return latest
  }

  /** To be called again when they are there, or never will be. */
  #onTheWay(documents: ReadonlyMap<string, Doc<T> | null>): () => void {
    this.#underway.add(documents)
    return () => void this.#underway.delete(documents)
  }

  /** Makes the next state of a document of a record that nobody else reads. */
  #next(record: T, previous: Doc<T> | undefined, isGone: boolean): Doc<T> {
    const height = this.#loader.heightAfter(previous)
    // Field by field: assigned from another object, tens of thousands of times, they would be looked up each time.
    const document = record as unknown as Record<string, unknown>
    document['_deleted'] = isGone
    document['_attachments'] = NO_ATTACHMENTS
    document['_meta'] = { lwt: height }
    document['_rev'] = `${height}-device`
    return document as unknown as Doc<T>
  }

  #idOf(document: Doc<T>): string {
    return (document as Record<string, unknown>)[this.#primary] as string
  }
}

const NONE: ReadonlySet<never> = new Set<never>()

const whenOver = () => new DOMException('The collection is closed', 'InvalidStateError')

/** A record without what the library notes beside it. */
function recordOf<T>(document: Doc<T>): T {
  const { _rev, _meta, _attachments, _deleted, ...record } = document
  return record as T
}

export function tableName(collection: string, version: number): string {
  return `${collection}@${version}`
}

/** The collection whose records a table holds; absent of the device's own tables. */
export function collectionIn(table: string): string | undefined {
  const [collection, version] = table.split('@')
  return version === undefined ? undefined : collection
}

/** Brings what an older schema version left into the table of the present one, in one commit. */
async function upgradeTable(
  journal: Journal,
  collection: string,
  version: number,
  upgradesFrom: (version: number) => readonly Upgrade[],
): Promise<void> {
  const changes: Change[] = []
  for (let from = 0; from < version; from++) {
    const rows = journal.rows(tableName(collection, from))
    if (rows.size === 0) continue
    const put = [...rows].map(
      ([id, row]) => [id, upgradesFrom(from).reduce((record, step) => step(record), row)] as const,
    )
    changes.push(
      { table: tableName(collection, version), put },
      { table: tableName(collection, from), clear: true },
    )
  }
  if (changes.length > 0) await journal.commit({ changes, durability: 'strict' })
}
