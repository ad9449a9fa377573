import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import { Databases } from '../testing/postgres-databases.ts'
import { migrate, migrationNames } from './migrations/migrate.ts'
import { MIGRATING } from './postgres-locks.ts'
import { openPostgresStore, unfitness } from './postgres-store.ts'
import { nodeSqliteDialect } from './sqlite-dialect.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
afterAll(() => databases?.end())

/** A server that starts, of which nothing but its database is there. */
const OPENS = `const { openPostgresStore } = await import(${JSON.stringify(new URL('postgres-store.ts', import.meta.url).href)})
  await openPostgresStore(process.argv[1], { mayLose: true })`

/** A column as both kinds of database say it. */
type Column = [table: string, column: string, type: string, isNeeded: boolean]

describe.skipIf(databases === null)('missing' in server ? server.missing : 'tables on PostgreSQL', () => {
  const all = databases!
  /** What becomes of an address. */
  const faultAt = async (url: string, options = { mayLose: true }) => {
    const opened = await openPostgresStore(url, options)
    if (!opened.ok) return opened.reason
    await opened.value.close()
    return 'opened'
  }
  const ranIn = async (name: string) =>
    new Set((await all.say('SELECT name FROM kysely_migration', name)).map((row) => row['name']))

  it('are those of SQLite, with the same columns and indexes', async () => {
    const name = await all.empty()
    await (await all.open(name)).close()
    const sqlite = await migratedSqlite()
    expect(await columnsOfPostgres(name)).toEqual(columnsOfSqlite(sqlite))
    expect(await indexesOfPostgres(name)).toEqual(indexesOfSqlite(sqlite))
    expect(await ranIn(name)).toEqual(migrationNames)
    sqlite.close()
  })

  it('hold numbers as large as those of SQLite, and compare texts by their bytes', async () => {
    const name = await all.empty()
    await (await all.open(name)).close()
    const odd = await all.say(
      `SELECT table_name || '.' || column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely%'
       AND NOT (data_type IN ('bigint', 'bytea') OR data_type = 'text' AND collation_name IS NOT DISTINCT FROM 'C')`,
      name,
    )
    expect(odd).toEqual([])
  })

  it('are made once by many that begin at the same time', async () => {
    const name = await all.empty()
    const opened = await Promise.all(Array.from({ length: 4 }, () => all.open(name)))
    expect(new Set(opened.map(({ epoch }) => epoch)).size).toBe(1)
    for (const store of opened) await store.close()
    expect(await ranIn(name)).toEqual(migrationNames)
  })

  it('that lack the last change get it', async () => {
    const name = await all.empty()
    await (await all.open(name)).close()
    const last = [...migrationNames].at(-1)!
    // As if another version had gone half way: what it made, and not that it did.
    await all.say(`DELETE FROM kysely_migration WHERE name = '${last}'`, name)
    await expect(faultAt(all.urlOf(name))).rejects.toThrow('already exists')
    expect((await ranIn(name)).has(last)).toBe(false)
    const made = [
      ...['searches', 'savedSearches', 'invitations', 'pageReads', 'thanks'],
      ...['dataLinks', 'followLinks', 'reminders'],
    ]
    const others = [
      ...['contestsByWord', 'referralsByOwn', 'adviceFactsByOwn', 'fieldConflictsOfRecord'],
      'attestationsRevoked',
    ]
    const dropped = [...made.map((table) => `${table}ByAge`), ...others]
    await all.say(dropped.map((index) => `DROP INDEX "${index}"`).join(';'), name)
    expect(await faultAt(all.urlOf(name))).toBe('opened')
    expect(await ranIn(name)).toEqual(migrationNames)
  })

  it('whose making was killed half way leave nothing, and are made at the next start', async () => {
    const name = await all.empty()
    const blocker = new pg.Client(all.urlOf(name))
    await blocker.connect()
    // One of the last tables is being made by somebody who does not finish: the server waits there, with most of them made.
    await blocker.query('BEGIN; CREATE TABLE "visitorReads" (x int)')
    const child = spawn(process.execPath, ['--input-type=module', '-e', OPENS, all.urlOf(name)])
    const ended = once(child, 'exit')
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}' AND wait_event_type = 'Lock'`
    await vi.waitFor(async () => expect(await all.say(waits)).toHaveLength(1), { timeout: 50_000 })
    child.kill('SIGKILL')
    await ended
    await blocker.query('ROLLBACK')
    await blocker.end()
    await vi.waitFor(async () => expect(await all.say(waits)).toHaveLength(0), { timeout: 50_000 })
    expect(await all.say(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`, name)).toEqual([])
    expect(await faultAt(all.urlOf(name))).toBe('opened')
    expect(await ranIn(name)).toEqual(migrationNames)
  })

  it('that a later version changes at this moment are waited for, and left to it', async () => {
    const name = await all.empty()
    await (await all.open(name)).close()
    const later = new pg.Client(all.urlOf(name))
    await later.connect()
    await later.query(`BEGIN; SELECT pg_advisory_xact_lock(${MIGRATING})`)
    const opened = faultAt(all.urlOf(name))
    const waits = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = '${name}')`
    await vi.waitFor(async () => expect(await all.say(waits)).toHaveLength(1), { timeout: 50_000 })
    await later.query(`INSERT INTO kysely_migration VALUES ('9999-of-tomorrow', '2099'); COMMIT`)
    await later.end()
    expect(await opened).toBe('newer')
  })

  it('of a later version are left as they are', async () => {
    const name = await all.empty()
    await (await all.open(name)).close()
    await all.say(`INSERT INTO kysely_migration VALUES ('9999-of-tomorrow', '2099')`, name)
    expect(await faultAt(all.urlOf(name))).toBe('newer')
    expect((await ranIn(name)).has('9999-of-tomorrow')).toBe(true)
  })

  it('of somebody else are not touched', async () => {
    const name = await all.empty()
    await all.say('CREATE TABLE documents (title text)', name)
    expect(await faultAt(all.urlOf(name))).toBe('foreign')
    expect(await all.say('SELECT * FROM documents', name)).toEqual([])
  })

  it('cannot be used where something stands against it, which is named', async () => {
    const name = await all.empty()
    await all.say(`CREATE ROLE guarded LOGIN PASSWORD 'right'`)
    expect(await faultAt(all.urlOf(name, 'guarded:wrong'))).toBe('not-let-in')
    expect(await faultAt(all.urlOf(name, 'guarded:right'))).toBe('no-rights')
    expect(await faultAt(all.urlOf('nowhere'))).toBe('no-database')
    expect(await faultAt('postgres://postgres@127.0.0.1:1/postgres')).toBe('unreachable')
    const latin = await all.empty(`ENCODING 'LATIN1' TEMPLATE template0`)
    expect(await faultAt(all.urlOf(latin))).toBe('not-utf8')
    await all.say(`ALTER DATABASE ${name} SET synchronous_commit = off`)
    expect(await faultAt(all.urlOf(name), { mayLose: false })).toBe('not-durable')
    await all.say('DROP ROLE guarded')
  })
})

it('a server of an older version, or one that loses what it acknowledged, is not fit', () => {
  const good = { version: '150000', encoding: 'UTF8', flushed: 'on', waits: 'on' }
  expect(unfitness(good, false)).toBeNull()
  expect(unfitness({ ...good, version: '140019' }, false)).toBe('too-old')
  expect(unfitness({ ...good, waits: 'off' }, false)).toBe('not-durable')
  expect(unfitness({ ...good, flushed: 'off' }, true)).toBeNull()
})

async function migratedSqlite(): Promise<DatabaseSync> {
  const db = new DatabaseSync(':memory:')
  await migrate(new Kysely({ dialect: nodeSqliteDialect(db) }))
  return db
}

/** Of the tables that are ours: who keeps the migrations makes its own, and what servers share for a moment is no data. */
const ours = (table: unknown) => !/^(kysely_|sqlite_|memos$|paces$)/.test(String(table))
const typeOnBoth: Record<string, string> = { integer: 'bigint', blob: 'bytea' }
const sorted = <T extends readonly unknown[]>(rows: T[]) =>
  rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

function columnsOfSqlite(db: DatabaseSync): Column[] {
  const rows = db
    .prepare(
      `SELECT m.name AS "table", c.name AS "column", lower(c.type) AS type, c."notnull" OR c.pk > 0 AS needed
       FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
    )
    .all()
  return sorted(
    rows
      .filter((row) => ours(row['table']))
      .map((row): Column => {
        const type = String(row['type'])
        return [String(row['table']), String(row['column']), typeOnBoth[type] ?? type, row['needed'] === 1]
      }),
  )
}

async function columnsOfPostgres(name: string): Promise<Column[]> {
  const rows = await databases!.say(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable = 'NO' AS needed
     FROM information_schema.columns WHERE table_schema = 'public'`,
    name,
  )
  return sorted(
    rows
      // Every table of SQLite has it.
      .filter((row) => ours(row['table']) && row['column'] !== 'rowid')
      .map((row) => [row['table'], row['column'], row['type'], row['needed']] as Column),
  )
}

type Index = [table: string, columns: string, isUnique: boolean, isPartial: boolean]

function indexesOfSqlite(db: DatabaseSync): Index[] {
  const rows = db
    .prepare(
      `SELECT m.name AS "table", i."unique" AS one, i.partial,
         (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS columns
       FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'`,
    )
    .all()
  const found = rows
    .filter((row) => ours(row['table']))
    .map((row): Index => {
      // The baseline says why it does not hold what it finds there.
      const columns = row['columns'] === 'employerId,scored' ? 'employerId' : String(row['columns'])
      return [String(row['table']), columns, row['one'] === 1, row['partial'] === 1]
    })
  // A table that numbers its rows by itself finds them by that, without an index.
  return sorted([...found, ['attempts', 'attemptId', true, false]])
}

async function indexesOfPostgres(name: string): Promise<Index[]> {
  const rows = await databases!.say(
    `SELECT t.relname AS "table", i.indisunique AS one, i.indpred IS NOT NULL AS partial,
       (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) AS columns
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace`,
    name,
  )
  return sorted(
    rows
      .filter((row) => ours(row['table']))
      .map((row) => [row['table'], row['columns'], row['one'], row['partial']] as Index),
  )
}
