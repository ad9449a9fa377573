import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ok, refuse, type Result } from '../domain/result.ts'

export function databasePath(folder: string): string {
  return join(folder, 'pepiniere.sqlite')
}

const BUSY = 5

/**
 * Takes the folder for one server, so that two never serve the same data and a restore never happens under a
 * running one. `taken`: a live process holds it. The system lets go of the lock whatever way the process
 * ends, so a crash locks nobody out.
 */
export function lockDataFolder(folder: string): Result<{ release(): void }, 'taken'> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(folder, 'server.lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return ok({ release: () => lock.close() })
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === BUSY) return refuse('taken')
    throw error
  }
}
