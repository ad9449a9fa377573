import { addDays, type Day } from './time.ts'

/** Offline kiosks with a wrong clock tell the truth about the past few years; nothing tells of 1970. */
const YEARS_BACK = 10
/** A clock that runs ahead is corrected; a date that is years ahead is no clock. */
const DAYS_AHEAD = 370

/** A day of the calendar: `2026-02-30` and `9999-99-99` are none. */
export function isRealDay(text: string): boolean {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** A day on which somebody could have been seen, as far as the server's clock can tell. */
export function isPlausibleDay(text: string, today: Day): boolean {
  return isRealDay(text) && text > addDays(today, -366 * YEARS_BACK) && text < addDays(today, DAYS_AHEAD)
}
