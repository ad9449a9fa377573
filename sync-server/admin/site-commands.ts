import { employerSchema } from '../../domain/hiring/employer.ts'
import { maxLengthOf } from '../../domain/record/record-limits.ts'
import { siteSchema } from '../../domain/sites/site.ts'
import { sanitizeLine } from '../../domain/text/sanitize-text.ts'
import { isTimeZone } from '../../domain/time.ts'
import { createEmployer, type EmployerRefusal } from '../employers/employers.ts'
import { createSite, keepTimeZone } from '../sites/create-site.ts'
import { AdminError, needed, type Command, type Task } from './command.ts'
import { siteFor, sitesOf } from './lookups.ts'

const longestAddress = maxLengthOf(siteSchema, 'address')

export const createSiteCommand: Command = {
  summary: 'crée un site (une pépinière) avec ses clés',
  options: {
    name: { help: 'nom du site', required: true },
    id: { help: 'identifiant court, en lettres minuscules, chiffres et tirets (sinon tiré au hasard)' },
    address: { help: 'adresse du site, en une ligne, pour les fiches et les cartes' },
    closes: { help: 'heure de fermeture, HH:MM (par défaut\u202f: 18:00)' },
    capacity: { help: 'nombre de personnes admises par le dossier de sécurité (par défaut\u202f: 50)' },
    zone: { help: 'fuseau horaire, comme Indian/Reunion (par défaut\u202f: Europe/Paris)' },
  },
  async run(task) {
    const name = needed(task, 'name')
    const id = task.option('id')
    const address = sanitizeLine(task.option('address') ?? '')
    const closesAt = task.option('closes') ?? '18:00'
    const capacity = Number(task.option('capacity') ?? 50)
    if (name.length > 80) throw new AdminError('Le nom du site compte 80 caractères au plus.')
    if (address.length > longestAddress) throw new AdminError('L’adresse compte 160 caractères au plus.')
    if (id !== undefined && !/^[a-z0-9-]{1,40}$/.test(id)) {
      throw new AdminError('L’identifiant compte 1 à 40 lettres minuscules, chiffres ou tirets.')
    }
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(closesAt)) {
      throw new AdminError('L’heure de fermeture s’écrit HH:MM, par exemple 18:00.')
    }
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > 10_000) {
      throw new AdminError('La capacité est un nombre entier de 1 à 10 000.')
    }
    const timeZone = task.option('zone')
    if (timeZone !== undefined) checkZone(timeZone)
    const parts = await task.open()
    if ((await sitesOf(parts)).some((site) => site.id === id)) {
      throw new AdminError(`Un site porte déjà l’identifiant «\u202f${id}\u202f».`)
    }
    const site = await createSite(parts, {
      name,
      closesAt,
      capacity,
      ...(address ? { address } : {}),
      ...(timeZone ? { timeZone } : {}),
      ...(id ? { siteId: id } : {}),
    })
    task.print(`Le site «\u202f${site.name}\u202f» est créé. Son identifiant\u202f: ${site.id}`)
    task.print('Il lui faut maintenant un compte d’accueil\u202f: create-host')
  },
}

function checkZone(zone: string): void {
  if (zone.length > 64 || !isTimeZone(zone)) {
    throw new AdminError('Ce fuseau horaire est inconnu. Exemples\u202f: Indian/Reunion, America/Martinique.')
  }
}

export const timeZoneCommand: Command = {
  summary: 'dit dans quel fuseau horaire se trouve un site',
  options: {
    zone: { help: 'nom du fuseau, comme Indian/Reunion', required: true },
    site: { help: 'identifiant du site, s’il y en a plusieurs' },
  },
  async run(task) {
    const zone = needed(task, 'zone')
    checkZone(zone)
    const parts = await task.open()
    const site = await siteFor(parts, task)
    await keepTimeZone(parts, site.id, zone)
    task.print(`«\u202f${site.name}\u202f» vit maintenant à l’heure de ${zone}.`)
  },
}

export const listSitesCommand: Command = {
  summary: 'liste les sites',
  options: {},
  async run(task) {
    const sites = await sitesOf(await task.open())
    if (sites.length === 0) task.print('Aucun site.')
    for (const { id, name, closesAt } of sites) task.print(`${id}  ${name}, ferme à ${closesAt}`)
  },
}

const employerRefusals: Record<EmployerRefusal | 'request-reused', string> = {
  'siren-length': 'Un SIREN compte neuf chiffres.',
  'siren-wrong': 'Ce SIREN n’existe pas\u202f: un de ses chiffres est faux.',
  'siren-taken': 'Un autre employeur a déjà ce SIREN.',
  'not-a-phone': 'Ce numéro de téléphone ne convient pas.',
  'not-an-email': 'Cette adresse e-mail ne convient pas.',
  'not-a-mobile': 'Un SMS demande un numéro de portable.',
  'overseas-code-missing': 'Un portable d’outre-mer s’écrit avec son indicatif, par exemple +262.',
  'request-reused': 'Cet employeur est déjà créé.',
  'another-site': 'Cet employeur dépend d’un autre site.',
  'unknown-employer': 'Cet employeur n’existe pas.',
}

export const createEmployerCommand: Command = {
  summary: 'crée un employeur',
  options: {
    name: { help: 'nom de l’employeur', required: true },
    siren: { help: 'numéro SIREN, neuf chiffres' },
    town: { help: 'commune' },
    activity: { help: 'activité' },
    site: { help: 'identifiant du site qui l’accueille (inutile s’il n’y en a qu’un)' },
  },
  async run(task) {
    const name = needed(task, 'name')
    const siren = task.option('siren')
    if (name.length > 80) throw new AdminError('Le nom compte 80 caractères au plus.')
    const [town, activity] = [whole(task, 'town'), whole(task, 'activity')]
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const created = await createEmployer(parts, siteId, { name, siren, town, activity })
    if (!created.ok) throw new AdminError(employerRefusals[created.reason])
    const { value: employer } = created
    task.print(`L’employeur «\u202f${employer.name}\u202f» est créé. Son identifiant\u202f: ${employer.id}`)
  },
}

/** The words of an option, which are never cut. */
function whole(task: Task, name: 'town' | 'activity'): string {
  const words = sanitizeLine(task.option(name) ?? '')
  const most = maxLengthOf(employerSchema, name)
  if ([...words].length > most) throw new AdminError(`--${name} compte ${most} caractères au plus.`)
  return words
}
