import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { databasePath, lockDataFolder, sentenceOfFault } from '../data-folder.ts'
import { faultOf } from '../store/database-fault.ts'
import { restoreDatabase, type Restored } from '../store/restore-database.ts'
import { StoreFullError } from '../store/store.ts'
import { AdminError, type Command, type Task } from './command.ts'

export const backupCommand: Command = {
  summary: 'copie toutes les données dans un fichier, aussi pendant que le serveur tourne',
  options: {},
  argument: {
    name: 'FICHIER',
    help: 'le fichier à créer\u202f; il contient aussi les clés, gardez-le à l’abri',
  },
  async run(task) {
    const file = fileOf(task)
    if (existsSync(file)) throw new AdminError(`${file} existe déjà\u202f: choisissez un autre nom.`)
    const { store } = await task.open()
    try {
      await store.backup(file)
    } catch (error) {
      // Half a copy is none, and the name stays free for the next try.
      rmSync(file, { force: true })
      const fault = faultOf(error instanceof StoreFullError ? error.cause : error)
      if (fault === null) throw error
      throw new AdminError(sentenceOfFault(fault, file), { cause: error })
    }
    task.print(`Toutes les données sont copiées dans ${file}`)
  },
}

export const restoreCommand: Command = {
  summary: 'remplace les données par une copie\u202f; le serveur doit être arrêté',
  options: {},
  argument: { name: 'FICHIER', help: 'une copie faite par backup' },
  async run(task) {
    const file = fileOf(task)
    if (!existsSync(file)) throw new AdminError(`${file} n’existe pas.`)
    const lock = lockDataFolder(task.folder)
    if (!lock.ok) {
      throw new AdminError(
        lock.reason === 'taken'
          ? 'Le serveur tourne\u202f: arrêtez-le avant de restaurer.'
          : sentenceOfFault(lock.reason, task.folder),
      )
    }
    try {
      const restored = await restoreDatabase(file, databasePath(task.folder), Date.now())
      if (!restored.ok) throw new AdminError(whyNot(restored))
      const { keptAs } = restored
      task.print('Les données de la copie sont en place.')
      if (keptAs !== null) task.print(`Les précédentes sont gardées dans ${keptAs}`)
    } finally {
      lock.value.release()
    }
    task.print('Au démarrage du serveur, chaque poste enverra de nouveau ce que la copie n’a pas.')
    task.print('Un poste installé ou un compte créé après la copie est à refaire.')
    task.print(
      'Un poste retiré, un compte fermé ou un mot de passe changé depuis la copie est comme avant\u202f: refaites-le.',
    )
  },
}

/** The copy was looked at before anything moved, so that nothing is touched when it cannot be used. */
function whyNot({ reason, at }: Extract<Restored, { ok: false }>): string {
  return `${sentenceOfFault(reason, at)} Les données n’ont pas été touchées.`
}

/** Relative to where the command was called, not to where npm runs it. */
function fileOf(task: Task): string {
  return resolve(process.env['INIT_CWD'] ?? '.', task.argument)
}
