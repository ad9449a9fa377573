import { Kysely } from 'kysely'
import pg from 'pg'
import type { Instant } from '../../domain/time.ts'
import { placeOfDatabase, sentenceOfPostgres } from '../database-on-postgres.ts'
import { MOVED_TO, MOVING } from '../settings.ts'
import { migrationNames } from '../store/migrations/migrate.ts'
import { OwnPostgresDialect } from '../store/postgres-dialect.ts'
import { postgresFaultOf, type PostgresFault } from '../store/postgres-fault.ts'
import { isCopyOfAnother } from '../store/postgres-life.ts'
import { SERVING } from '../store/postgres-locks.ts'
import { migratePostgres } from '../store/postgres-schema.ts'
import { unfitness } from '../store/postgres-store.ts'
import type { Tables } from '../store/tables.ts'
import { valueOf, type Row } from './row-digest.ts'
import {
  MoveRefused,
  ownSettings,
  type MovedTable,
  type MoveSide,
  type MoveSource,
  type MoveTarget,
} from './side.ts'

/** So many rows are held at once: a record has 64 kB at most, a photo some hundred. */
const BATCH = 250
const CONNECT_WITHIN = 5000
/** How long a connection that was killed may hold the lock of servers. */
const PATIENCE = 5000
const AGAIN = 100

/** The data of a database that is to be moved away. */
export async function openPostgresSource(url: string, mayLose = false): Promise<MoveSource> {
  const client = await connectAlone(url, mayLose)
  return orEnd(client, url, async () => {
    const state = await stateOf(client)
    if (state === 'empty')
      throw new MoveRefused(`La base ${placeOfDatabase(url)} ne contient pas de données.`)
    if (state === 'foreign' || state === 'newer') throw new MoveRefused(sentenceOfPostgres(state, url))
    if (state === 'older') {
      throw new MoveRefused(
        `La base ${placeOfDatabase(url)} est d’une version plus ancienne. Démarrez une fois ce serveur sur elle, arrêtez-le, puis recommencez.`,
      )
    }
    if (await settingIn(client, MOVING)) throw new MoveRefused(sentenceOfPostgres('unfinished', url))
    if (await isCopyOfAnother(client)) {
      throw new MoveRefused(
        `La base ${placeOfDatabase(url)} est une copie qu’aucun serveur n’a encore ouverte. Dites-le d’abord\u202f: npm run admin -- restored.`,
      )
    }
    const source = new PostgresSource(url, client)
    await source.begin()
    return source
  })
}

/** A database without data, to which the data of this epoch is to be moved; or an earlier run began to. */
export async function openPostgresTarget(url: string, epoch: string, mayLose = false): Promise<MoveTarget> {
  const client = await connectAlone(url, mayLose)
  return orEnd(client, url, async () => {
    const state = await stateOf(client)
    const place = placeOfDatabase(url)
    if (state === 'foreign') throw new MoveRefused(sentenceOfPostgres(state, url))
    const moving = state === 'empty' ? undefined : await settingIn(client, MOVING)
    if (state !== 'empty' && moving === undefined) {
      throw new MoveRefused(
        (await settingIn(client, 'epoch')) === epoch
          ? `La base ${place} contient déjà ces données.`
          : `La base ${place} contient déjà les données d’une installation. Donnez une base vide.`,
      )
    }
    if (moving !== undefined && moving !== epoch) {
      throw new MoveRefused(
        `La base ${place} contient le déménagement inachevé d’une autre installation. Donnez une base vide.`,
      )
    }
    if (state === 'newer' || state === 'older') {
      throw new MoveRefused(
        `Le déménagement vers la base ${place} a été commencé par une autre version. Refaites une base vide, puis recommencez.`,
      )
    }
    if (state === 'empty') await makeTables(url)
    await client.query('SET synchronous_commit = off')
    await client.query('INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
      MOVING,
      epoch,
    ])
    return new PostgresTarget(url, client, moving !== undefined)
  })
}

