import { kept } from '../../domain/retention/keeping.ts'
import { DAY } from '../../domain/time.ts'
import { moveData } from '../move/move-data.ts'
import { openPostgresSource, openPostgresTarget } from '../move/postgres-side.ts'
import { MoveRefused, type MoveSource, type MoveTarget } from '../move/side.ts'
import { openSqliteSource, openSqliteTarget } from '../move/sqlite-side.ts'
import { AdminError, dayInWords, needed, type Command, type Task } from './command.ts'
import { isUrl, nameOf, placeIn } from './place.ts'

export const moveCommand: Command = {
  summary:
    'déménage toutes les données, d’un dossier vers PostgreSQL ou l’inverse\u202f; le serveur doit être arrêté',
  options: {
    to: {
      help: 'où\u202f: postgres://compte@serveur/base (vide), ou un dossier sans données',
      required: true,
    },
  },
  async run(task) {
    const to = placeIn(needed(task, 'to'))
    const from = task.databaseUrl ?? task.folder
    if (nameOf(from) === nameOf(to)) throw new AdminError('Les données y sont déjà.')
    try {
      await moveFrom(task, from, to)
    } catch (error) {
      if (!(error instanceof MoveRefused)) throw error
      throw new AdminError(error.message, { cause: error })
    }
  },
}

async function moveFrom(task: Task, from: string, to: string): Promise<void> {
  const source = await openSource(from)
  try {
    const target = await openTarget(to, source)
    try {
      await moveBetween(task, source, target)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
  task.print(
    isUrl(to)
      ? 'Démarrez le serveur avec DATABASE_URL, l’adresse de cette base. Les postes continuent sans rien remarquer.'
      : 'Démarrez le serveur sur ce dossier, sans DATABASE_URL. Les postes continuent sans rien remarquer.',
  )
  task.print(
    `Les données d’origine (${nameOf(from)}) restent telles quelles, et plus aucun serveur ne démarre sur elles. C’est une copie\u202f: effacez-la le ${dayInWords(Date.now() + kept.backups)} au plus tard (${kept.backups / DAY} jours).`,
  )
}

async function moveBetween(task: Task, source: MoveSource, target: MoveTarget): Promise<void> {
  if (source.isMoved && !target.isBegun) {
    throw new AdminError(
      `Les données de ${source.place} ont déjà déménagé ailleurs. Pour revenir quand même à elles\u202f: npm run admin -- restored.`,
    )
  }
  const goesOn = target.isBegun ? ' (suite)' : ''
  task.print(`De ${source.place} vers ${target.place}${goesOn}\u202f:`)
  let count = 0
  await moveData(source, target, Date.now(), (kind) => {
    count += kind.count
    task.print(`  ${kind.hash.slice(0, 16)}  ${String(kind.count).padStart(9)}  ${kind.kind}`)
  })
  task.print(`${count} lignes, les mêmes des deux côtés.`)
}

function openSource(from: string): Promise<MoveSource> | MoveSource {
  return isUrl(from) ? openPostgresSource(from) : openSqliteSource(from)
}

function openTarget(to: string, { epoch }: MoveSource): Promise<MoveTarget> {
  return isUrl(to) ? openPostgresTarget(to, epoch) : openSqliteTarget(to, epoch)
}
