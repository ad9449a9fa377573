import type { Kysely } from 'kysely'
import type { ClientBase, Pool } from 'pg'
import { sameValue } from '../../domain/record/content.ts'
import type { Instant } from '../../domain/time.ts'
import { BELIEVED_HOUR } from '../remembered-clock.ts'
import { newLife, sinceOf, type Since } from '../restore/new-life.ts'
import { LIFE, MOVED_TO, MOVING } from '../settings.ts'
import { freshEpoch } from './fresh-epoch.ts'
import { UnusableDatabase } from './postgres-fault.ts'
import { MIGRATING } from './postgres-locks.ts'
import type { Tables } from './tables.ts'

/** By what PostgreSQL tells a database from a copy of it (decision 0120). `null`: this account may not know it. */
interface Traits {
  /** Of the cluster: `initdb` draws it, and a copy of its files has it too. */
  system: string | null
  /** A recovery that ended begins a new one, and a standby that took over. */
  timeline: string | null
  /** Of the database in its cluster, and of the table of settings in it: whoever reads a dump in makes new ones. */
  database: string | null
  table: string | null
}

/** The life that a connection must be of. */
export interface Life {
  epoch: string
  traits: Traits
}

/** What was known of a database elsewhere: the numbers of its partitions, which only grow in one life. */
export interface SeenHeads {
  epoch: string
  heads: Readonly<Record<string, number>>
}

/** A copy was put in place of the database. */
export interface OlderCopy {
  /** The last hour that its server believed; `null` where it says none. */
  until: Instant | null
  since: Since
}

const traitQueries: Record<keyof Traits, string> = {
  system: 'SELECT system_identifier::text AS value FROM pg_control_system()',
  timeline: `SELECT CASE WHEN NOT pg_is_in_recovery()
    THEN substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END AS value`,
  database: 'SELECT oid::text AS value FROM pg_database WHERE datname = current_database()',
  table: `SELECT 'settings'::regclass::oid::text AS value`,
}

/** Outside of a transaction, which what is not allowed would end. */
async function readTraits(client: ClientBase): Promise<Traits> {
  const traits: Traits = { system: null, timeline: null, database: null, table: null }
  for (const name of Object.keys(traits) as (keyof Traits)[]) {
    traits[name] = await valueOf(client, traitQueries[name])
  }
  return traits
}

/** `null` where the account may not ask it, or the server (a service of somebody's) does not know it. */
async function valueOf(client: ClientBase, query: string): Promise<string | null> {
  try {
    return (await client.query<{ value: string | null }>(query)).rows[0]?.value ?? null
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (['42501', '42883', '0A000', '55000'].includes(code)) return null
    throw error
  }
}

function isAnother(known: Traits, found: Traits): boolean {
  return (Object.keys(found) as (keyof Traits)[]).some(
    (name) => (known[name] ?? null) !== null && found[name] !== null && known[name] !== found[name],
  )
}

/** Whether a new connection leads to the database in the life that is known. */
export async function isOfLife(client: ClientBase, { epoch, traits }: Life): Promise<boolean> {
  if (isAnother(traits, await readTraits(client))) return false
  return (await valueOf(client, `SELECT value FROM settings WHERE name = 'epoch'`)) === epoch
}

/** Throws where the data is not whole yet, or was moved away, unless it is opened all the same. */
export async function assertLivesHere(pool: Pool, takesUp = false): Promise<void> {
  const { rows: there } = await pool.query<{ name: string | null }>(`SELECT to_regclass('settings') AS name`)
  if (there[0]!.name === null) return
  // A table of somebody else's has other columns, and is told by whoever makes ours.
  const { rows } = await pool
    .query<{ name: string }>('SELECT name FROM settings WHERE name IN ($1, $2)', [MOVED_TO, MOVING])
    .catch(() => ({ rows: [] }))
  const names = rows.map(({ name }) => name)
  if (names.includes(MOVING)) throw new UnusableDatabase('unfinished')
  if (names.includes(MOVED_TO) && !takesUp) throw new UnusableDatabase('moved')
}

/** Whether a copy was put in place, and no server has been opened on it yet. Outside of a transaction. */
export async function isCopyOfAnother(client: ClientBase): Promise<boolean> {
  const traits = await readTraits(client)
  const { rows } = await client.query<KnownRow>(`SELECT ${KNOWN} FROM settings WHERE name = $1`, [LIFE])
  return rows.some((row) => isCopied(row, traits))
}

const KNOWN = 'name, value, xmin::text AS writer'

