/** Fewer people than this are never told by a number. */
export const SMALL = 5

/** A figure as it is published: both the same where it is told exactly. */
export interface Range {
  least: number
  most: number
}

export interface Cell extends Range {
  key: string
}

/** A table of one question: whoever is counted stands in one cell, and the cells together are the total. */
export interface Table {
  total: Range
  cells: Cell[]
}

export function exactly(count: number): Range {
  return { least: count, most: count }
}

export function isExact({ least, most }: Range): boolean {
  return least === most
}

export function isSmall(count: number): boolean {
  return count > 0 && count < SMALL
}

/** One number that nothing else adds up to: nobody and five or more are told, one to four are not. */
export function shownAlone(count: number): Range {
  return isSmall(count) ? { least: 1, most: SMALL - 1 } : exactly(count)
}

/**
 * A table as it may be published: cells of one to four are hidden. Anybody can subtract the others from the total, so the
 * smallest cell of five or more (all that are equal to it) is hidden with them, unless the small ones hide each other:
 * two or more, five people or more, and neither all of one nor all of four.
 *
 * Then no hidden cell can be told. Where they hide each other, one person less in a cell and one more in another would be
 * published in the same way. Elsewhere some are under five and some are not, no cell stands apart in this rule, and any
 * two could be exchanged. Where that is not to be had, nothing is shown but the total: no cell has five, or as many
 * people as cells, or four a cell, were counted. Whom nobody is stays told as nobody.
 */
export function protectedTable(counts: Readonly<Record<string, number>>): Table {
  const entries = Object.entries(counts)
  const total = sumOf(entries)
  const totalAlone = (range: Range): Table => ({
    total: shownAlone(total),
    cells: entries.map(([key]) => ({ key, ...range })),
  })
  if (isSmall(total)) return totalAlone({ least: 0, most: SMALL - 1 })
  const small = entries.filter(([, count]) => isSmall(count))
  if (small.length === 0) return shownBut([], entries)
  if (total === entries.length || total === (SMALL - 1) * entries.length)
    return totalAlone({ least: 0, most: total })
  if (hideEachOther(small)) return shownBut(small, entries)
  const cover = Math.min(...entries.map(([, count]) => count).filter((count) => count >= SMALL))
  if (cover === Infinity) return totalAlone({ least: 0, most: SMALL - 1 })
  return shownBut(
    entries.filter(([, count]) => count > 0 && count <= cover),
    entries,
  )
}

/**
 * A table of answers, of which one person may give several: whoever stands in two hidden cells does not hide them from
 * each other. `givers`: so many gave them at least, each of them `each` at most. Below five people neither a cell nor
 * their number is told.
 */
export function protectedAnswers(
  counts: Readonly<Record<string, number>>,
  { givers, each }: { givers: number; each: number },
): Table {
  if (!isSmall(givers)) return protectedTable(counts)
  return {
    total: { least: 1, most: (SMALL - 1) * each },
    cells: Object.keys(counts).map((key) => ({ key, least: 0, most: SMALL - 1 })),
  }
}

type Entry = readonly [key: string, count: number]

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, [, count]) => sum + count, 0)
}

function hideEachOther(small: readonly Entry[]): boolean {
  const sum = sumOf(small)
  return small.length > 1 && sum >= SMALL && sum > small.length && sum < (SMALL - 1) * small.length
}

/** A hidden cell is told as what anybody finds: they share what is left, each has one, and less than what is shown. */
function shownBut(hidden: readonly Entry[], entries: readonly Entry[]): Table {
  const keys = new Set(hidden.map(([key]) => key))
  const shown = entries.filter(([key, count]) => count > 0 && !keys.has(key)).map(([, count]) => count)
  const most = Math.min(sumOf(hidden) - hidden.length + 1, Math.min(...shown) - 1)
  return {
    total: exactly(sumOf(entries)),
    cells: entries.map(([key, count]) => ({
      key,
      ...(keys.has(key) ? { least: 1, most } : exactly(count)),
    })),
  }
}

/** What anybody could add up: nothing more is told of several months than each of them tells. */
export function sumOfRanges(ranges: readonly Range[]): Range {
  return {
    least: ranges.reduce((sum, { least }) => sum + least, 0),
    most: ranges.reduce((sum, { most }) => sum + most, 0),
  }
}

/** The same of tables of one question, cell by cell. */
export function sumOfTables(tables: readonly Table[]): Table {
  const cells = new Map<string, Range[]>()
  for (const { cells: some } of tables)
    for (const { key, least, most } of some) {
      const known = cells.get(key)
      if (known) known.push({ least, most })
      else cells.set(key, [{ least, most }])
    }
  return {
    total: sumOfRanges(tables.map(({ total }) => total)),
    cells: [...cells].map(([key, ranges]) => ({ key, ...sumOfRanges(ranges) })),
  }
}
