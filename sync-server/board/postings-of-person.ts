import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { personOf } from '../passes/person.ts'
import type { StoreReader } from '../store/store.ts'

/** The cards of a person, under any of their ids. */
export async function postingsOfPerson(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<Posting[]> {
  const all: Posting[] = []
  for (const id of (await personOf(view, siteId, visitorId)).ids) {
    all.push(...(await view.records('postings', { siteId, askedBy: id })))
  }
  return all
}

/** Whether two ids are of one person. */
export async function isSamePerson(
  view: StoreReader,
  siteId: SiteId,
  a: VisitorId,
  b: VisitorId,
): Promise<boolean> {
  if (a === b) return true
  const [one, other] = [await personOf(view, siteId, a), await personOf(view, siteId, b)]
  return one.mainId === other.mainId
}
