import type { Site } from '../sites/site.ts'
import {
  addDays,
  HOUR,
  PARIS,
  siteDay,
  siteInstant,
  weekday,
  type Day,
  type Instant,
  type TimeZone,
} from '../time.ts'
import { holidayAreaOf } from './holiday-area.ts'
import { publicHolidays, type HolidayArea } from './public-holidays.ts'

/** Whole days on which nobody is there: `until` is the first moment of the first day back. */
export interface Away {
  from: Instant
  until: Instant
}

/**
 * When messages of a site may leave: Monday to Friday from nine to six, on its own clocks, without its public holidays,
 * and while their reader is there.
 */
export interface WorkingHours {
  timeZone: TimeZone
  area: HolidayArea
  away?: readonly Away[]
}

export const OPENS = 9
export const CLOSES = 18
/** What is later than this, in hours of work, is not sent any more. */
export const MOST_LATE = 24 * HOUR

export function workingHoursOf(site: Pick<Site, 'address' | 'timeZone'>): WorkingHours {
  return { timeZone: site.timeZone ?? PARIS, area: holidayAreaOf(site) }
}

/** The first moment at or after this one at which somebody works. */
export function nextWorking(at: Instant, hours: WorkingHours): Instant {
  return Math.max(at, workdayAt(at, hours).opens)
}

export function isWorking(at: Instant, hours: WorkingHours): boolean {
  return workdayAt(at, hours).opens <= at
}

/** The moment at which so many milliseconds of work have passed since this one. It is itself one of work. */
export function afterWork(since: Instant, work: number, hours: WorkingHours): Instant {
  let day = workdayAt(since, hours)
  let end = Math.max(since, day.opens) + work
  while (end >= day.closes) {
    const next = workdayAfter(day, hours)
    end += next.opens - day.closes
    day = next
  }
  return end
}

interface Workday {
  day: Day
  opens: Instant
  closes: Instant
}

/** The day of work that is under way, or the next one. */
function workdayAt(at: Instant, hours: WorkingHours): Workday {
  const workday = workdayFrom(siteDay(at, hours.timeZone), hours)
  return at < workday.closes ? workday : workdayAfter(workday, hours)
}

/** A calendar is asked for the same days again and again. */
const known = new Map<string, Workday>()
const following = new WeakMap<Workday, Workday>()

/** The first day of work from this day on. */
function workdayFrom(from: Day, hours: WorkingHours): Workday {
  return unlessAway(workdayOfSite(from, hours), hours)
}

function workdayAfter(workday: Workday, hours: WorkingHours): Workday {
  const next = following.get(workday) ?? workdayOfSite(addDays(workday.day, 1), hours)
  following.set(workday, next)
  return unlessAway(next, hours)
}

/** This day of work, or the first one after the absence that it falls into. */
function unlessAway(workday: Workday, hours: WorkingHours): Workday {
  const absence = hours.away?.find(({ from, until }) => from <= workday.opens && workday.opens < until)
  return absence ? workdayFrom(addDays(siteDay(absence.until - 1, hours.timeZone), 1), hours) : workday
}

function workdayOfSite(from: Day, hours: WorkingHours): Workday {
  const { timeZone, area } = hours
  const name = `${from} ${timeZone} ${area}`
  const workday =
    known.get(name) ??
    (isFree(from, area) ? workdayOfSite(addDays(from, 1), hours) : openingOf(from, timeZone))
  known.set(name, workday)
  return workday
}

function openingOf(day: Day, timeZone: TimeZone): Workday {
  return { day, opens: siteInstant(day, OPENS, 0, timeZone), closes: siteInstant(day, CLOSES, 0, timeZone) }
}

function isFree(day: Day, area: HolidayArea): boolean {
  return weekday(day) > 5 || publicHolidays(Number(day.slice(0, 4)), area).has(day)
}
