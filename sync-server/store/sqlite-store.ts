import { randomBytes } from 'node:crypto'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, type Compilable } from 'kysely'
import type { AnyRecord } from '../../domain/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import { faultOf } from './database-fault.ts'
import { migrate } from './migrations/migrate.ts'
import { nodeSqliteDialect } from './sqlite-dialect.ts'
import { readPage, type PageSource } from './read-page.ts'
import {
  StoreFullError,
  type Audiences,
  type Change,
  type Hint,
  type Page,
  type PageRequest,
  type Store,
  type StoredDocument,
  type StoreReader,
  type StoreTransaction,
} from './store.ts'
import type { Tables } from './tables.ts'
import { WorkQueue } from './work-queue.ts'

export interface SqliteStoreOptions {
  /** Upper bound of the database file, in bytes; beyond it writes are refused as when the disk is full. */
  maxBytes?: number
}

const PAGE_BYTES = 4096
/** How often another process's writes (the admin command) are looked for. */
const WATCH_EVERY = 1000

const audienceColumn = { kiosk: 'audKiosk', host: 'audHost', employer: 'audEmployer' } as const

/** Opens (and creates) the embedded database: a file, or `:memory:` for a test. */
export async function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Promise<Store> {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  db.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000')
  if (options.maxBytes) db.exec(`PRAGMA max_page_count = ${Math.ceil(options.maxBytes / PAGE_BYTES)}`)
  assertDurable(db, path)
  const tables = new Kysely<Tables>({ dialect: nodeSqliteDialect(db) })
  try {
    await migrateAtOnce(db, tables)
    return new SqliteStore(db, tables)
  } catch (error) {
    db.close()
    throw error
  }
}

/** All of a new version's changes, or none: whatever stops them, the next start finds a whole database. */
async function migrateAtOnce(db: DatabaseSync, tables: Kysely<Tables>): Promise<void> {
  db.exec('BEGIN IMMEDIATE')
  try {
    await migrate(tables)
    db.exec('COMMIT')
  } finally {
    if (db.isTransaction) db.exec('ROLLBACK')
  }
}

function assertDurable(db: DatabaseSync, path: string): void {
  const { journal_mode: mode } = db.prepare('PRAGMA journal_mode').get() as { journal_mode: string }
  const { synchronous } = db.prepare('PRAGMA synchronous').get() as { synchronous: number }
  if (synchronous !== 2 || (path !== ':memory:' && mode !== 'wal')) {
    throw new Error(`The database would not be durable: journal_mode=${mode} synchronous=${synchronous}`)
  }
}

export function freshEpoch(): string {
  return randomBytes(9).toString('base64url')
}

type Row = Record<string, unknown>

class SqliteStore implements Store {
  readonly epoch: string
  readonly #db: DatabaseSync
  readonly #tables: Kysely<Tables>
  readonly #queue: WorkQueue
  readonly #statements = new Map<string, StatementSync>()
  readonly #listeners = new Set<(hint: Hint) => void>()
  readonly #changed = new Map<string, Set<CollectionName>>()
  readonly #watch: NodeJS.Timeout
  #dataVersion: number
  #closed = false