interface KnownRow {
  name: string
  value: string
  /** The transaction that wrote the row, without its epoch. */
  writer: string
}

/** The life that the database says it is in, which whoever takes it up is about to end. */
export async function lifeAsItStands(client: ClientBase): Promise<Life> {
  const { rows } = await client.query<KnownRow>(`SELECT ${KNOWN} FROM settings WHERE name = 'epoch'`)
  return { epoch: rows[0]?.value ?? '', traits: await readTraits(client) }
}

/**
 * The life that the database is in. A new one begins where there was none, and where a copy was put in place: then
 * `older` says so, and everybody who holds an epoch learns it from the new one. Of several that look at once one decides.
 */
export async function settleLife(
  client: ClientBase,
  tables: Kysely<Tables>,
  seen: SeenHeads | null,
): Promise<{ life: Life; older: OlderCopy | null }> {
  const traits = await readTraits(client)
  await client.query('BEGIN')
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${MIGRATING})`)
    const { rows } = await client.query<KnownRow>(
      `SELECT ${KNOWN} FROM settings WHERE name IN ($1, $2, $3)`,
      ['epoch', LIFE, BELIEVED_HOUR],
    )
    const known = new Map(rows.map((row) => [row.name, row]))
    const epochThere = known.get('epoch')?.value
    const noted = known.get(LIFE)
    const isOlder =
      epochThere !== undefined &&
      ((noted !== undefined && isCopied(noted, traits)) || (await isBehind(client, epochThere, seen)))
    const epoch = epochThere === undefined || isOlder ? freshEpoch() : epochThere
    const older = isOlder ? await olderCopy(client, known.get(BELIEVED_HOUR)?.value) : null
    if (older) {
      for (const statement of newLife(tables, epoch, older.now, older.since)) {
        const { sql, parameters } = statement.compile()
        await client.query(sql, [...parameters])
      }
    } else if (epochThere === undefined) {
      await client.query(`INSERT INTO settings (name, value) VALUES ('epoch', $1)`, [epoch])
    }
    const before = older || !noted ? null : traitsOf(noted)
    const now = withKnown(before, traits)
    if (!sameValue(now, before)) await noteTraits(client, now)
    await client.query('COMMIT')
    return { life: { epoch, traits }, older: older && { until: older.until, since: older.since } }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** By the clock of the database, which is no earlier than what a server of it believed: nobody looks at one here. */
async function olderCopy(client: ClientBase, believed: string | undefined) {
  const told = Number(believed ?? NaN)
  const until = Number.isSafeInteger(told) ? told : null
  const { rows } = await client.query<{ ms: string }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS ms',
  )
  const now = Math.max(Number(rows[0]!.ms), until ?? 0)
  return { until, now, since: sinceOf(until, now) }
}

interface Noted {
  traits: Traits
  xid: string
}

const traitsOf = ({ value }: KnownRow) => (JSON.parse(value) as Noted).traits

/** What this account may not know, another one could. */
function withKnown(known: Traits | null, found: Traits): Traits {
  return {
    system: found.system ?? known?.system ?? null,
    timeline: found.timeline ?? known?.timeline ?? null,
    database: found.database ?? known?.database ?? null,
    table: found.table ?? known?.table ?? null,
  }
}

/** A row that was copied was written by another transaction than it says itself. */
function isCopied({ value, writer }: KnownRow, found: Traits): boolean {
  const { traits, xid } = JSON.parse(value) as Noted
  // A row knows the last 32 of its 64 bits.
  return (BigInt(xid) & 0xffff_ffffn) !== BigInt(writer) || isAnother(traits, found)
}

async function noteTraits(client: ClientBase, traits: Traits): Promise<void> {
  const { rows } = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid')
  const noted: Noted = { traits, xid: rows[0]!.xid }
  await client.query(
    `INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [LIFE, JSON.stringify(noted)],
  )
}

/** A copy of its files that was put in place as it was has all of its traits, and lower numbers than were seen. */
async function isBehind(client: ClientBase, epoch: string, seen: SeenHeads | null): Promise<boolean> {
  if (seen?.epoch !== epoch) return false
  const { rows } = await client.query<{ partition: string; seq: string }>(
    'SELECT "partition", "seq"::text AS seq FROM "heads"',
  )
  const heads = new Map(rows.map(({ partition, seq }) => [partition, Number(seq)]))
  return Object.entries(seen.heads).some(([partition, seq]) => (heads.get(partition) ?? 0) < seq)
}
