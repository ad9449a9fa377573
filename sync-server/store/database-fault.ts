import { StoreFullError } from './store.ts'

/** Why a database file cannot be used. */
export type DatabaseFault =
  | 'missing' // no file, though its copies or its leftovers show that there was one
  | 'empty' // a file of no bytes, where a database was
  | 'foreign' // no database, or not one of ours
  | 'damaged'
  | 'newer' // a later version of the server wrote it
  | 'moved' // it was moved away, and lives on elsewhere
  | 'unfinished' // a move to there was begun and not finished
  | 'unwritable' // the folder is missing, read-only or somebody else's
  | 'no-room'

const faultOfCode: Readonly<Record<number, DatabaseFault>> = {
  8: 'unwritable', // SQLITE_READONLY
  10: 'unwritable', // SQLITE_IOERR
  11: 'damaged', // SQLITE_CORRUPT
  13: 'no-room', // SQLITE_FULL
  14: 'unwritable', // SQLITE_CANTOPEN
  26: 'foreign', // SQLITE_NOTADB
}

const unwritable = new Set(
  ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR', 'EIO'].concat('ERR_FS_EISDIR'),
)

/** The fault that an error of SQLite or of the file system speaks of; `null`: something else broke. */
export function faultOf(error: unknown): DatabaseFault | null {
  const { errcode, code } = (error ?? {}) as { errcode?: number; code?: string }
  if (errcode !== undefined) return faultOfCode[errcode & 0xff] ?? null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-room'
  return code !== undefined && unwritable.has(code) ? 'unwritable' : null
}

/** Tells a full disk (or a failing one) from a bug: the first is answered to devices, who keep their writes. */
export function asStoreErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const fault = faultOf(error)
    if (fault === 'no-room' || fault === 'unwritable')
      throw new StoreFullError('no room left', { cause: error })
    throw error
  }
}