  constructor(db: DatabaseSync, tables: Kysely<Tables>) {
    this.#db = db
    this.#tables = tables
    this.#queue = new WorkQueue(
      {
        begin: () => db.exec('BEGIN IMMEDIATE'),
        commit: () => asStoreErrors(() => db.exec('COMMIT')),
        rollback: () => {
          this.#changed.clear()
          if (db.isTransaction) db.exec('ROLLBACK')
        },
        savepoint: () => db.exec('SAVEPOINT work'),
        release: () => db.exec('RELEASE work'),
        undo: () => {
          if (!db.isTransaction) return false
          db.exec('ROLLBACK TO work; RELEASE work')
          return true
        },
      },
      () => this.#announce(),
    )
    this.epoch = this.#loadEpoch()
    this.#dataVersion = this.#readDataVersion()
    this.#watch = setInterval(() => this.#lookForOthers(), WATCH_EVERY)
    this.#watch.unref()
  }

  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#queue.write(async () => {
      const tx = new SqliteTransaction(this.#tables, (sql) => this.#prepare(sql))
      const value = await work(tx)
      for (const [partition, collections] of tx.flush()) {
        const changed = this.#changed.get(partition) ?? new Set()
        for (const collection of collections) changed.add(collection)
        this.#changed.set(partition, changed)
      }
      return value
    })
  }

  read<T>(work: (view: StoreReader) => Promise<T>): Promise<T> {
    return this.#queue.read(() => work(new SqliteReader(this.#tables, (sql) => this.#prepare(sql))))
  }

  onHint(listener: (hint: Hint) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  backup(file: string): Promise<void> {
    return this.#queue.read(async () => {
      asStoreErrors(() => this.#db.exec(`VACUUM INTO '${file.replaceAll("'", "''")}'`))
    })
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#watch)
    await this.#queue.idle()
    await this.#tables.destroy()
    this.#db.close()
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #loadEpoch(): string {
    this.#db
      .prepare(`INSERT INTO settings (name, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING`)
      .run(freshEpoch())
    const row = this.#db.prepare(`SELECT value FROM settings WHERE name = 'epoch'`).get()
    return (row as { value: string }).value
  }

  #announce(): void {
    const hints = [...this.#changed].map(([partition, collections]) => ({ partition, collections }))
    this.#changed.clear()
    for (const hint of hints) this.#tell(hint)
  }

  /** Whoever listens badly disturbs neither the writers nor the other listeners: a hint may get lost. */
  #tell(hint: Hint): void {
    for (const listener of this.#listeners) {
      try {
        listener(hint)
      } catch {
        // It looks again with the next hint.
      }
    }
  }

  #readDataVersion(): number {
    return (this.#prepare('PRAGMA data_version').get() as { data_version: number }).data_version
  }

  /** A database that cannot be read now is told to whoever asks; a look by the clock just comes again. */
  #lookForOthers(): void {
    try {
      if (!this.#db.isTransaction) this.#tellOfOthers()
    } catch {
      // Told by the next request.
    }
  }

  /** Another process (the admin command) wrote: what changed is unknown, so every listener looks at all. */
  #tellOfOthers(): void {
    const version = this.#readDataVersion()
    if (version === this.#dataVersion) return
    this.#dataVersion = version
    for (const { partition } of this.#prepare('SELECT partition FROM heads').all() as {
      partition: string
    }[]) {
      const collections = this.#prepare('SELECT DISTINCT collection FROM documents WHERE partition = ?').all(
        partition,
      ) as { collection: CollectionName }[]
      this.#tell({ partition, collections: new Set(collections.map((row) => row.collection)) })
    }
  }
}

class SqliteReader implements StoreReader {
  readonly tables: Kysely<Tables>
  protected readonly prepare: (sql: string) => StatementSync

  constructor(tables: Kysely<Tables>, prepare: (sql: string) => StatementSync) {
    this.tables = tables
    this.prepare = prepare
  }

  async document(partition: string, collection: CollectionName, id: string): Promise<StoredDocument | null> {
    const row = this.prepare('SELECT * FROM documents WHERE partition = ? AND collection = ? AND id = ?').get(
      partition,
      collection,
      id,
    )
    return row ? asDocument(row) : null
  }

  async collection(collection: CollectionName, partition?: string): Promise<StoredDocument[]> {
    const rows =
      partition === undefined
        ? this.prepare('SELECT * FROM documents WHERE collection = ? AND deleted = 0').all(collection)
        : this.prepare('SELECT * FROM documents WHERE partition = ? AND collection = ? AND deleted = 0').all(
            partition,
            collection,
          )
    return rows.map(asDocument)
  }

