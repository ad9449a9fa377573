import type pg from 'pg'
import type { Pace } from '../http/token-bucket.ts'
import { hashToken } from '../secrets.ts'
import { asStoreErrors } from './postgres-fault.ts'

/**
 * What servers share for some minutes and nobody needs for longer: tables that PostgreSQL keeps out of its log, so that
 * a commit waits for no disk, and empties when it breaks down. They are no part of the data, and of no migration. An
 * account that may make no table needs none once they are there, which `IF NOT EXISTS` alone would ask it for.
 */
export const MEMOS = `DO $$ BEGIN
  IF to_regclass('memos') IS NULL THEN
    CREATE UNLOGGED TABLE IF NOT EXISTS "paces" ("bucket" text COLLATE "C" PRIMARY KEY, "fullAt" bigint NOT NULL);
    CREATE UNLOGGED TABLE IF NOT EXISTS "memos" (
      "name" text COLLATE "C" PRIMARY KEY, "value" text COLLATE "C", "at" bigint NOT NULL);
  END IF;
END $$`

/** In microseconds, by the clock of the database: those of the servers may differ. */
const NOW = '(extract(epoch FROM clock_timestamp()) * 1000000)::bigint'
/** Nothing of what is kept here is of use a day later. */
const FORGOTTEN_AFTER = '86400000000'

/** From when a bucket is full again: a token taken puts it off by `$2`, and by no more than `$3` in all. */
const from = `CASE WHEN known."fullAt" > excluded."fullAt" - $2 + $3 THEN excluded."fullAt" - $2
  ELSE greatest(known."fullAt", excluded."fullAt" - $2) END`
const TAKE = `INSERT INTO "paces" AS known ("bucket", "fullAt") VALUES ($1, ${NOW} + $2::bigint)
  ON CONFLICT ("bucket") DO UPDATE SET "fullAt" = ${from} + $2
  WHERE ${from} + $2 <= excluded."fullAt" - $2 + $3::bigint RETURNING 1`

/** As buckets of tokens in a memory do, for all servers together: one statement, which waits for no writer. */
export async function takeShared(pool: pg.Pool, bucket: string, { perSecond, burst }: Pace): Promise<number> {
  const each = Math.round(1_000_000 / perSecond)
  const all = each * burst
  // Whose it is nobody needs to read there.
  const name = hashToken(bucket).slice(0, 22)
  const taken = await ask(pool, 'pepiniere-take', TAKE, [name, each, all])
  if (taken.length > 0) return 0
  const [known] = await ask<{ ahead: number }>(
    pool,
    'pepiniere-wait',
    `SELECT "fullAt" - ${NOW} AS "ahead" FROM "paces" WHERE "bucket" = $1`,
    [name],
  )
  return Math.max(1, Math.ceil(((known?.ahead ?? 0) + each - all) / 1_000_000))
}

/** What is known is read first: most who ask change nothing. */
export async function changeMemo<T>(
  pool: pg.Pool,
  name: string,
  change: (known: string | undefined) => [string | undefined, T],
): Promise<T> {
  const [known] = await ask<Memo>(pool, 'pepiniere-memo', 'SELECT "value" FROM "memos" WHERE "name" = $1', [
    name,
  ])
  const before = known?.value ?? undefined
  const [unchanged, answer] = change(before)
  if (unchanged === before) return answer
  const client = await asStoreErrors(() => pool.connect())
  try {
    const told = await asStoreErrors(() => changeInTurn(client, name, change))
    client.release()
    return told
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function changeInTurn<T>(
  client: pg.PoolClient,
  name: string,
  change: (known: string | undefined) => [string | undefined, T],
): Promise<T> {
  await client.query('BEGIN')
  // Whoever comes second waits for the first, also where there was nothing.
  const { rows } = await client.query<Memo>(
    `INSERT INTO "memos" AS known ("name", "at") VALUES ($1, ${NOW})
     ON CONFLICT ("name") DO UPDATE SET "at" = excluded."at" RETURNING "value"`,
    [name],
  )
  const [next, told] = change(rows[0]?.value ?? undefined)
  await client.query('UPDATE "memos" SET "value" = $2 WHERE "name" = $1', [name, next ?? null])
  await client.query('COMMIT')
  return told
}

/** What is of no more use to anybody. */
export async function forgetMemos(client: pg.Client): Promise<void> {
  await client.query(`DELETE FROM "paces" WHERE "fullAt" < ${NOW}`)
  await client.query(`DELETE FROM "memos" WHERE "value" IS NULL OR "at" < ${NOW} - ${FORGOTTEN_AFTER}`)
}

interface Memo {
  value: string | null
}

async function ask<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return (await asStoreErrors(() => pool.query<Row>({ name, text, values }))).rows
}
