import { isEmployerOf } from '../../domain/hiring/mandate.ts'
import { employerOf } from '../employers/employers.ts'
import type { StoreReader } from '../store/store.ts'

/** A host acts only for an employer of its own site: why it may not act for this one, or `null`. */
export async function whyNotOwn(
  view: StoreReader,
  siteId: string,
  employerId: string,
): Promise<'not-found' | 'another-site' | null> {
  const employer = await employerOf(view, employerId)
  if (!employer) return 'not-found'
  return isEmployerOf(employer, siteId) ? null : 'another-site'
}
