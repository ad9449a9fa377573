import { mergeProfiles, type CompetenceProfile } from '../../domain/competences/profile.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { recordsOfPerson } from './person.ts'

/** The page of a visitor as this site knows it, as one; two entries of the directory that are one person's have one. */
export async function profileOfVisitor(
  { store }: ServerParts,
  { siteId }: Scope,
  visitorId: VisitorId,
): Promise<CompetenceProfile | undefined> {
  return store.read((view) => pageOfPerson(view, siteId, visitorId))
}

/** The same within a transaction. */
export async function pageOfPerson(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<CompetenceProfile | undefined> {
  const pages = await recordsOfPerson(view, siteId, 'profiles', visitorId)
  const [first, ...others] = pages
  if (!first) return undefined
  return { ...others.reduce(mergeProfiles, first), id: visitorId, visitorId }
}
