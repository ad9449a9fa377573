import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { kept } from '../../domain/retention/keeping.ts'
import { DAY } from '../../domain/time.ts'
import { databasePath, lockDataFolder, sentenceOfFault } from '../data-folder.ts'
import { faultOf } from '../store/database-fault.ts'
import { whatWasTakenBack } from '../restore/words-of-restore.ts'
import { oldCopiesIn, stampCopy } from '../store/copy-age.ts'
import { restoreDatabase, type Restored } from '../store/restore-database.ts'
import { StoreFullError } from '../store/store.ts'
import { AdminError, dayInWords, pathFrom, type Command } from './command.ts'

/** As long as a copy serves. */
const DAYS = kept.backups / DAY

export const backupCommand: Command = {
  summary: 'copie toutes les données dans un fichier, aussi pendant que le serveur tourne',
  onlyInFolder: true,
  options: {},
  argument: {
    name: 'FICHIER',
    help: 'le fichier à créer\u202f; il contient aussi les clés, gardez-le à l’abri',
  },
  async run(task) {
    const file = pathFrom(task.argument)
    if (existsSync(file)) throw new AdminError(`${file} existe déjà\u202f: choisissez un autre nom.`)
    const { store } = await task.open()
    try {
      await store.backup(file)
      stampCopy(file, Date.now())
    } catch (error) {
      // Half a copy is none, and the name stays free for the next try.
      rmSync(file, { force: true })
      const fault = faultOf(error instanceof StoreFullError ? error.cause : error)
      if (fault === null) throw error
      throw new AdminError(sentenceOfFault(fault, file), { cause: error })
    }
    task.print(`Toutes les données sont copiées dans ${file}`)
    task.print(
      `Gardez-la à l’abri, et effacez-la le ${dayInWords(Date.now() + kept.backups)}\u202f: une copie sert ${DAYS} jours.`,
    )
    const old = oldCopiesIn(dirname(file), Date.now()).filter((one) => one !== databasePath(task.folder))
    for (const one of old) task.print(`À effacer, elle a plus de ${DAYS} jours\u202f: ${one}`)
  },
}

export const restoreCommand: Command = {
  summary: 'remplace les données par une copie\u202f; le serveur doit être arrêté',
  onlyInFolder: true,
  options: {
    'too-old': {
      help: `prend aussi une copie de plus de ${DAYS} jours, s’il n’y a plus qu’elle`,
      flag: true,
    },
  },
  argument: { name: 'FICHIER', help: 'une copie faite par backup' },
  async run(task) {
    const file = pathFrom(task.argument)
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
      const restored = await restoreDatabase(file, databasePath(task.folder), Date.now(), {
        ofAnyAge: task.flag('too-old'),
      })
      if (!restored.ok) throw new AdminError(whyNot(restored))
      task.print('Les données de la copie sont en place.')
      if (restored.keptAs !== null) task.print(`Les précédentes sont gardées dans ${restored.keptAs}`)
      for (const line of whatWasTakenBack(restored)) task.print(line)
    } finally {
      lock.value.release()
    }
    task.print('Au démarrage du serveur, chaque poste enverra de nouveau ce que la copie n’a pas.')
    task.print('Un poste installé ou un compte créé après la copie est à refaire.')
  },
}

/** The copy was looked at before anything moved, so that nothing is touched when it cannot be used. */
function whyNot(refused: Extract<Restored, { ok: false }>): string {
  const { at } = refused
  if (refused.reason !== 'too-old')
    return `${sentenceOfFault(refused.reason, at)} Les données n’ont pas été touchées.`
  return [
    `${at} a ${refused.days} jours\u202f: une copie sert ${DAYS} jours, parce qu’elle garde ce qui a été effacé depuis.`,
    'Les données n’ont pas été touchées. Prenez une copie plus récente, et effacez celle-ci.',
    'S’il n’y a plus qu’elle, ajoutez --too-old.',
  ].join(' ')
}