/** Until this connection ends no server is let in; refused where one serves the database. */
export async function connectAlone(url: string, mayLose = false): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'pepiniere-move',
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
  })
  // Told by what is asked next.
  client.on('error', () => undefined)
  return orEnd(client, url, async () => {
    await client.connect()
    await client.query('SET lock_timeout = 10000; SET idle_in_transaction_session_timeout = 0')
    const { rows } = await client.query<Record<'version' | 'encoding' | 'flushed' | 'waits', string>>(
      `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
         current_setting('fsync') AS flushed, current_setting('synchronous_commit') AS waits`,
    )
    const fault = unfitness(rows[0]!, mayLose)
    if (fault !== null) throw new MoveRefused(sentenceOfPostgres(fault, url))
    await takeAlone(client, url)
    return client
  })
}

async function takeAlone(client: pg.Client, url: string): Promise<void> {
  for (const late = Date.now() + PATIENCE; ;) {
    const { rows } = await client.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${SERVING}) AS held`)
    if (rows[0]!.held) return
    if (Date.now() > late) throw new MoveRefused(sentenceOfPostgres('taken', url))
    await new Promise((again) => setTimeout(again, AGAIN))
  }
}

type State = 'empty' | 'foreign' | 'older' | 'same' | 'newer'

/** Every version of ours has these. */
const ownTables = ['kysely_migration', 'settings', 'heads', 'documents']

/** Whose tables are there. Tables of ours in which nobody ever lived are as good as none. */
async function stateOf(client: pg.Client): Promise<State> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  )
  const found = new Set(rows.map(({ name }) => name))
  if (found.size === 0) return 'empty'
  if (!ownTables.every((name) => found.has(name))) return 'foreign'
  const { rows: done } = await client.query<{ name: string }>('SELECT name FROM kysely_migration')
  if (done.some(({ name }) => !migrationNames.has(name))) return 'newer'
  const { rows: lived } = await client.query('SELECT 1 FROM settings LIMIT 1')
  if (lived.length === 0) return 'empty'
  return done.length === migrationNames.size ? 'same' : 'older'
}

async function settingIn(client: pg.Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ value: string }>('SELECT value FROM settings WHERE name = $1', [name])
  return rows[0]?.value
}

async function makeTables(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const tables = new Kysely<Tables>({ dialect: new OwnPostgresDialect({ pool }) })
  try {
    await migratePostgres(tables)
  } finally {
    await tables.destroy()
  }
}

/** What is made with a connection; whatever stops it ends the connection, and is told as a sentence where it is known. */
async function orEnd<T>(client: pg.Client, url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await told(url, work)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

async function told<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const fault: PostgresFault | null = error instanceof MoveRefused ? null : postgresFaultOf(error)
    if (fault === null) throw error
    throw new MoveRefused(sentenceOfPostgres(fault, url), { cause: error })
  }
}

abstract class PostgresSide implements MoveSide {
  readonly place: string
  readonly #url: string
  readonly #client: pg.Client

  constructor(url: string, client: pg.Client) {
    this.place = placeOfDatabase(url)
    this.#url = url
    this.#client = client
  }

  async tables(): Promise<MovedTable[]> {
    // What the log does not hold is no part of the data.
    const rows = await this.ask(
      `SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
       WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND relpersistence = 'p'
       AND attnum > 0 AND NOT attisdropped AND relname NOT LIKE 'kysely%'`,
    )
    const columns = new Map<string, string[]>()
    for (const [table, column] of rows as [string, string][]) {
      columns.set(table, [...(columns.get(table) ?? []), column])
    }
    return [...columns]
      .map(([name, all]) => ({ name, columns: all.sort() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async *rows({ name, columns }: MovedTable): AsyncGenerator<Row[]> {
    const where =
      name === 'settings' ? ` WHERE name NOT IN (${ownSettings.map((own) => `'${own}'`).join()})` : ''
    const all = columns.map(pg.escapeIdentifier).join()
    await this.ask(
      `DECLARE moved NO SCROLL CURSOR FOR SELECT ${all} FROM ${pg.escapeIdentifier(name)}${where}`,
    )
    try {
      for (;;) {
        const rows = await this.ask(`FETCH ${BATCH} FROM moved`)
        if (rows.length === 0) return
        yield rows.map((row) => row.map(valueOf))
      }
    } finally {
      // After a failure there is nothing to close.
      await this.ask('CLOSE moved').catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined)
  }

  /** The rows of a statement, each as the list of its values. */
  protected ask(text: string, values: readonly unknown[] = []): Promise<unknown[][]> {
    const types = {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === BIGINT ? Number : pg.types.getTypeParser(type, format as 'text'),
    } as pg.CustomTypesConfig
    return told(this.#url, async () => {
      const asked = { text, values: [...values], rowMode: 'array' as const, types }
      return (await this.#client.query<unknown[]>(asked)).rows
    })
  }
}

const BIGINT = 20

class PostgresSource extends PostgresSide implements MoveSource {
  epoch = ''
  isMoved = false

  /** One moment of the database, in which nobody writes until it is closed. */
  async begin(): Promise<void> {
    await this.ask('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const names = (await this.tables()).map(({ name }) => pg.escapeIdentifier(name))
    await this.ask(`LOCK TABLE ${names.join()} IN SHARE MODE`)
    const settings = new Map((await this.ask('SELECT name, value FROM settings')) as [string, string][])
    this.epoch = settings.get('epoch') ?? ''
    this.isMoved = settings.has(MOVED_TO)
  }

  async markMoved(place: string, now: Instant): Promise<void> {
    const value = JSON.stringify({ place, at: now })
    await this.ask('INSERT INTO settings (name, value) VALUES ($1, $2)', [MOVED_TO, value])
    await this.ask('COMMIT')
  }
}

class PostgresTarget extends PostgresSide implements MoveTarget {
  readonly isBegun: boolean

  constructor(url: string, client: pg.Client, isBegun: boolean) {
    super(url, client)
    this.isBegun = isBegun
  }

  override async *rows(table: MovedTable): AsyncGenerator<Row[]> {
    await this.ask('BEGIN READ ONLY')
    try {
      yield* super.rows(table)
    } finally {
      await this.ask('ROLLBACK').catch(() => undefined)
    }
  }

  async clear({ name }: MovedTable): Promise<void> {
    // What says that a move is under way stays.
    await this.ask(
      name === 'settings'
        ? `DELETE FROM settings WHERE name <> '${MOVING}'`
        : `TRUNCATE ${pg.escapeIdentifier(name)}`,
    )
  }

  async write({ name, columns }: MovedTable, rows: readonly Row[]): Promise<void> {
    const table = pg.escapeIdentifier(name)
    const all = columns.map(pg.escapeIdentifier).join()
    const objects = rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index]])),
    )
    try {
      await this.ask(
        `INSERT INTO ${table} (${all}) SELECT ${all} FROM json_populate_recordset(NULL::${table}, $1::json)`,
        [JSON.stringify(objects)],
      )
    } catch (error) {
      if ((error as { code?: string }).code !== UNTRANSLATABLE) throw error
      throw new MoveRefused(
        `La table ${name} contient le caractère U+0000, que PostgreSQL refuse. Rien n’a changé dans les données d’origine.`,
        { cause: error },
      )
    }
  }

  async settle(): Promise<void> {
    const numbered = (await this.ask(
      `SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = current_schema() AND is_identity = 'YES'`,
    )) as [string, string][]
    for (const [table, column] of numbered) {
      const [name, its] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)]
      await this.ask(
        `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${its}), 0) + 1, false) FROM ${name}`,
        [name, column],
      )
    }
    // Without statistics the first days would be read by whole tables.
    await this.ask('ANALYZE')
    // One commit that waits for the disk has all before it written as well.
    await this.ask('SET synchronous_commit = on')
    await this.ask('UPDATE settings SET value = value WHERE name = $1', [MOVING])
  }

  async finish(): Promise<void> {
    await this.ask('DELETE FROM settings WHERE name = $1', [MOVING])
  }
}

/** JSON that holds a character which no text may hold. */
const UNTRANSLATABLE = '22P05'
