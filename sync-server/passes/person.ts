import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { mainEntry } from '../../domain/visits/directory.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import type { StoreReader } from '../store/store.ts'

/**
 * A person as a site knows them: mostly one visitor. Two entries of the directory that a host merged are one
 * person, and none of their records is rewritten: whatever is asked of the one is asked of both.
 */
export interface Person {
  /** The id under which what is kept once a person is kept: pictures, what was read. */
  mainId: VisitorId
  /** All ids of the person, the main one first. */
  ids: VisitorId[]
}

export async function personOf(view: StoreReader, siteId: SiteId, visitorId: VisitorId): Promise<Person> {
  const mainId = await mainIdOf(view, siteId, visitorId)
  const ids = [mainId]
  for (const id of ids) {
    const merged = await view.records('visitors', { siteId, mergedInto: id })
    ids.push(...merged.map((entry) => entry.id).filter((other) => !ids.includes(other)))
  }
  // Of entries that were merged in a ring each is the main one: who asks is among their own in any case.
  return { mainId, ids: ids.includes(visitorId) ? ids : [...ids, visitorId] }
}

async function mainIdOf(view: StoreReader, siteId: SiteId, visitorId: VisitorId): Promise<VisitorId> {
  const merged = new Map<VisitorId, VisitorId>()
  for (let id: VisitorId | undefined = visitorId; id !== undefined && !merged.has(id);) {
    const next: VisitorId | undefined = (await view.record('visitors', id, siteId))?.mergedInto
    if (next !== undefined) merged.set(id, next)
    id = next
  }
  return mainEntry(visitorId, (id) => merged.get(id))
}

/** What a person holds in a collection, under any of their ids. */
export async function recordsOfPerson<C extends CollectionName>(
  view: StoreReader,
  siteId: SiteId,
  collection: C,
  visitorId: VisitorId,
): Promise<RecordTypes[C][]> {
  const all: RecordTypes[C][] = []
  for (const id of (await personOf(view, siteId, visitorId)).ids) {
    all.push(...(await view.records(collection, { siteId, visitorId: id })))
  }
  return all
}

/** What a person is called at the site, by the entry that has a name, the main one first. */
export async function nameOfPerson(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<string | undefined> {
  for (const id of (await personOf(view, siteId, visitorId)).ids) {
    const entry = await view.record('visitors', id, siteId)
    if (entry?.name !== undefined) return entry.name
  }
  return undefined
}
