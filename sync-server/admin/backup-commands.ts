import { existsSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { kept } from '../../domain/retention/keeping.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { databasePath, lockDataFolder, sentenceOfFault } from '../data-folder.ts'
import { faultOf } from '../store/database-fault.ts'
import type { CarriedOver } from '../restore/carrier.ts'
import { oldCopiesIn, stampCopy } from '../store/copy-age.ts'
import { restoreDatabase, type Restored } from '../store/restore-database.ts'
import { StoreFullError } from '../store/store.ts'
import { AdminError, type Command, type Task } from './command.ts'

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
    const file = fileOf(task)
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
      `Gardez-la à l’abri, et effacez-la le ${dayOfEnd(Date.now())}\u202f: une copie sert ${DAYS} jours.`,
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

const carriedWords: Record<keyof CarriedOver, [one: string, many: string]> = {
  devices: ['poste retiré', 'postes retirés'],
  accounts: ['compte fermé', 'comptes fermés'],
  secrets: ['mot de passe changé', 'mots de passe changés'],
  passes: ['carte retirée', 'cartes retirées'],
  pictures: ['jeu d’images changé', 'jeux d’images changés'],
  attestations: ['attestation reprise', 'attestations reprises'],
  mandates: ['accord d’employeur terminé', 'accords d’employeurs terminés'],
  erasures: ['personne effacée', 'personnes effacées'],
}

/** What is worth nothing any more stays so; where that could not be read, what a person must look through. */
function whatWasTakenBack({
  keptAs,
  carried,
  inUse,
}: Pick<Extract<Restored, { ok: true }>, 'keptAs' | 'carried' | 'inUse'>): string[] {
  if (carried !== null) {
    const told = (Object.keys(carriedWords) as (keyof CarriedOver)[]).flatMap((kind) => {
      const [one, many] = carriedWords[kind]
      return carried[kind] === 0 ? [] : `${carried[kind]} ${carried[kind] === 1 ? one : many}`
    })
    return told.length === 0
      ? ['Rien n’avait été retiré depuis la copie.']
      : [`Ce qui a été retiré depuis la copie le reste\u202f: ${told.join(', ')}.`]
  }
  return [
    keptAs === null
      ? 'Il n’y avait pas de données à remplacer\u202f: ce qui a été retiré depuis la copie est de nouveau en service.'
      : 'Les données précédentes n’ont pas pu être lues\u202f: ce qui a été retiré depuis la copie est de nouveau en service.',
    'Vérifiez, et retirez ce qui ne doit plus servir\u202f:',
    `  postes en service\u202f: ${inUse.devices.join(', ') || 'aucun'}`,
    `  comptes ouverts\u202f: ${inUse.accounts.join(', ') || 'aucun'}`,
    '  mots de passe changés depuis la copie\u202f: les anciens valent de nouveau, changez-les encore',
    '  cartes perdues depuis la copie\u202f: redonnez-en une, l’ancienne cesse de valoir',
    '  images changées depuis la copie\u202f: les anciennes valent de nouveau, faites-les choisir encore',
    '  personnes effacées depuis la copie\u202f: elles sont de nouveau là, effacez-les encore',
    '  attestations reprises depuis la copie\u202f: reprenez-les encore',
    '  accords retirés par des employeurs depuis la copie\u202f: ils le redisent à leur poste',
    'Plus personne n’est connecté\u202f: chacun se connecte de nouveau.',
  ]
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

function dayOfEnd(now: Instant): string {
  return new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long' }).format(now + kept.backups)
}

/** Relative to where the command was called, not to where npm runs it. */
function fileOf(task: Task): string {
  return resolve(process.env['INIT_CWD'] ?? '.', task.argument)
}
