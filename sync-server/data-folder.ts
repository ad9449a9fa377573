import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ok, refuse, type Result } from '../domain/result.ts'
import { faultOf, type DatabaseFault } from './store/database-fault.ts'
import { filesOfDatabase, inspectDatabase, isMovedAway, unfinishedPath } from './store/inspect-database.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import type { Store } from './store/store.ts'

export function databasePath(folder: string): string {
  return join(folder, 'pepiniere.sqlite')
}

const BUSY = 5

/**
 * Takes the folder for one server, so that two never serve the same data and a restore never happens under a
 * running one. `taken`: a live process holds it. The system lets go of the lock whatever way the process
 * ends, so a crash locks nobody out.
 */
export function lockDataFolder(folder: string): Result<{ release(): void }, 'taken' | DatabaseFault> {
  try {
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
  } catch (error) {
    return refuse(faultOrThrow(error))
  }
}

/** Opens the data of a folder. A new database is made only where there never was one. */
export async function openDataFolder(folder: string): Promise<Result<Store, DatabaseFault>> {
  const path = databasePath(folder)
  const fault = inspectDatabase(path)
  if (fault !== null && fault !== 'first') return refuse(fault)
  try {
    if (fault === 'first') await makeFirst(folder)
    else if (isMovedAway(path)) return refuse('moved')
    return ok(await openSqliteStore(path))
  } catch (error) {
    return refuse(faultOrThrow(error))
  }
}

/** Complete before it gets its name: a start that was cut short leaves nothing that looks like a database. */
async function makeFirst(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const begun = `${databasePath(folder)}.new`
  for (const suffix of filesOfDatabase) rmSync(begun + suffix, { force: true })
  await (await openSqliteStore(begun)).close()
  renameSync(begun, databasePath(folder))
}

function faultOrThrow(error: unknown): DatabaseFault {
  const fault = faultOf(error)
  if (fault === null) throw error
  return fault
}

/** What is wrong with the database at `path` and what to do, for the person at the keyboard. */
export function sentenceOfFault(fault: DatabaseFault, path: string): string {
  return faultSentences[fault](path)
}

const faultSentences: Record<DatabaseFault, (path: string) => string> = {
  missing: (path) =>
    `${path} manque, alors que des données ont vécu à cet endroit. Remettez une copie en place avec restore.`,
  empty: (path) =>
    `${path} est vide, alors que des données y étaient attendues. Remettez une copie en place avec restore.`,
  foreign: (path) => `${path} n’est pas une base de la pépinière. Choisissez un autre dossier ou fichier.`,
  damaged: (path) => `${path} est abîmé. Remettez une copie en place avec restore.`,
  newer: (path) =>
    `${path} vient d’une version plus récente de la pépinière. Mettez ce serveur à jour d’abord.`,
  moved: (path) =>
    `${path} a déménagé\u202f: le serveur vit sur la base de DATABASE_URL, ou dans un autre dossier. Pour revenir quand même à ces données-ci, plus anciennes\u202f: npm run admin -- restored.`,
  unfinished: (path) =>
    `Le déménagement vers ${path} n’est pas fini. Relancez npm run admin -- move, ou effacez ${basename(unfinishedPath(path))} à côté.`,
  unwritable: (path) =>
    `${path} ne peut pas être lu ou écrit. Vérifiez que le dossier existe et que vous en avez les droits.`,
  'no-room': (path) => `Il n’y a plus de place sur le disque de ${path}. Libérez-en, puis recommencez.`,
}
