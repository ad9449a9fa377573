import { setTimeout as pause } from 'node:timers/promises'
import { Kysely } from 'kysely'
import pg from 'pg'
import { collectionNames } from '../../domain/sync/collections.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { OwnPostgresDialect } from './postgres-dialect.ts'
import {
  asStoreErrors,
  isPassing,
  postgresFaultOf,
  StoreAwayError,
  UnusableDatabase,
  type PostgresFault,
} from './postgres-fault.ts'
import type { Told } from './postgres-hints.ts'
import { COMPACTING, WRITING } from './postgres-locks.ts'
import {
  assertLivesHere,
  isOfLife,
  lifeAsItStands,
  settleLife,
  type Life,
  type OlderCopy,
  type SeenHeads,
} from './postgres-life.ts'
import { PostgresPeers } from './postgres-peers.ts'
import { PostgresReader } from './postgres-reader.ts'
import { migratePostgres } from './postgres-schema.ts'
import { PostgresSession } from './postgres-session.ts'
import { PostgresTransaction, type Written } from './postgres-transaction.ts'
import { othersTurn } from '../others-turn.ts'
import { StoreListeners } from './store-listeners.ts'
import type { Hint, Store, StoreReader, StoreTransaction } from './store.ts'
import type { Tables } from './tables.ts'
import { WorkQueue } from './work-queue.ts'

export interface PostgresStoreOptions {
  /** It is a server that opens it, and takes its turn at what follows from commits. */
  serves?: boolean
  /** What was seen of the database elsewhere: where it is behind that, it is an older copy. */
  seen?: SeenHeads | null
  /** A copy was put in place of the database, which now lives under a new epoch. */
  onOlderCopy?: (found: OlderCopy) => void
  /**
   * Another database took the place of this one while it was open, and is neither read nor written. Without it nobody looks:
   * a command is done before that.
   */
  onReplaced?: () => void
  /** It is opened to be taken up as an older copy, or to be read for that: whether it was moved or is a copy counts not. */
  takesUp?: boolean
  /** For a test, whose data may be lost with the power: a database that does not wait for its disk is taken. */
  mayLose?: boolean
}

/** The oldest version that has all that is asked of it. */
const OLDEST = 150_000
/** How many read at once; whoever comes then waits for a connection. */
const READERS = 8
const CONNECT_WITHIN = 5000
/** A transaction that does nothing for so long was forgotten, and holds everybody else up. */
const FORGOTTEN_AFTER = 60_000
/** How long a compaction waits for whoever reads, and how often it looks; it is tried again later. */
const WAITS_FOR_READERS = 60_000
const LOOKS_FOR_READERS = 50
/** How long a writer waits for those of other processes. */
const WAITS_FOR_OTHERS = '30s'

/** `bigint`, and `numeric` as a sum of it is: all of ours are whole and below 2^53. */
const numbers: ReadonlySet<number> = new Set([20, 1700])

/** Opens (and makes) the tables in a database on PostgreSQL, 15 or later, that is there. */
export async function openPostgresStore(
  url: string,
  options: PostgresStoreOptions = {},
): Promise<Result<Store, PostgresFault>> {
  const settings: pg.PoolConfig = {
    connectionString: url,
    application_name: 'pepiniere',
    connectionTimeoutMillis: CONNECT_WITHIN,
    idle_in_transaction_session_timeout: FORGOTTEN_AFTER,
    keepAlive: true,
    allowExitOnIdle: true,
    // A statement leaves without waiting for the answer to the one before it.
    pipeline: true,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        numbers.has(type) ? Number : pg.types.getTypeParser(type, format as 'text'),
    } as pg.CustomTypesConfig,
  }
  let life: Life | null = null
  /** A connection that is made again may lead to another database: after a recovery, or when a standby took over. */
  const onConnect = async (client: pg.ClientBase): Promise<void> => {
    if (life === null || !options.onReplaced || (await isOfLife(client, life))) return
    options.onReplaced()
    throw new StoreAwayError('another database took its place')
  }
  const writers = poolOf({ ...settings, onConnect, max: 1 })
  const readers = poolOf({ ...settings, onConnect, max: READERS })
  const tables = new Kysely<Tables>({ dialect: new OwnPostgresDialect({ pool: writers }) })
  try {
    await assertFit(writers, options)
    await assertLivesHere(writers, options.takesUp)
    await migratePostgres(tables)
    const settled = await settledIn(writers, tables, options)
    life = settled.life
    if (settled.older) options.onOlderCopy?.(settled.older)
    const { serves = false } = options
    const store = new PostgresStore(life.epoch, { writers, readers, tables, settings, serves })
    await store.listen()
    // From here on no move begins; one that ended meanwhile took the data along.
    await assertLivesHere(writers, options.takesUp)
    return ok(store)
  } catch (error) {
    await Promise.allSettled([tables.destroy(), readers.end()])
    const fault = postgresFaultOf(error)
    if (fault === null) throw error
    return refuse(fault)
  }
}

