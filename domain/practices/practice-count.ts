import { byFives } from '../by-fives.ts'
import { addMonths, monthOf, type Month } from '../figures/month.ts'
import { siteDay, type Instant } from '../time.ts'

/** "Utile ?": what a visitor said of a sheet. */
export type UsefulWord = 'yes' | 'no'

/** How often a sheet was found useful, and not. */
export interface SheetCount {
  sheet: string
  yes: number
  no: number
}

/**
 * What one kiosk counted in one month (`YYYY-MM`): no visit, no moment and nobody. The kiosk alone writes it and tells
 * all of it each time, so that whatever is lost on the way or told twice is put right by the next telling. `turn`: how
 * often it changed; of two tellings the one of the later turn is true. `id` is drawn anew with each count, so that a
 * kiosk that lost its memory begins another one beside.
 */
export interface PracticeCount {
  id: string
  month: string
  turn: number
  sheets: SheetCount[]
}

/** Months of which hosts read the sum, the present one included. */
const MONTHS_READ = 12
/** Older counts are let go. */
const MONTHS_KEPT = 24

/** The count after somebody said `is` of a sheet instead of `was`; `null`: said nothing, or took it back. */
export function withUseful(
  count: PracticeCount,
  sheet: string,
  { was, is }: { was: UsefulWord | null; is: UsefulWord | null },
): PracticeCount {
  const before = count.sheets.find((one) => one.sheet === sheet) ?? { sheet, yes: 0, no: 0 }
  const after = { ...before }
  if (was !== null) after[was] = Math.max(0, after[was] - 1)
  if (is !== null) after[is] += 1
  const others = count.sheets.filter((one) => one.sheet !== sheet)
  return { ...count, turn: count.turn + 1, sheets: [...others, after] }
}

/** In which month something is counted that is said at this instant, by the clock of Paris. */
export function countedIn(at: Instant): Month {
  return monthOf(siteDay(at))
}

/** The first month that hosts read now. */
export function readSince(now: Instant): string {
  return addMonths(countedIn(now), 1 - MONTHS_READ)
}

/** The first month that is kept now. */
export function keptSince(now: Instant): string {
  return addMonths(countedIn(now), 1 - MONTHS_KEPT)
}

/** Sums a sheet by sheet, told by fives: fewer than five say nothing. */
export function usefulFigures(counts: readonly SheetCount[]): SheetCount[] {
  const bySheet = Map.groupBy(counts, ({ sheet }) => sheet)
  return [...bySheet]
    .map(([sheet, ofOne]) => ({
      sheet,
      yes: byFives(ofOne.reduce((sum, { yes }) => sum + yes, 0)),
      no: byFives(ofOne.reduce((sum, { no }) => sum + no, 0)),
    }))
    .filter(({ yes, no }) => yes + no > 0)
}
