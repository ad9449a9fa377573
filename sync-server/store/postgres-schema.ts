import { sql, type Kysely } from 'kysely'
import { migrationNames, migrations, type MigrationName } from './migrations/migrate.ts'
import { BASELINE, BASELINE_UNTIL } from './postgres-baseline.ts'
import { UnusableDatabase } from './postgres-fault.ts'
import { MIGRATING } from './postgres-locks.ts'
import { MEMOS } from './postgres-memos.ts'
import type { Tables } from './tables.ts'

/** Every version of our database has these. */
const ownTables = ['settings', 'heads', 'documents']

/**
 * Brings the database to the form this version expects: all of it or nothing. Of several that do so at once, one does and
 * the others find it done. A database of a later version is left as it is.
 */
export function migratePostgres(tables: Kysely<Tables>): Promise<void> {
  return tables.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(MIGRATING)})`.execute(trx)
    const done = (await hasTable(trx, 'kysely_migration')) ? await namesDone(trx) : await begin(trx)
    if (done.some((name) => !migrationNames.has(name))) throw new UnusableDatabase('newer')
    for (const name of migrationNames) {
      if (done.includes(name)) continue
      await migrations[name as MigrationName].up(trx)
      await noteDone(trx, [name])
    }
    await sql.raw(MEMOS).execute(trx)
  })
}

async function begin(db: Kysely<Tables>): Promise<string[]> {
  for (const name of ownTables) if (await hasTable(db, name)) throw new UnusableDatabase('foreign')
  const all = [...migrationNames]
  const held = all.slice(0, all.indexOf(BASELINE_UNTIL) + 1)
  await sql.raw(BASELINE).execute(db)
  await sql`CREATE TABLE kysely_migration (name varchar(255) PRIMARY KEY, timestamp varchar(255) NOT NULL)`.execute(
    db,
  )
  await noteDone(db, held)
  return held
}

async function hasTable(db: Kysely<Tables>, name: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = ${name}`.execute(db)
  return rows.length > 0
}

async function namesDone(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)
  return rows.map(({ name }) => name)
}

async function noteDone(db: Kysely<Tables>, names: readonly string[]): Promise<void> {
  await sql`INSERT INTO kysely_migration (name, timestamp)
    SELECT name, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM unnest(${names}::text[]) AS name
    `.execute(db)
}
