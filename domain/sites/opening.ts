import { siteClock, siteDay, siteInstant, weekday, type Day, type Instant } from '../time.ts'
import type { Closure, OpenHours, Site } from './site.ts'

/** What a site says of when it is open. */
export type Opening = Pick<Site, 'closesAt' | 'hours' | 'closures' | 'timeZone'>

/** The closure that this day is in; of several the one that was told first. */
export function closureOn({ closures = [] }: Pick<Opening, 'closures'>, day: Day): Closure | undefined {
  return closures.find(({ from, until }) => from <= day && day <= until)
}

/** When a site is open on this day; `null`: nobody said; empty: it is closed. */
export function hoursOn(
  site: Pick<Opening, 'hours' | 'closures'>,
  day: Day,
): Pick<OpenHours, 'opensAt' | 'closesAt'>[] | null {
  if (closureOn(site, day)) return []
  if (!site.hours || site.hours.length === 0) return null
  return site.hours.filter((hours) => hours.weekday === weekday(day))
}

/**
 * The clock time, `HH:MM`, at which visits of this day that nobody ended become *unknown*: that of its hours, and the
 * usual one on a day of which they say nothing: whoever comes on a closed day leaves it too.
 */
export function closingTimeOn(site: Pick<Opening, 'closesAt' | 'hours' | 'closures'>, day: Day): string {
  return hoursOn(site, day)?.at(-1)?.closesAt ?? site.closesAt
}

/** The same as an instant. */
export function closingInstantOn(site: Opening, day: Day): Instant {
  const [hour, minute] = closingTimeOn(site, day).split(':').map(Number)
  return siteInstant(day, hour, minute, site.timeZone)
}

/** Whether the doors are open at this instant; `null`: nobody said when they are. */
export function isOpenAt(site: Opening, now: Instant): boolean | null {
  const hours = hoursOn(site, siteDay(now, site.timeZone))
  if (hours === null) return null
  const clock = siteClock(now, site.timeZone)
  return hours.some(({ opensAt, closesAt }) => opensAt <= clock && clock < closesAt)
}

/** What is wrong with hours of a week. */
export type HoursFault = 'ends-before-it-begins' | 'overlap' | 'never-open'

/** `null`: they can be kept, in the order that `inOrder` gives them. */
export function faultOfHours(hours: readonly OpenHours[]): HoursFault | null {
  if (hours.length === 0) return 'never-open'
  if (hours.some(({ opensAt, closesAt }) => closesAt <= opensAt)) return 'ends-before-it-begins'
  const ordered = inOrder(hours)
  const overlap = ordered.some((one, index) => {
    const next = ordered[index + 1]
    return next?.weekday === one.weekday && next.opensAt < one.closesAt
  })
  return overlap ? 'overlap' : null
}

export function inOrder(hours: readonly OpenHours[]): OpenHours[] {
  return hours.toSorted((a, b) => a.weekday - b.weekday || (a.opensAt < b.opensAt ? -1 : 1))
}

/** The latest hour at which a week ends a day: what devices read that know of no hours by weekday. */
export function latestClosing(hours: readonly OpenHours[]): string | undefined {
  return hours
    .map(({ closesAt }) => closesAt)
    .toSorted()
    .at(-1)
}
