import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MOVED_TO } from '../settings.ts'
import { faultOf, type DatabaseFault } from './database-fault.ts'
import { migrationNames } from './migrations/migrate.ts'

/** SQLite keeps a database in up to three files: what was committed last may be in the second. */
export const filesOfDatabase = ['', '-wal', '-shm'] as const

/** Where the database at `path` is made by a move, until it is whole. */
export const unfinishedPath = (path: string) => `${path}.moving`

/**
 * What stands against using the file as our database; `null`: nothing. `first`: the folder never held one,
 * so that a new one may be made. Writes nothing. An error that no fault explains is thrown.
 */
export function inspectDatabase(path: string): DatabaseFault | 'first' | null {
  try {
    if (!existsSync(path)) return whyMissing(path)
    if (statSync(path).size === 0) return 'empty'
    const db = new DatabaseSync(path, { readOnly: true })
    try {
      return inspectOpen(db)
    } finally {
      db.close()
    }
  } catch (error) {
    const fault = faultOf(error)
    if (fault === null) throw error
    return fault
  }
}

function inspectOpen(db: DatabaseSync): DatabaseFault | null {
  const check = db.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string }
  if (check.integrity_check !== 'ok') return 'damaged'
  const tables = new Set(
    db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .all()
      .map((row) => row['name']),
  )
  if (!ownTables.every((name) => tables.has(name))) return 'foreign'
  const applied = db.prepare('SELECT name FROM kysely_migration').all()
  return applied.every(({ name }) => migrationNames.has(String(name))) ? null : 'newer'
}

/** Every version of our database has these. */
const ownTables = ['kysely_migration', 'settings', 'heads', 'documents']

function whyMissing(path: string): DatabaseFault | 'first' {
  if (existsSync(unfinishedPath(path))) return 'unfinished'
  return hasTraces(path) ? 'missing' : 'first'
}

/** A folder with a log of a database, or a copy that a restore set aside, had one. */
function hasTraces(path: string): boolean {
  if (!existsSync(dirname(path))) return false
  const name = basename(path)
  return readdirSync(dirname(path)).some(
    (file) => file === `${name}-wal` || file.startsWith(`${name}.before-`) || file === `${name}.restoring`,
  )
}

/** Whether the data at `path` was moved away, so that nothing serves it any more. */
export function isMovedAway(path: string): boolean {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    return db.prepare('SELECT 1 FROM settings WHERE name = ?').get(MOVED_TO) !== undefined
  } finally {
    db.close()
  }
}
