import { siteDay, type Day, type Instant, type TimeZone } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'

/** The time zone that a site names; `undefined` for one that names none, or that nobody knows. */
export async function zoneOfSite(view: StoreReader, siteId: string): Promise<TimeZone | undefined> {
  return (await view.record('sites', siteId, siteId))?.timeZone
}

/** The day that is on the wall of a site. */
export async function dayOfSite(view: StoreReader, siteId: string, now: Instant): Promise<Day> {
  return siteDay(now, await zoneOfSite(view, siteId))
}
