import { NOTICE } from '../../domain/retention/keeping.ts'
import { basename } from 'node:path'
import { DAY, parisDay } from '../../domain/time.ts'
import { databasePath } from '../data-folder.ts'
import { dueBy } from '../retention/due.ts'
import { AT_ONCE, type Due } from '../retention/due-kinds.ts'
import { replacedDataDue } from '../retention/replaced-data.ts'
import { AdminError, type Command } from './command.ts'

const words: Record<Due['kind'], string> = {
  visit: 'visite, comptée dans le nombre du jour',
  search: 'recherche d’un employeur, et qui elle a montré',
  'saved-search': 'recherche enregistrée, plus relancée depuis un an',
  invitation: 'invitation d’un employeur, et sa réponse',
  referral: 'recommandation acceptée il y a trois mois, que l’autre employeur ne voit plus',
  reservation: 'réservation ou prêt, terminé depuis un mois (un an, si l’objet n’est pas revenu)',
  posting: 'annonce du tableau, finie et plus changée depuis un an',
  wish: 'souhait de parler avec quelqu’un, vieux d’un an',
  minority: 'ce qui est noté d’un mineur, à ses 18 ans ou un an après la fin d’un accord',
  'page-reads': 'lectures d’une page par l’accueil',
  assistance: 'aide d’une personne de l’accueil à une borne, il y a un an',
  thanks: 'remerciements',
  'expected-visitor': 'personne attendue il y a deux jours',
  'data-link': 'données emportées par une personne',
  'follow-link': 'page de suivi sur un téléphone',
  'pass-alert': 'images devinées trop souvent, il y a un mois',
  'site-link': 'personne que deux lieux connaissaient, et qui l’a retiré il y a 35 jours',
  'field-conflict': 'texte qui n’a pas été gardé, de deux écrits en même temps, il y a un mois',
  'record-stamps': 'états passés d’une fiche, remplacés depuis un mois (sans aucun texte)',
  'refused-row': 'envoi refusé, que l’accueil n’a pas repris depuis trois mois',
  'enrolment-code': 'code d’installation, périmé depuis un mois',
  'mail-stop': 'adresse qui refusait ou ne voulait plus de messages',
  'mail-stop-lift': 'adresse à laquelle l’accueil a laissé écrire de nouveau',
  publication: 'note montrée aux candidats il y a plus d’un an',
  message: 'trace d’un message, prévu il y a un an',
  'answer-rating': 'un avis d’il y a un an sur la réponse d’un employeur',
  contest: 'ce qu’une personne a signalé d’une réponse, il y a un an',
  'advice-fact': 'ce qu’un employeur a dit de son silence, il y a deux ans',
  'advice-slot': 'demi-heure de conseil, il y a deux ans',
  'alert-decision': 'ce que l’accueil a dit de chiffres inhabituels, il y a deux ans',
  'application-content': 'mots d’une candidature, dont l’offre est close depuis trois mois',
  'application-of-nobody':
    'ce qui restait, pour les notes, d’une candidature dont la personne est effacée (trois ans)',
  'search-consent': 'accord pour la recherche, redemandé à la personne',
  'observation-notes': 'notes d’observation d’une séance finie depuis six mois',
  account: 'tout d’une personne, plus vue depuis deux ans\u202f: prévenez-la',
}

export const retentionCommand: Command = {
  summary: 'montre ce que le serveur effacera, et quand\u202f; il le fait lui-même chaque nuit',
  options: {
    'dry-run': { help: 'montrer sans rien effacer', flag: true },
    days: { help: 'combien de jours d’avance (par défaut\u202f: 31)' },
  },
  async run(task) {
    if (!task.flag('dry-run')) {
      throw new AdminError('Le serveur efface lui-même, chaque nuit. Pour voir quoi\u202f: --dry-run.')
    }
    const days = Number(task.option('days') ?? NOTICE / DAY)
    if (!Number.isInteger(days) || days < 0 || days > 3660) {
      throw new AdminError('Le nombre de jours est un nombre entier de 0 à 3660.')
    }
    const { store, clock } = await task.open()
    const by = clock.now() + days * DAY
    const found = await store.read(async (view) => {
      const sites = await view.records('sites')
      return Promise.all(sites.map(async ({ id, name }) => ({ name, due: await dueBy(view, id, by) })))
    })
    for (const { file, at } of replacedDataDue(databasePath(task.folder), by)) {
      task.print(
        `${parisDay(Math.max(at, clock.now()))}  ${basename(file)}  données remplacées par une copie`,
      )
    }
    for (const { name, due } of found) {
      task.print(due.length === 0 ? `${name}\u202f: rien d’ici ${days} jours.` : `${name}\u202f:`)
      for (const { kind, id, at } of [...due].sort((a, b) => a.at - b.at)) {
        task.print(`  ${parisDay(Math.max(at, clock.now()))}  ${id}  ${words[kind]}`)
      }
      for (const [kind, told] of Map.groupBy(due, (one) => one.kind)) {
        if (told.length >= AT_ONCE) {
          task.print(
            `  Il y en a peut-être d’autres\u202f: la liste en montre ${told.length} de ce genre, le serveur les efface tous («\u202f${words[kind]}\u202f»).`,
          )
        }
      }
    }
  },
}
