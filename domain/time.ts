/** An instant: whole milliseconds since 1970, UTC. */
export type Instant = number
/** A calendar day in Europe/Paris, `YYYY-MM-DD`. */
export type Day = string

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const parisParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function partsOf(at: Instant): Record<string, string> {
  return Object.fromEntries(parisParts.formatToParts(at).map((part) => [part.type, part.value]))
}

/** The day that a person in France reads on the wall at this instant. */
export function parisDay(at: Instant): Day {
  const parts = partsOf(at)
  return `${parts['year']}-${parts['month']}-${parts['day']}`
}

/** How far Paris is ahead of UTC at this instant, in milliseconds (one or two hours). */
function parisOffset(at: Instant): number {
  const p = partsOf(at)
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

/**
 * The instant at which Paris clocks show this hour on this day.
 * A time that does not exist (the spring change) falls on the same instant an hour later.
 */
export function parisInstant(day: Day, hour = 0, minute = 0): Instant {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const wall = Date.UTC(year, month - 1, date, hour, minute)
  const guess = wall - parisOffset(wall)
  return wall - parisOffset(guess)
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