  async documentsOfEmployer(collection: CollectionName, employerId: string): Promise<StoredDocument[]> {
    return this.prepare(
      `SELECT documents.* FROM heads JOIN documents
       ON documents.partition = heads.partition AND documents.collection = ? AND documents.audEmployer = ?
       WHERE deleted = 0`,
    )
      .all(collection, employerId)
      .map(asDocument)
  }

  async documentsOfVisitor(
    partition: string,
    collection: CollectionName,
    visitorId: string,
  ): Promise<StoredDocument[]> {
    return this.prepare(
      `SELECT * FROM documents WHERE partition = ? AND visitorId = ? AND collection = ? AND deleted = 0`,
    )
      .all(partition, visitorId, collection)
      .map(asDocument)
  }

  async documentsOfSession(
    partition: string,
    collection: CollectionName,
    sessionId: string,
  ): Promise<StoredDocument[]> {
    return this.prepare(
      `SELECT * FROM documents WHERE partition = ? AND sessionId = ? AND collection = ? AND deleted = 0`,
    )
      .all(partition, sessionId, collection)
      .map(asDocument)
  }

  async page(request: PageRequest): Promise<Page> {
    const { partition, collection, role } = request
    const column = audienceColumn[role]
    const present = this.prepare(
      `SELECT seq, id, CASE deleted WHEN 0 THEN body END AS body FROM documents
       WHERE partition = ? AND collection = ? AND ${column} = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
    const left = this.prepare(
      `SELECT departures.seq, departures.id, documents.${column} AS now FROM departures
       LEFT JOIN documents USING (partition, collection, id)
       WHERE partition = ? AND collection = ? AND role = ? AND audience = ? AND departures.seq > ?
       ORDER BY departures.seq LIMIT ?`,
    )
    const sources: PageSource[] = request.keys.flatMap((key) => [
      (since, limit) => present.all(partition, collection, key, since, limit) as never,
      (since, limit) =>
        left.all(partition, collection, role, key, since, limit).map((row) => ({
          seq: row['seq'] as number,
          id: row['id'] as string,
          body: null,
          // Still in sight through another key: no reason to forget it.
          skip: request.keys.includes(row['now'] as string),
        })),
    ])
    return readPage(sources, request.since, request.limit, await this.head(partition))
  }

  async changes(
    partition: string,
    collection: CollectionName,
    since: number,
    limit: number,
  ): Promise<Change[]> {
    const rows = this.prepare(
      `SELECT seq, id, CASE deleted WHEN 0 THEN body END AS body, audKiosk, audHost, audEmployer
       FROM documents WHERE partition = ? AND collection = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ).all(partition, collection, since, limit)
    const departures = this.prepare(
      `SELECT role, audience FROM departures WHERE partition = ? AND collection = ? AND id = ? AND seq > ?`,
    )
    return rows.map((row) => ({
      seq: row['seq'] as number,
      id: row['id'] as string,
      body: row['body'] as string | null,
      audiences: audiencesIn(row),
      left: departures.all(partition, collection, row['id']!, since) as never,
    }))
  }

  async head(partition: string): Promise<number> {
    const row = this.prepare('SELECT seq FROM heads WHERE partition = ?').get(partition)
    return (row?.['seq'] as number | undefined) ?? 0
  }

  async all<R>(query: Compilable<R>): Promise<R[]> {
    const { sql, parameters } = query.compile()
    return this.prepare(sql).all(...(parameters as SQLInputValue[])) as R[]
  }
}

class SqliteTransaction extends SqliteReader implements StoreTransaction {
  readonly #puts = new Map<string, StoredDocument>()

  override async document(
    partition: string,
    collection: CollectionName,
    id: string,
  ): Promise<StoredDocument | null> {
    return this.#puts.get(`${partition}/${collection}/${id}`) ?? super.document(partition, collection, id)
  }

  put(document: StoredDocument): void {
    this.#puts.set(`${document.partition}/${document.collection}/${document.id}`, document)
  }

  async run(query: Compilable<unknown>): Promise<number> {
    const { sql, parameters } = query.compile()
    return asStoreErrors(() => Number(this.prepare(sql).run(...(parameters as SQLInputValue[])).changes))
  }

