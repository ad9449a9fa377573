import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { databasePath, lockDataFolder } from '../data-folder.ts'
import { openSqliteStore, restoreSqliteStore } from '../store/sqlite-store.ts'
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
    await store.backup(file)
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
    if (!lock.ok) throw new AdminError('Le serveur tourne\u202f: arrêtez-le avant de restaurer.')
    try {
      await restoreSqliteStore(file, databasePath(task.folder))
      const store = await openSqliteStore(databasePath(task.folder))
      await store.close()
    } catch (error) {
      throw new AdminError(`${file} n’est pas une copie utilisable. Les données n’ont pas été touchées.`, {
        cause: error,
      })
    } finally {
      lock.value.release()
    }
    task.print(
      'Les données de la copie sont en place. Les précédentes sont gardées à côté (.before-restore).',
    )
    task.print('Au démarrage du serveur, chaque poste enverra de nouveau ce que la copie n’a pas.')
    task.print('Un poste installé ou un compte créé après la copie est à refaire.')
  },
}

/** Relative to where the command was called, not to where npm runs it. */
function fileOf(task: Task): string {
  return resolve(process.env['INIT_CWD'] ?? '.', task.argument)
}