async function settledIn(
  pool: pg.Pool,
  tables: Kysely<Tables>,
  { seen = null, takesUp = false }: PostgresStoreOptions,
): Promise<{ life: Life; older: OlderCopy | null }> {
  const client = await pool.connect()
  try {
    if (takesUp) return { life: await lifeAsItStands(client), older: null }
    return await settleLife(client, tables, seen)
  } finally {
    client.release()
  }
}

function poolOf(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings)
  // A connection that is cut is told by what is asked of it next; while nobody uses it, the pool leaves it out. An error
  // that nobody listens to would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function assertFit(pool: pg.Pool, { mayLose = false }: PostgresStoreOptions): Promise<void> {
  const { rows } = await pool.query<Record<'version' | 'encoding' | 'flushed' | 'waits', string>>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
       current_setting('fsync') AS flushed, current_setting('synchronous_commit') AS waits`,
  )
  const fault = unfitness(rows[0]!, mayLose)
  if (fault !== null) throw new UnusableDatabase(fault)
}

/** What stands against a server that says this of itself. */
export function unfitness(
  { version, encoding, flushed, waits }: Record<'version' | 'encoding' | 'flushed' | 'waits', string>,
  mayLose: boolean,
): PostgresFault | null {
  if (Number(version) < OLDEST) return 'too-old'
  if (encoding !== 'UTF8') return 'not-utf8'
  return !mayLose && (flushed !== 'on' || waits === 'off') ? 'not-durable' : null
}

interface Connections {
  writers: pg.Pool
  readers: pg.Pool
  tables: Kysely<Tables>
  settings: pg.ClientConfig
  serves: boolean
}

/**
 * A database that several processes use. Writers take turns, those of this process in one queue and shared commits, those
 * of all processes by a lock; each reader sees one moment of it, on a connection of its own, and waits for no writer.
 */
class PostgresStore implements Store {
  readonly epoch: string
  readonly #connections: Connections
  readonly #queue: WorkQueue
  readonly #listeners = new StoreListeners()
  readonly peers: PostgresPeers
  readonly #changed = new Map<string, Written>()
  #asksForMore = false
  #writer: pg.PoolClient | null = null
  #lastReader: Promise<void> = Promise.resolve()
  #closed = false

  constructor(epoch: string, connections: Connections) {
    this.epoch = epoch
    this.#connections = connections
    this.peers = new PostgresPeers(connections, (told) => this.#tellOfOthers(told))
    this.#queue = new WorkQueue(
      {
        begin: () => this.#begin(),
        commit: () => this.#commit(),
        rollback: () => this.#rollback(),
        // Nobody waits for the answers: whatever comes next fails with them.
        savepoint: () => this.#say('SAVEPOINT work'),
        release: () => this.#say('RELEASE work'),
        undo: async () => {
          await asStoreErrors(() => this.#writer!.query('ROLLBACK TO work; RELEASE work'))
          return true
        },
        isPassing,
      },
      () => this.#announce(),
    )
  }

  /** Hears of what other processes write. A server throws where one of before has the database for itself. */
  listen(): Promise<void> {
    return this.peers.hints.start()
  }

  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    return this.#queue.write(async () => {
      const tx = new PostgresTransaction(this.#connections.tables, new PostgresSession(this.#writer!))
      const value = await work(tx)
      for (const [partition, written] of await tx.flush()) {
        const { collections, first } = this.#changed.get(partition) ?? written
        for (const collection of written.collections) collections.add(collection)
        this.#changed.set(partition, { collections, first, seq: written.seq })
      }
      this.#asksForMore ||= tx.asksForMore
      return value
    })
  }

  async read<T>(work: (view: StoreReader) => Promise<T>): Promise<T> {
    const { readers, tables } = this.#connections
    const client = await connectAndSay(readers, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Of many that were let in at once, one begins after the other, and everybody else has a turn in between.
    await (this.#lastReader = this.#lastReader.then(othersTurn))
    try {
      return await work(new PostgresReader(tables, new PostgresSession(client)))
    } finally {
      // Nothing was written: whoever asked has its answer, and does not wait for the end.
      void release(client)
    }
  }

  onHint(listener: (hint: Hint) => void): () => void {
    return this.#listeners.onHint(listener)
  }

  onFollowUps(listener: () => void): () => void {
    return this.#listeners.onFollowUps(listener)
  }

  async backup(): Promise<void> {
    throw new Error('A database on PostgreSQL is copied with its own tools (docs/operations.md)')
  }

  /**
   * Tables are written anew one by one, and by one process at a time; what its log and its copies hold goes as its
   * administrator says.
   */
  async compact(): Promise<void> {
    const client = await asStoreErrors(() => this.#connections.readers.connect())
    try {
      await asStoreErrors(() => compactOn(client))
    } finally {
      // The lock goes with the connection.
      client.release(true)
    }
  }

  async size(): Promise<number> {
    const { rows } = await asStoreErrors(() =>
      this.#connections.readers.query<{ bytes: number }>(
        'SELECT pg_database_size(current_database()) AS bytes',
      ),
    )
    return rows[0]!.bytes
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.peers.hints.stop()
    await this.#queue.idle()
    // Kysely ends the pool of the writers, which it was given.
    await this.#connections.tables.destroy()
    await this.#connections.readers.end()
  }

  async #begin(): Promise<void> {
    if (this.peers.isShutOut) throw new StoreAwayError('another server has the database for itself')
    this.#writer = await connectAndSay(
      this.#connections.writers,
      `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '${WAITS_FOR_OTHERS}';
       SELECT pg_advisory_xact_lock(${WRITING}); SET LOCAL lock_timeout = DEFAULT`,
    )
  }

  async #commit(): Promise<void> {
    if (this.#changed.size > 0 || this.#asksForMore) {
      const told = { changed: this.#changed, asksForMore: this.#asksForMore }
      this.#say(this.peers.hints.notice(told))
    }
    const { command } = await asStoreErrors(() => this.#writer!.query('COMMIT'))
    // What PostgreSQL answers when something in the transaction had failed: nothing of it is kept.
    if (command !== 'COMMIT') throw new Error('The transaction was not kept')
    this.#writer!.release()
    this.#writer = null
  }

  async #rollback(): Promise<void> {
    this.#changed.clear()
    this.#asksForMore = false
    const writer = this.#writer
    this.#writer = null
    if (writer) await release(writer)
  }

  #say(sentence: string): void {
    this.#writer!.query(sentence).catch(() => undefined)
  }

  #announce(): void {
    const changed = [...this.#changed]
    const asksForMore = this.#asksForMore
    this.#changed.clear()
    this.#asksForMore = false
    this.peers.hints.know(changed.map(([partition, { seq }]) => [partition, seq]))
    for (const [partition, { collections }] of changed) this.#listeners.tell({ partition, collections })
    if (asksForMore) this.#listeners.callFollowers()
  }

  #tellOfOthers({ changed, asksForMore }: Told): void {
    for (const [partition, collections] of changed) {
      this.#listeners.tell({ partition, collections: collections ?? new Set(collectionNames) })
    }
    if (asksForMore) this.#listeners.callFollowers()
  }
}

/** A table that is written anew keeps what a reader of a moment before may still see: they are waited for, and new ones not. */
async function untilNobodySeesBefore(client: pg.PoolClient): Promise<void> {
  const { rows: now } = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::xid::text AS xid')
  const late = performance.now() + WAITS_FOR_READERS
  for (;;) {
    const { rows } = await client.query<{ older: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND age(backend_xmin) >= age($1::xid)) AS older`,
      [now[0]!.xid],
    )
    if (!rows[0]!.older) return
    if (performance.now() > late) throw new StoreAwayError('somebody reads for too long to compact it')
    await pause(LOOKS_FOR_READERS)
  }
}

async function compactOn(client: pg.PoolClient): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${COMPACTING})`)
  await untilNobodySeesBefore(client)
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user
     AND pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) > 0`,
  )
  for (const { name } of rows) await client.query(`VACUUM FULL ${pg.escapeIdentifier(name)}`)
}

/** A connection with its first words said; one that was cut while nobody used it is replaced. */
async function connectAndSay(pool: pg.Pool, words: string, tries = 2): Promise<pg.PoolClient> {
  const client = await asStoreErrors(() => pool.connect())
  try {
    await asStoreErrors(() => client.query(words))
    return client
  } catch (error) {
    client.release(true)
    const isCut = error instanceof StoreAwayError && (error.cause as { code?: string }).code !== '55P03'
    if (isCut && tries > 1) return connectAndSay(pool, words, tries - 1)
    throw error
  }
}

/** Gives a connection back with nothing kept; one that cannot even do that is ended. */
async function release(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK')
    client.release()
  } catch {
    client.release(true)
  }
}
