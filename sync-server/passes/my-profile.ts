import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { pageOfPerson } from '../competences/page-of-person.ts'
import type { ServerParts } from '../server-parts.ts'

/** The page of a visitor as this site knows it, as one; two entries of the directory that are one person's have one. */
export async function profileOfVisitor(
  { store }: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  visitorId: VisitorId,
): Promise<CompetenceProfile | undefined> {
  const found = await store.read((view) => pageOfPerson(view, siteId, visitorId))
  return found ? { ...found.page, id: visitorId, visitorId } : undefined
}
