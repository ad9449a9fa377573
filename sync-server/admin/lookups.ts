import type { Employer } from '../../domain/hiring/employer.ts'
import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { ServerParts } from '../server-parts.ts'
import { AdminError, type Task } from './command.ts'

export async function sitesOf({ store }: ServerParts): Promise<Site[]> {
  return store.read((view) => view.records('sites'))
}

/** The site that `--site` names, or the only one there is. */
export async function siteFor(parts: ServerParts, task: Task): Promise<Site> {
  const sites = await sitesOf(parts)
  const asked = task.option('site')
  const found = asked === undefined ? sites : sites.filter((site) => site.id === asked)
  if (found.length === 1) return found[0]!
  if (sites.length === 0)
    throw new AdminError('Il n’y a pas encore de site\u202f: commencez par create-site.')
  const known = sites.map((site) => site.id).join(', ')
  throw new AdminError(
    asked === undefined
      ? `Il y a plusieurs sites, précisez --site (${known}).`
      : `Aucun site ne porte l’identifiant «\u202f${asked}\u202f». Sites connus\u202f: ${known}.`,
  )
}

/** An employer that works with this site. */
export async function employerFor(
  { store }: ServerParts,
  employerId: string,
  siteId: string,
): Promise<Employer> {
  const found = await store.read((view) => view.record('employers', employerId))
  if (found && isEmployerOf(found, siteId)) return found
  if (found) {
    throw new AdminError(
      `«\u202f${found.name}\u202f» ne travaille pas avec ce site\u202f: l’accueil de son premier site doit l’y autoriser.`,
    )
  }
  const all = await store.read((view) => view.records('employers'))
  const known = all.map(({ id }) => id).join(', ') || 'aucun'
  throw new AdminError(
    `Aucun employeur ne porte l’identifiant «\u202f${employerId}\u202f». Employeurs connus\u202f: ${known}.`,
  )
}
