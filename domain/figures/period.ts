import { addMonths, isMonth, monthOf, monthsBetween, type Month } from './month.ts'
import type { Day } from '../time.ts'

/** From the first day of one month to the last day of another. */
export interface Period {
  from: Month
  to: Month
}

/** The longest period of one report, in months: what is funded for three years is told at once. */
export const LONGEST_PERIOD = 36

/**
 * `not-a-month`: no such month. `ends-before`: it ends before it begins. `too-long`: more than three years. `not-over`:
 * its last month is not over yet, so that a report of tomorrow, less that of today, would tell of whoever came between.
 */
export const periodFaults = ['not-a-month', 'ends-before', 'too-long', 'not-over'] as const
export type PeriodFault = (typeof periodFaults)[number]

/** Why no report is made of this period; `null`: it can be. `today`: at the site. */
export function faultOfPeriod({ from, to }: Period, today: Day): PeriodFault | null {
  if (!isMonth(from) || !isMonth(to)) return 'not-a-month'
  if (to < from) return 'ends-before'
  if (monthsBetween(from, to) > LONGEST_PERIOD) return 'too-long'
  return to >= monthOf(today) ? 'not-over' : null
}

export function monthsOf({ from, to }: Period): Month[] {
  return Array.from({ length: monthsBetween(from, to) }, (_, index) => addMonths(from, index))
}

/** The periods that are asked for most. */
export const usualPeriods = ['last-month', 'last-quarter', 'this-year', 'last-year'] as const
export type UsualPeriod = (typeof usualPeriods)[number]

/**
 * What each of them is on a day. `last-quarter`: the last three months of the calendar that are over together.
 * `this-year`: up to the last month that is over; in January there is none, and it is absent.
 */
export function periodCalled(name: UsualPeriod, today: Day): Period | undefined {
  const last = addMonths(monthOf(today), -1)
  const year = Number(today.slice(0, 4))
  switch (name) {
    case 'last-month':
      return { from: last, to: last }
    case 'last-quarter': {
      const to = addMonths(last, -(Number(last.slice(5)) % 3))
      return { from: addMonths(to, -2), to }
    }
    case 'this-year':
      return last < `${year}-01` ? undefined : { from: `${year}-01`, to: last }
    case 'last-year':
      return { from: `${year - 1}-01`, to: `${year - 1}-12` }
  }
}
