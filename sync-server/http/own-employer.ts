import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { employerOf } from '../employers/employers.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, refusal, type Refusal } from './route.ts'

/** A host acts only for an employer of its own site: why it may not act for this one, or `null`. */
export async function notOwnEmployer(
  { store }: ServerParts,
  siteId: string,
  employerId: string,
): Promise<Refusal<'not-found'> | Refusal<'not-possible', 'another-site'> | null> {
  const employer = await store.read((view) => employerOf(view, employerId))
  if (!employer) return refusal('not-found')
  return isEmployerOf(employer, siteId) ? null : notPossible('another-site')
}
