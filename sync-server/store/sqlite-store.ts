import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import { asStoreErrors } from './database-fault.ts'
import { freshEpoch } from './fresh-epoch.ts'
import { LonePeers } from './lone-peers.ts'
import { migrate } from './migrations/migrate.ts'
import { nodeSqliteDialect } from './sqlite-dialect.ts'
import { SqliteReader } from './sqlite-reader.ts'
import { SqliteTransaction } from './sqlite-transaction.ts'
import { StoreListeners } from './store-listeners.ts'
import type { Hint, Store, StoreReader, StoreTransaction } from './store.ts'
import type { Tables } from './tables.ts'
import { WorkQueue } from './work-queue.ts'

export interface SqliteStoreOptions {
  /** Upper bound of the database file, in bytes; beyond it writes are refused as when the disk is full. */
  maxBytes?: number
  /** What a database in memory begins with, in place of nothing: as `DatabaseSync.serialize` gives it. */
  contents?: Uint8Array
}

const PAGE_BYTES = 4096
/** How often another process's writes (the admin command) are looked for. */
const WATCH_EVERY = 1000

/** Opens (and creates) the embedded database: a file, or `:memory:` for a test. */
export async function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Promise<Store> {
  const db = new DatabaseSync(path)
  if (options.contents) db.deserialize(options.contents)
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

class SqliteStore implements Store {
  readonly epoch: string
  readonly peers = new LonePeers()
  readonly #db: DatabaseSync
  readonly #tables: Kysely<Tables>
  readonly #queue: WorkQueue
  readonly #statements = new Map<string, StatementSync>()
  readonly #listeners = new StoreListeners()
  readonly #changed = new Map<string, Set<CollectionName>>()
  #asksForMore = false
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
      for (const [partition, collections] of await tx.flush()) {
        const changed = this.#changed.get(partition) ?? new Set()
        for (const collection of collections) changed.add(collection)
        this.#changed.set(partition, changed)
      }
      this.#asksForMore ||= tx.asksForMore
      return value
    })
  }

  read<T>(work: (view: StoreReader) => Promise<T>): Promise<T> {
    return this.#queue.read(() => work(new SqliteReader(this.#tables, (sql) => this.#prepare(sql))))
  }

  onHint(listener: (hint: Hint) => void): () => void {
    return this.#listeners.onHint(listener)
  }

  onFollowUps(listener: () => void): () => void {
    return this.#listeners.onFollowUps(listener)
  }

  backup(file: string): Promise<void> {
    return this.#queue.read(async () => {
      asStoreErrors(() => this.#db.exec(`VACUUM INTO '${file.replaceAll("'", "''")}'`))
    })
  }

  compact(): Promise<void> {
    return this.#queue.read(async () => {
      // Pages that were freed or shared out anew still hold what they held: all are written anew.
      asStoreErrors(() => this.#db.exec('VACUUM'))
      const log = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
      // Another process reads an older state: once it is done.
      if (log.busy !== 0) throw new Error('The database is being read by another process')
    })
  }

  async size(): Promise<number> {
    const row = this.#prepare(
      'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
    ).get()
    return (row as { bytes: number }).bytes
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
    for (const hint of hints) this.#listeners.tell(hint)
    if (this.#asksForMore) this.#listeners.callFollowers()
    this.#asksForMore = false
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
      this.#listeners.tell({ partition, collections: new Set(collectionNames) })
    }
    this.#listeners.callFollowers()
  }
}
