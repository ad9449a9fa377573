import type { KnownPeople, GoneVisits } from '../../domain/figures/month-of-visits.ts'
import { monthOfVisits, type MonthOfVisits } from '../../domain/figures/month-of-visits.ts'
import { daysOf, firstDayOf, lastDayOf, type Month } from '../../domain/figures/month.ts'
import { firstVisitAmong, type SiteDays } from '../../domain/figures/visit-counts.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { kept } from '../../domain/retention/keeping.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import { mainEntry } from '../../domain/visits/directory.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { othersTurn } from '../others-turn.ts'
import type { Store } from '../store/store.ts'
import { eachRecord } from './each-record.ts'

/** Counts the visits of a month, a day at a time: whoever else asks has their turn in between. */
export async function visitsOfMonth(
  store: Store,
  siteId: SiteId,
  month: Month,
  site: SiteDays,
  people: KnownPeople,
  now: Instant,
): Promise<MonthOfVisits> {
  const visits: Visit[] = []
  for (const askedBy of daysOf(month)) {
    const day = await store.read((view) => view.records('visits', { siteId, askedBy }))
    visits.push(...day)
    await othersTurn()
  }
  return monthOfVisits(visits, await goneOf(store, siteId, month, now), site, people)
}

async function goneOf(store: Store, siteId: SiteId, month: Month, now: Instant): Promise<GoneVisits> {
  return store.read(async (view) => {
    const days = view.tables.selectFrom('visitDays').select(['day', 'visits']).where('siteId', '=', siteId)
    const theirs = days.where('day', '>=', firstDayOf(month)).where('day', '<=', lastDayOf(month))
    const counts = view.tables.selectFrom('visitCounts').select(['dimension', 'value', 'count'])
    return {
      days: new Map((await view.all(theirs)).map(({ day, visits }) => [day, visits])),
      counts: await view.all(counts.where('siteId', '=', siteId).where('month', '=', month)),
      isOld: firstDayOf(month) < siteDay(now - kept.visits),
    }
  })
}

/** What the directory knows of people: read once, since somebody comes in many months. */
export async function knownPeople(store: Store, siteId: SiteId): Promise<KnownPeople> {
  const mergedInto = new Map<VisitorId, VisitorId>()
  const entries: Pick<Visitor, 'id' | 'firstSeenOn'>[] = []
  for await (const { id, mergedInto: into, firstSeenOn } of eachRecord(store, 'visitors', siteId)) {
    if (into !== undefined) mergedInto.set(id, into)
    entries.push({ id, firstSeenOn })
  }
  const whoIs = (id: VisitorId) => (mergedInto.has(id) ? mainEntry(id, (at) => mergedInto.get(at)) : id)
  const firstVisits = new Map<VisitorId, string | undefined>()
  for (const [person, theirs] of Map.groupBy(entries, ({ id }) => whoIs(id)))
    firstVisits.set(person, firstVisitAmong(theirs))
  return { whoIs, firstVisitOf: (person) => firstVisits.get(person) }
}
