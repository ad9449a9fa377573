/** An instant: whole milliseconds since 1970, UTC. */
export type Instant = number
/** A calendar day, `YYYY-MM-DD`, in the time zone of the site that it speaks of. */
export type Day = string

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A name of the IANA list of time zones, such as `Indian/Reunion`. */
export type TimeZone = string
/** Where a site lies that says nothing else, and where the national score is published. */
export const PARIS: TimeZone = 'Europe/Paris'

const clocks = new Map<TimeZone, Intl.DateTimeFormat>()

function clockOf(zone: TimeZone): Intl.DateTimeFormat {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    clocks.set(zone, clock)
  }
  return clock
}

/** Whether this machine knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

/** Clocks are ahead of UTC by whole quarters of an hour, and set at one: in every zone since 1973. */
const QUARTER = 15 * MINUTE
/** About 7 months without a gap. */
const MOST_QUARTERS = 20_000

interface WallQuarter {
  /** How far the zone is ahead of UTC, in milliseconds (behind: negative). */
  offset: number
  day: Day
}
const quarters = new Map<TimeZone, Map<number, WallQuarter>>()

/** What holds in this zone in the quarter of an hour around this instant. */
function quarterOf(at: Instant, zone: TimeZone): WallQuarter {
  const quarter = Math.floor(at / QUARTER)
  const known = quarters.get(zone)
  const remembered = known?.get(quarter)
  if (remembered) return remembered
  const offset = readOffset(at, zone)
  const wall = { offset, day: new Date(at + offset).toISOString().slice(0, 10) }
  if (known && known.size < MOST_QUARTERS) known.set(quarter, wall)
  else quarters.set(zone, new Map([[quarter, wall]]))
  return wall
}

/** How far the zone is ahead of UTC at this instant, asked of the time zone database: some 100 times as slow. */
function readOffset(at: Instant, zone: TimeZone): number {
  const p: Record<string, string> = {}
  for (const { type, value } of clockOf(zone).formatToParts(at)) p[type] = value
  const wall = Date.UTC(
    Number(p['year']),
    Number(p['month']) - 1,
    Number(p['day']),
    Number(p['hour']),
    Number(p['minute']),
    Number(p['second']),
  )
  return wall - Math.floor(at / SECOND) * SECOND
}

/** The day that a person in this zone reads on the wall at this instant. */
export function siteDay(at: Instant, zone: TimeZone = PARIS): Day {
  return quarterOf(at, zone).day
}

/** What clocks of this zone show at this instant, as `HH:MM`. */
export function siteClock(at: Instant, zone: TimeZone = PARIS): string {
  return new Date(at + quarterOf(at, zone).offset).toISOString().slice(11, 16)
}

/** The hour that clocks of this zone show at this instant, 0 to 23. */
export function siteHour(at: Instant, zone: TimeZone = PARIS): number {
  return Math.floor(((at + quarterOf(at, zone).offset) % DAY) / HOUR)
}

/**
 * The instant at which clocks of the zone show this hour on this day.
 * A time that does not exist (the spring change) falls on the same instant an hour later.
 */
export function siteInstant(day: Day, hour = 0, minute = 0, zone: TimeZone = PARIS): Instant {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const wall = Date.UTC(year, month - 1, date, hour, minute)
  const guess = wall - quarterOf(wall, zone).offset
  return wall - quarterOf(guess, zone).offset
}

/** The day in Paris: for what is counted nationally, such as the score of an employer. */
export function parisDay(at: Instant): Day {
  return siteDay(at, PARIS)
}

/** The instant at which Paris clocks show this hour on this day. */
export function parisInstant(day: Day, hour = 0, minute = 0): Instant {
  return siteInstant(day, hour, minute, PARIS)
}

/** The calendar day `count` days after `day` (negative: before). */
export function addDays(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7
}

/** The last publication moment (Monday 06:00 in Paris) at or before this instant. */
export function lastMondayAtSix(at: Instant): Instant {
  const today = parisDay(at)
  const monday = addDays(today, 1 - weekday(today))
  const moment = parisInstant(monday, 6)
  return moment <= at ? moment : parisInstant(addDays(monday, -7), 6)
}
