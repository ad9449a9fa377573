import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { migrationNames } from '../store/migrations/migrate.ts'

/** Tables of which there is a row for each site, device or person at work at most, or what is to be done or looked at now. */
const small = [
  ...[
    'settings',
    'devices',
    'accounts',
    'enrolmentCodes',
    'siteKeys',
    'listingAreas',
    'followUps',
    'passAlerts',
    'expectedVisitors',
  ],
  ...['kysely_migration', 'kysely_migration_lock', 'heads'],
]

/** Statements that may, each for the reason beside it. */
const allowed: readonly RegExp[] = [
  /^select "at" from "erasedIds" limit \?$/, // whether there is any
  // A restore: who was erased, and which links still show anything.
  /^select \* from "(?:erasedIds|followLinks)"$/,
  // What hosts have to decide, of the few contests of a year.
  /^select \* from "contests" where "siteId" = \? and \("upheld" is null or \(/,
  // Who is erased is looked for in all that may name them: in records, and in whom a search counted.
  /^select "searchId", "counted" from "searches" where "siteId" = \? and "counted" != \?$/,
  /^delete from "refusedRows" where "siteId" = \? and \(instr\(body, \?\) > 0 or instr\("recordId", \?\) > 0\)$/,
  /^SELECT \* FROM documents WHERE partition = \? AND \((?:instr\(body, \?\) > 0(?: OR )?)+\)$/,
  // A restore: whether the erased are among all who are known.
  /^SELECT DISTINCT visitorId AS id FROM documents WHERE partition = \? AND visitorId IS NOT NULL\s+UNION/,
]
/** Who may read or change a whole table: a test that looks at all there is, and a restore that compares or empties it. */
const looksAtAll = /\.test\.ts|[/](?:testing|restore|move)[/]|[/]tests[/]/

/** Columns that say whose or of what a row is: few rows have the same. */
const owners = [
  ...['employerId', 'visitorId', 'jobOfferId', 'sessionId', 'subject', 'mailId', 'searchId', 'deviceId'],
]
/** Columns in which any number of rows say the same. */
const common = [
  'siteId',
  'state',
  'kind',
  'reader',
  'because',
  'partition',
  'collection',
  'deleted',
  'endedAt',
]
/** Columns by which a list is read on from where it was left. */
const places = ['id', 'seq', 'rowid']

const prepare = DatabaseSync.prototype.prepare
const seen = new Set<string>()

/**
 * From now on a statement that would read a whole growing table is refused when it is prepared, in this
 * process, in the test that does so. What migrations do once is left alone.
 */
export function refuseScans(): void {
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string): StatementSync {
    const statement = prepare.call(this, sql)
    if (!seen.has(sql) && /^\s*(?:select|insert|update|delete|with)\b/i.test(sql) && isMigrated(this)) {
      const found = readWhole(this, sql)
      if (found !== null && !looksAtAll.test(asker())) throw new Error(`Reads all of ${found}: ${sql}`)
      if (found === null) seen.add(sql)
    }
    return statement
  }
}

/** The first line of this call's stack that is none of the store's. */
function asker(): string {
  const stack = new Error().stack ?? ''
  const lines = stack.split('\n').filter((line) => /\.ts/.test(line))
  return lines.find((line) => !/[/](?:testing[/]query-plans|store[/][\w-]+)\.ts/.test(line)) ?? ''
}

/**
 * The growing table (any that is not small) of which a statement reads all rows, or all of a site or a kind to find some:
 * from end to end, or by an index that knows nothing of the rest that it asks for; or `null`.
 */
export function readWhole(db: DatabaseSync, sql: string): string | null {
  if (allowed.some((pattern) => pattern.test(sql.trim()))) return null
  const plan = prepare.call(db, `EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
  const tables = plan.flatMap(({ detail }) => scanned(db, sql, detail) ?? sifted(db, sql, detail) ?? [])
  return tables.find((table) => !small.includes(table)) ?? null
}

/** The table that this step of a plan reads from end to end. */
function scanned(db: DatabaseSync, sql: string, detail: string): string | null {
  return tableOf(db, sql, /^SCAN (\w+)/.exec(detail)?.[1])
}

/**
 * The table of which this step looks among what many rows have in common, where the statement asks for some of them: for
 * an owner's, or for what its index knows nothing of.
 */
function sifted(db: DatabaseSync, sql: string, detail: string): string | null {
  const [, name, index = '', found = ''] =
    /^SEARCH (\w+) USING (?:COVERING )?INDEX (\w+) \((.*)\)$/.exec(detail) ?? []
  const table = tableOf(db, sql, name)
  const equal = [...found.matchAll(/(\w+)=\?/g)].map(([, column]) => column!)
  if (table === null || equal.some((column) => !common.includes(column))) return null
  const ranges = [...found.matchAll(/(\w+)\)?[<>]/g)].map(([, column]) => column!)
  const condition =
    /\bwhere\b(.*?)(?:\b(?:order by|group by|limit|returning|on conflict|union)\b|$)/is.exec(sql)?.[1] ?? ''
  const columns = prepare.call(db, 'SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[]
  const asked = columns.map((column) => column.name).filter((column) => isNamed(condition, column))
  const isOfOwner = asked.some((column) => owners.includes(column))
  const isNarrow = ranges.some((column) => !places.includes(column))
  const isOfSome = asked.some(
    (column) =>
      !common.includes(column) && !places.includes(column) && !isKnownToAll(db, index, condition, column),
  )
  return isOfOwner || (isOfSome && !isNarrow) ? table : null
}

/** Whether a statement asks of a column no more than what an index of some rows holds of all of them: something, or nothing. */
function isKnownToAll(db: DatabaseSync, index: string, condition: string, column: string): boolean {
  const made = prepare.call(db, 'SELECT sql FROM sqlite_master WHERE name = ?').get(index)
  const part = /\bwhere\b(.*)/is.exec((made?.['sql'] as string | null) ?? '')?.[1] ?? ''
  const isNull = new RegExp(`\\b${column}"? is (?:not )?null\\b`, 'gi')
  return isNamed(part, column) && !isNamed(condition.replace(isNull, ''), column)
}

const isNamed = (words: string, name: string) => new RegExp(`\\b${name}\\b`).test(words)

/** What stands under this name in the database: the table itself, or the one that the statement calls so. */
function tableOf(db: DatabaseSync, sql: string, name: string | undefined): string | null {
  if (name === undefined) return null
  const named = new RegExp(
    `\\b(?:from|join|into|update)\\s+"?(\\w+)"?\\s+(?:as\\s+)?"?${name}"?(?!\\w)`,
    'i',
  ).exec(sql)?.[1]
  return [named, name].find((one) => one !== undefined && isTable(db, one)) ?? null
}

function isTable(db: DatabaseSync, name: string): boolean {
  return (
    prepare.call(db, `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined
  )
}

function isMigrated(db: DatabaseSync): boolean {
  const table = prepare.call(db, `SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'`).get()
  if (!table) return false
  const { done } = prepare.call(db, 'SELECT count(*) AS done FROM kysely_migration').get() as { done: number }
  return done === migrationNames.size
}
