import { publicHolidays } from '../../domain/reminders/public-holidays.ts'
import type { WorkingHours as Place } from '../../domain/reminders/working-hours.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'

export type { Place }

const QUARTER = 15 * MINUTE
const walls = new Map<string, Intl.DateTimeFormat>()

/**
 * Whether somebody works there, read another way than the product does: by the clock on the wall, Monday to Friday from
 * nine to six, no public holiday.
 */
export function isAtWork(at: Instant, { timeZone, area }: Place): boolean {
  const wall =
    walls.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  walls.set(timeZone, wall)
  const [day, time] = wall.format(at).split(' ') as [string, string]
  const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
  const isFree = isWeekend || publicHolidays(Number(day.slice(0, 4)), area).has(day)
  return !isFree && time >= '09:00:00' && time < '18:00:00'
}

/** The time of work between two moments, in whole quarters of an hour. */
export function workBetween(since: Instant, until: Instant, place: Place): number {
  let worked = 0
  for (let quarter = since; quarter + QUARTER <= until; quarter += QUARTER) {
    if (isAtWork(quarter, place)) worked += QUARTER
  }
  return worked
}
