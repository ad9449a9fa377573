import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { faultOf, type DatabaseFault } from './database-fault.ts'
import { migrationNames } from './migrations/migrate.ts'

/** SQLite keeps a database in up to three files: what was committed last may be in the second. */
export const filesOfDatabase = ['', '-wal', '-shm'] as const

/**
 * What stands against using the file as our database; `null`: nothing. `first`: the folder never held one,
 * so that a new one may be made. Writes nothing. An error that no fault explains is thrown.
 */
export function inspectDatabase(path: string): DatabaseFault | 'first' | null {
  try {
    if (!existsSync(path)) return hasTraces(path) ? 'missing' : 'first'
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

/** A folder with a log of a database, or a copy that a restore set aside, had one. */
function hasTraces(path: string): boolean {
  if (!existsSync(dirname(path))) return false
  const name = basename(path)
  return readdirSync(dirname(path)).some(
    (file) => file === `${name}-wal` || file.startsWith(`${name}.before-`) || file === `${name}.restoring`,
  )
}
