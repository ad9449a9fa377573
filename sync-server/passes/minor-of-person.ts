import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { siteDay, type Instant, type TimeZone } from '../../domain/time.ts'
import { minorityOf, type Minority } from '../../domain/visits/minority.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { personOf } from './person.ts'

/** What the site knows of somebody under 18, under any of their entries; `null`: nothing, or that they are of age. */
export async function minorOfPerson(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
  zone?: TimeZone,
): Promise<Minority | null> {
  const entries = await entriesOfPerson(view, siteId, visitorId)
  if (entries.every(({ minority }) => minority === undefined)) return null
  return minorityOf(entries, siteDay(now, zone ?? (await zoneOfSite(view, siteId))))
}

/** Their entries in the directory, the main one first. */
export async function entriesOfPerson(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<Visitor[]> {
  const { ids } = await personOf(view, siteId, visitorId)
  const entries = await Promise.all(ids.map((id) => view.record('visitors', id, siteId)))
  return entries.flatMap((entry) => (entry ? [entry] : []))
}
