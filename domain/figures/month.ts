import { addDays, type Day } from '../time.ts'

/** A calendar month of a site, `YYYY-MM`: what figures are counted by. */
export type Month = string

/** Of the years that a calendar of today speaks of. */
export const MONTH_PATTERN = '^20\\d{2}-(0[1-9]|1[0-2])$'
const isMonthText = new RegExp(MONTH_PATTERN, 'u')

export function isMonth(text: string): boolean {
  return isMonthText.test(text)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** The month `count` months after `month` (negative: before). */
export function addMonths(month: Month, count: number): Month {
  const index = indexOf(month) + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** How many months lie between two, both counted. */
export function monthsBetween(from: Month, to: Month): number {
  return indexOf(to) - indexOf(from) + 1
}

function indexOf(month: Month): number {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return year * 12 + number - 1
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`
}

export function lastDayOf(month: Month): Day {
  return addDays(firstDayOf(addMonths(month, 1)), -1)
}

/** Every day of the month, in order. */
export function daysOf(month: Month): Day[] {
  const last = Number(lastDayOf(month).slice(8))
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}
