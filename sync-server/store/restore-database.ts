import { copyFileSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DAY, type Instant } from '../../domain/time.ts'
import { BELIEVED_HOUR } from '../remembered-clock.ts'
import { MOVED_TO, RESTORED_AT, SENT_UNKNOWN_BEFORE, writeSetting } from '../settings.ts'
import { listInUse, type InUse } from '../restore/in-use.ts'
import { carryOver } from '../restore/carry-over.ts'
import type { CarriedOver } from '../restore/carrier.ts'
import { heldFrom, isTooOld } from './copy-age.ts'
import { faultOf, type DatabaseFault } from './database-fault.ts'
import { freshEpoch } from './fresh-epoch.ts'
import { filesOfDatabase, inspectDatabase } from './inspect-database.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { StoreFullError, type Store } from './store.ts'

export type Restored =
  | {
      ok: true
      /** Where the data that was there is now; `null` when there was none. */
      keptAs: string | null
      /** What it knew to be taken back, and is again; `null`: nothing could be read of it. */
      carried: CarriedOver | null
      /** What is in use now: to be looked through by a person where nothing could be carried over. */
      inUse: InUse
    }
  /** `at`: which file is at fault. */
  | { ok: false; reason: DatabaseFault; at: string }
  /** Older than copies are kept. `days`: how old. */
  | { ok: false; reason: 'too-old'; at: string; days: number }

/**
 * Makes the copy in `backupFile` the database at `path`, with a new epoch, so that every device notices and
 * sends again what the copy does not hold. The server must be stopped.
 *
 * The new database is made complete beside the old one and opened once, before one renaming puts it in
 * place: a failure at any moment leaves the old one as it was. What was there stays beside it under a name
 * with the date, which no other restore uses again. What it knew to be taken back since the backup (devices, accounts,
 * cards, secrets) is taken back in the new one too, before that is in place. A copy that is older than copies are kept is
 * refused (decision 0107), unless it is asked for `ofAnyAge`.
 */
export async function restoreDatabase(
  backupFile: string,
  path: string,
  now: Instant,
  { ofAnyAge = false } = {},
): Promise<Restored> {
  const fault = inspectDatabase(backupFile)
  if (fault !== null) return { ok: false, reason: fault === 'first' ? 'missing' : fault, at: backupFile }
  const days = ofAnyAge ? 0 : daysTooOld(backupFile, path, now)
  if (days > 0) return { ok: false, reason: 'too-old', at: backupFile, days }
  const next = `${path}.restoring`
  try {
    removeFiles(next)
    copyWithNewEpoch(backupFile, next, now)
    // Opening brings it to the form of this version: what it cannot become is known before anything moves.
    const { carried, inUse } = await filled(next, path, now)
    const keptAs = setAside(path, now)
    renameSync(next, path)
    return { ok: true, keptAs, carried, inUse }
  } catch (error) {
    const cause = faultOf(error)
    if (cause === null) throw error
    return { ok: false, reason: cause, at: path }
  } finally {
    removeLeftovers(next)
    removeLeftovers(`${next}-from`)
  }
}

/** The copy in the form of this version, with what the database at `path` knew to be taken back since. */
async function filled(copy: string, path: string, now: Instant) {
  const store = await openSqliteStore(copy)
  try {
    const carried = await carriedFrom(path, store, now)
    if (carried?.erasures) await store.compact()
    return { carried, inUse: await store.read(listInUse) }
  } finally {
    await store.close()
  }
}

/**
 * How many days old a copy is that is too old to be put back, 0 for any other. A clock that was set back does not make
 * it younger: the server that was here knew how late it was.
 */
function daysTooOld(backupFile: string, path: string, now: Instant): number {
  const from = heldFrom(backupFile)
  const lived = existsSync(path) ? heldFrom(path) : null
  const late = Math.max(now, lived ?? now)
  return from !== null && isTooOld(from, late) ? Math.floor((late - from) / DAY) : 0
}

/**
 * What the database at `path` knows to be taken back, now taken back in this one; `null` when it cannot be read: then
 * nobody stays signed in, and no link to an application shows anything. It is read from a copy, which may have to be brought to the form of this version.
 */
async function carriedFrom(path: string, store: Store, now: Instant): Promise<CarriedOver | null> {
  // A code that was given to somebody may have been used since.
  await store.transaction((tx) => tx.run(tx.tables.deleteFrom('recoveries')))
  try {
    if (inspectDatabase(path) === null) return await readAndCarry(path, store, now)
  } catch (error) {
    // Without room nothing would be right in the end; whatever else is wrong with the old one must stop no restore.
    if (error instanceof StoreFullError || faultOf(error) === 'no-room') throw error
  }
  await store.transaction(async (tx) => {
    await tx.run(tx.tables.deleteFrom('sessions'))
    await tx.run(tx.tables.deleteFrom('followLinks'))
    await writeSetting(tx, SENT_UNKNOWN_BEFORE, String(now))
  })
  return null
}

async function readAndCarry(path: string, store: Store, now: Instant): Promise<CarriedOver> {
  const copy = `${path}.restoring-from`
  removeFiles(copy)
  vacuumInto(path, copy)
  const from = await openSqliteStore(copy)
  try {
    return await from.read((view) => store.transaction((tx) => carryOver(view, tx, now)))
  } finally {
    await from.close()
  }
}

/** Writes one file that holds all of a database, its log included. */
function vacuumInto(path: string, target: string): void {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    db.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`)
  } finally {
    db.close()
  }
}

function copyWithNewEpoch(backupFile: string, target: string, now: Instant): void {
  vacuumInto(backupFile, target)
  const db = new DatabaseSync(target)
  try {
    db.exec('PRAGMA synchronous = FULL')
    const write = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
    write.run('epoch', freshEpoch())
    // From then on, for some days, what belongs together may come back out of order.
    write.run(RESTORED_AT, String(now))
    // The copy may be weeks old; whoever restores it is there and sees the clock.
    write.run(BELIEVED_HOUR, String(now))
    // A code that was free at the hour of the copy may have been used since.
    db.exec('DELETE FROM enrolmentCodes')
    db.prepare('DELETE FROM settings WHERE name = ?').run(MOVED_TO)
  } finally {
    db.close()
  }
}

/** Gives the database that is there a second name; it also keeps its first until the other takes its place. */
function setAside(path: string, now: Instant): string | null {
  if (!existsSync(path)) return null
  settle(path)
  const keptAs = freeName(path, now)
  try {
    linkSync(path, keptAs)
  } catch {
    // A file system without links.
    copyFileSync(path, keptAs, constants.COPYFILE_EXCL)
  }
  // What could not be written into the database stays beside the copy: it belongs to no other file.
  for (const suffix of filesOfDatabase.slice(1)) {
    if (existsSync(path + suffix)) renameSync(path + suffix, keptAs + suffix)
  }
  return keptAs
}

/** Writes the log into the database, so that one file holds it all; a damaged one stays as it is. */
function settle(path: string): void {
  if (inspectDatabase(path) !== null) return
  const db = new DatabaseSync(path)
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

function freeName(path: string, now: Instant): string {
  const day = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  const name = `${path}.before-restore-${day}`
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`
    if (!existsSync(candidate)) return candidate
  }
}

/** What could not be removed harms nothing: the next restore begins by removing it. */
function removeLeftovers(path: string): void {
  try {
    removeFiles(path)
  } catch {
    // Told by the next restore.
  }
}

function removeFiles(path: string): void {
  for (const suffix of filesOfDatabase) rmSync(path + suffix, { force: true })
}
