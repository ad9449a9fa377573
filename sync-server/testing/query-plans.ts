import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { migrationNames } from '../store/migrations/migrate.ts'

/** Tables of which there is a row for each site, device or person at work at most, or what is to be done now. */
const small = [
  ...['settings', 'devices', 'accounts', 'enrolmentCodes', 'siteKeys', 'listingAreas', 'followUps'],
  ...['kysely_migration', 'kysely_migration_lock', 'heads'],
]

/** Statements that may, each for the reason beside it. */
const allowed: readonly RegExp[] = [
  /^select (?:"\w+"(?: as "\w+")?(?:, )?)+ from "\w+"(?: order by "\w+")?$/, // the same of some columns
  /^select "at" from "erasedIds" limit \?$/, // whether there is any
  /^update "\w+" set (?:"\w+" = \?(?:, )?)+(?: where "(?:about|referralId)" = \?)?$/, // a test that changes what it wrote
  /^select \* from "\w+"$/, // a test that looks at all that is there, and a restore that compares it
  /^delete from "\w+"$/, // a restore, which leaves nothing of it
]

/** Columns that say whose or of what a row is: few rows have the same. */
const owners = [
  'employerId',
  'visitorId',
  'jobOfferId',
  'sessionId',
  'subject',
  'mailId',
  'searchId',
  'deviceId',
]
/** Columns in which any number of rows say the same. */
const common = ['siteId', 'state', 'kind', 'reader', 'because', 'partition', 'collection', 'deleted']

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
      const scanned = scannedBy(this, sql)
      if (scanned !== null) throw new Error(`Reads all of ${scanned}: ${sql}`)
      seen.add(sql)
    }
    return statement
  }
}

/**
 * The growing table (any that is not small) that a statement reads from end to end or, though it asks for the rows of one
 * owner, by an index in which everybody's lie together; or `null`.
 */
export function scannedBy(db: DatabaseSync, sql: string): string | null {
  if (allowed.some((pattern) => pattern.test(sql.trim()))) return null
  const plan = prepare.call(db, `EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
  const scans = plan.flatMap(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? [])
  const everybodys = plan.flatMap(({ detail }) => searchedPastOwner(db, sql, detail) ?? [])
  return [...scans, ...everybodys].find((table) => !small.includes(table) && isTable(db, table)) ?? null
}

/** The table of which a statement asks for an owner's rows, where this step of its plan looks among everybody's. */
function searchedPastOwner(db: DatabaseSync, sql: string, detail: string): string | null {
  const [, table, found = ''] = /^SEARCH (\w+) USING (?:COVERING )?INDEX \w+ \((.*)\)/.exec(detail) ?? []
  const equal = [...found.matchAll(/(\w+)=\?/g)].map(([, column]) => column!)
  if (table === undefined || equal.some((column) => !common.includes(column))) return null
  const columns = prepare.call(db, 'SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[]
  const condition = /\bwhere\b.*/is.exec(sql)?.[0] ?? ''
  const isAsked = (owner: string) => new RegExp(`\\b${owner}"? = \\?`).test(condition)
  return columns.some(({ name }) => owners.includes(name) && isAsked(name)) ? table : null
}

/** What stands under this name in the database itself, and not in the statement alone. */
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
