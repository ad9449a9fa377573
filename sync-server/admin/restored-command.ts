import { databasePath, sentenceOfFault } from '../data-folder.ts'
import { sentenceOfPostgres } from '../database-on-postgres.ts'
import { connectAlone } from '../move/postgres-side.ts'
import { MoveRefused } from '../move/side.ts'
import { lockFolder } from '../move/sqlite-side.ts'
import { BELIEVED_HOUR } from '../remembered-clock.ts'
import { carryOver } from '../restore/carry-over.ts'
import type { CarriedOver } from '../restore/carrier.ts'
import { listInUse } from '../restore/in-use.ts'
import { newLife } from '../restore/new-life.ts'
import { whatToLookThrough, whatWasCarried } from '../restore/words-of-restore.ts'
import { MOVED_TO, writeSetting } from '../settings.ts'
import { freshEpoch } from '../store/fresh-epoch.ts'
import { inspectDatabase } from '../store/inspect-database.ts'
import { openPostgresStore } from '../store/postgres-store.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { Store, StoreTransaction } from '../store/store.ts'
import { knownSecret } from '../sync/seals.ts'
import { AdminError, type Command, type Task } from './command.ts'
import { isUrl, nameOf, placeIn, type Place } from './place.ts'

export const restoredCommand: Command = {
  summary:
    'dit que ces données sont une copie plus ancienne (ou d’avant un déménagement)\u202f: les postes renverront ce qu’ils ont',
  options: {
    from: {
      help: 'les données remplacées, si elles répondent encore (postgres://… ou un dossier)\u202f: ce qui y a été retiré depuis le reste',
    },
  },
  async run(task) {
    const place = task.databaseUrl ?? task.folder
    const from = task.option('from')
    const replaced = from === undefined ? null : placeIn(from)
    if (replaced !== null && nameOf(replaced) === nameOf(place))
      throw new AdminError('--from désigne ces données elles-mêmes.')
    try {
      await (replaced === null ? beginAnew(task, place) : carryFrom(task, place, replaced))
    } catch (error) {
      if (!(error instanceof MoveRefused)) throw error
      throw new AdminError(error.message, { cause: error })
    }
    task.print('Au démarrage du serveur, chaque poste enverra de nouveau ce que ces données n’ont pas.')
  },
}

/** Nothing is known of what came after them. */
async function beginAnew(task: Task, place: Place): Promise<void> {
  const here = await openAlone(place)
  try {
    const now = Date.now()
    await here.store.transaction((tx) => renew(tx, now, 'unknown'))
    task.print(`Les données de ${nameOf(place)} sont en service, comme une copie remise en place.`)
    task.print('Ce qui a été retiré depuis est de nouveau en service.')
    for (const line of whatToLookThrough(await here.store.read(listInUse))) task.print(line)
    task.print('Plus personne n’est connecté\u202f: chacun se connecte de nouveau.')
  } finally {
    await here.end()
  }
}

async function carryFrom(task: Task, place: Place, replaced: Place): Promise<void> {
  const here = await openAlone(place)
  try {
    const there = await openAlone(replaced)
    try {
      const carried = await carryBetween(here.store, there.store, Date.now())
      if (carried.erasures > 0) await here.store.compact()
      task.print(`Les données de ${nameOf(place)} sont en service.`)
      for (const line of whatWasCarried(carried)) task.print(line)
      await leaveBehind(task, there.store, place, replaced)
    } finally {
      await there.end()
    }
  } finally {
    await here.end()
  }
}

async function carryBetween(here: Store, there: Store, now: number): Promise<CarriedOver> {
  const [own, others] = [await here.read(knownSecret), await there.read(knownSecret)]
  if (own === undefined || own !== others) {
    throw new AdminError('--from désigne les données d’une autre installation. Rien n’a été changé.')
  }
  return there.read((view) =>
    here.transaction(async (tx) => {
      await renew(tx, now, 'carried')
      return carryOver(view, tx, now)
    }),
  )
}

async function renew(tx: StoreTransaction, now: number, since: 'carried' | 'unknown'): Promise<void> {
  for (const statement of newLife(tx.tables, freshEpoch(), now, since)) await tx.run(statement)
  // Whoever says so is there and sees the clock.
  await writeSetting(tx, BELIEVED_HOUR, String(now))
}

/** No server starts on what was replaced, where that can still be noted in it. */
async function leaveBehind(task: Task, store: Store, place: Place, replaced: Place): Promise<void> {
  const mark = JSON.stringify({ place: nameOf(place), at: Date.now() })
  try {
    await store.transaction((tx) => writeSetting(tx, MOVED_TO, mark))
    task.print(`Plus aucun serveur ne démarre sur celles de ${nameOf(replaced)}.`)
  } catch {
    task.print(
      `Ne démarrez plus de serveur sur celles de ${nameOf(replaced)}\u202f: elles ne se laissent pas marquer.`,
    )
  }
}

/** Data that no server serves meanwhile. */
async function openAlone(place: Place): Promise<{ store: Store; end: () => Promise<void> }> {
  if (!isUrl(place)) return openFolderAlone(place)
  const guard = await connectAlone(place)
  const opened = await openPostgresStore(place, { takesUp: true })
  if (!opened.ok) {
    await guard.end()
    throw new AdminError(sentenceOfPostgres(opened.reason, place))
  }
  const store = opened.value
  return { store, end: () => store.close().then(() => guard.end()) }
}

async function openFolderAlone(folder: string): Promise<{ store: Store; end: () => Promise<void> }> {
  const lock = lockFolder(folder)
  try {
    const path = databasePath(folder)
    const fault = inspectDatabase(path)
    if (fault !== null) throw new AdminError(sentenceOfFault(fault === 'first' ? 'missing' : fault, path))
    const store = await openSqliteStore(path)
    return { store, end: () => store.close().then(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw error
  }
}