  /** Takes the numbers, partition by partition in a fixed order, and writes. Answers what changed where. */
  flush(): Map<string, Set<CollectionName>> {
    const byPartition = Map.groupBy(this.#puts.values(), (document) => document.partition)
    const changed = new Map<string, Set<CollectionName>>()
    asStoreErrors(() => {
      for (const partition of [...byPartition.keys()].sort()) {
        const documents = byPartition.get(partition)!
        const head = this.prepare(
          `INSERT INTO heads (partition, seq) VALUES (?, ?)
           ON CONFLICT (partition) DO UPDATE SET seq = seq + excluded.seq RETURNING seq`,
        ).get(partition, documents.length) as { seq: number }
        documents.forEach((document, index) => this.#write(document, head.seq - documents.length + index + 1))
        changed.set(partition, new Set(documents.map((document) => document.collection)))
      }
    })
    return changed
  }

  #write(document: StoredDocument, seq: number): void {
    const { partition, collection, id, record, audiences } = document
    this.#depart(document, seq)
    const { visitorId, sessionId } = record as { visitorId?: unknown; sessionId?: unknown }
    this.prepare(
      `INSERT INTO documents
         (partition, collection, id, seq, rev, sourceRev, deleted, audKiosk, audHost, audEmployer, visitorId, sessionId, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (partition, collection, id) DO UPDATE SET
         seq = excluded.seq, rev = excluded.rev, sourceRev = excluded.sourceRev, deleted = excluded.deleted,
         audKiosk = excluded.audKiosk, audHost = excluded.audHost, audEmployer = excluded.audEmployer,
         visitorId = excluded.visitorId, sessionId = excluded.sessionId, body = excluded.body`,
    ).run(
      partition,
      collection,
      id,
      seq,
      record.rev,
      document.sourceRev,
      document.deleted ? 1 : 0,
      audiences.kiosk,
      audiences.host,
      audiences.employer,
      typeof visitorId === 'string' ? visitorId : null,
      typeof sessionId === 'string' ? sessionId : null,
      JSON.stringify(record),
    )
  }

  /** Remembers which audiences the record leaves with this write, and forgets those it comes back to. */
  #depart({ partition, collection, id, audiences }: StoredDocument, seq: number): void {
    const before = this.prepare(
      'SELECT audKiosk, audHost, audEmployer FROM documents WHERE partition = ? AND collection = ? AND id = ?',
    ).get(partition, collection, id)
    if (!before) return
    for (const role of deviceRoles) {
      const was = before[audienceColumn[role]] as string | null
      const is = audiences[role]
      if (was === is) continue
      if (was !== null) {
        this.prepare(
          `INSERT INTO departures (partition, collection, id, role, audience, seq) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET seq = excluded.seq`,
        ).run(partition, collection, id, role, was, seq)
      }
      if (is !== null) {
        this.prepare(
          `DELETE FROM departures WHERE partition = ? AND collection = ? AND id = ? AND role = ? AND audience = ?`,
        ).run(partition, collection, id, role, is)
      }
    }
  }
}

function asDocument(row: Row): StoredDocument {
  return {
    partition: row['partition'] as string,
    collection: row['collection'] as CollectionName,
    id: row['id'] as string,
    record: JSON.parse(row['body'] as string) as AnyRecord,
    deleted: row['deleted'] === 1,
    sourceRev: row['sourceRev'] as string | null,
    audiences: audiencesIn(row),
  }
}

function audiencesIn(row: Row): Audiences {
  return {
    kiosk: row['audKiosk'] as string | null,
    host: row['audHost'] as string | null,
    employer: row['audEmployer'] as string | null,
  }
}

/** Tells a full disk (or a failing one) from a bug: the first is answered to devices, who keep their writes. */
function asStoreErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const fault = faultOf(error)
    if (fault === 'no-room' || fault === 'unwritable')
      throw new StoreFullError('no room left', { cause: error })
    throw error
  }
}
