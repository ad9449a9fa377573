import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { kept } from '../../domain/retention/keeping.ts'
import type { Instant } from '../../domain/time.ts'
import { BELIEVED_HOUR } from '../remembered-clock.ts'

/** The setting that says, in a copy of the data, when it was made. */
const COPIED_AT = 'copied-at'
/** With these bytes every SQLite file begins. */
const HEADER = 'SQLite format 3\0'

/** Notes in a copy when it was made: how old it is goes with it, wherever it is carried. */
export function stampCopy(file: string, now: Instant): void {
  const db = new DatabaseSync(file)
  try {
    db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(COPIED_AT, String(now))
  } finally {
    db.close()
  }
}

/**
 * From when what a database holds is: when it was copied, or the last hour that its server believed, whichever is
 * later; `null` where it says neither, because no server ever lived on it, or where it cannot be read.
 */
export function heldFrom(file: string): Instant | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      const rows = db.prepare('SELECT value FROM settings WHERE name IN (?, ?)').all(COPIED_AT, BELIEVED_HOUR)
      const told = rows.map(({ value }) => Number(value)).filter(Number.isSafeInteger)
      return told.length === 0 ? null : Math.max(...told)
    } finally {
      db.close()
    }
  } catch {
    return null
  }
}

/** Whether a copy from then is older than copies are kept. */
export function isTooOld(from: Instant, now: Instant): boolean {
  return now - from > kept.backups
}

/** The copies in a folder that are older than copies are kept, for a person to delete: the product deletes no file of theirs. */
export function oldCopiesIn(folder: string, now: Instant): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .filter((file) => {
      const from = isDatabase(file) ? heldFrom(file) : null
      return from !== null && isTooOld(from, now)
    })
    .sort()
}

function isDatabase(file: string): boolean {
  const start = Buffer.alloc(HEADER.length)
  try {
    const opened = openSync(file, 'r')
    try {
      readSync(opened, start)
    } finally {
      closeSync(opened)
    }
  } catch {
    return false
  }
  return start.toString('latin1') === HEADER
}
