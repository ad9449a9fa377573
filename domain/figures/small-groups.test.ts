import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isExact, protectedTable, shownAlone, sumOfTables, type Table } from './small-groups.ts'

const shown = (table: Table) => table.cells.map(({ least, most }) => (least === most ? least : [least, most]))
const tableOf = (...counts: number[]) =>
  protectedTable(Object.fromEntries(counts.map((n, i) => [`c${i}`, n])))

/** Every table of so many cells up to a number. */
function* tables(cells: number, upTo: number): Generator<number[]> {
  if (cells === 0) return yield []
  for (const rest of tables(cells - 1, upTo)) for (let n = 0; n <= upTo; n++) yield [...rest, n]
}

describe('a table whose total is told', () => {
  it('is whole where nobody stands among fewer than five', () => {
    expect(shown(tableOf(12, 0, 5))).toEqual([12, 0, 5])
    expect(tableOf(12, 0, 5).total).toEqual({ least: 17, most: 17 })
  })

  it('hides small cells behind the smallest of five or more, and all that are equal to it', () => {
    expect(shown(tableOf(40, 2, 9, 0))).toEqual([40, [1, 10], [1, 10], 0])
    expect(shown(tableOf(40, 2, 9, 9))).toEqual([40, [1, 18], [1, 18], [1, 18]])
    expect(shown(tableOf(10, 2, 9))).toEqual([10, [1, 9], [1, 9]])
  })

  it('shows what is large where small cells hide each other', () => {
    expect(shown(tableOf(40, 2, 9, 3))).toEqual([40, [1, 4], 9, [1, 4]])
    expect(shown(tableOf(3, 3, 0))).toEqual([[1, 5], [1, 5], 0])
    // Two and one are too few; two of four each have four.
    expect(shown(tableOf(40, 2, 9, 1))).toEqual([40, [1, 10], [1, 10], [1, 10]])
    expect(shown(tableOf(40, 4, 9, 4))).toEqual([40, [1, 15], [1, 15], [1, 15]])
  })

  it('says nothing but its total where no cell can hide another, and not even that of fewer than five people', () => {
    expect(tableOf(4, 4, 0)).toEqual({
      total: { least: 8, most: 8 },
      cells: ['c0', 'c1', 'c2'].map((key) => ({ key, least: 0, most: 4 })),
    })
    expect(tableOf(1, 0)).toMatchObject({ total: { least: 1, most: 4 }, cells: [{ most: 4 }, { most: 4 }] })
    expect(shown(tableOf(0, 0))).toEqual([0, 0])
  })

  it('says nothing either where its total would tell that every cell has four, or one', () => {
    expect(shown(tableOf(4, 4))).toEqual([
      [0, 8],
      [0, 8],
    ])
    expect(shown(tableOf(1, 7))).toEqual(shown(tableOf(4, 4)))
    expect(shown(tableOf(4, 1, 0, 0, 0))).toEqual(shown(tableOf(1, 1, 1, 1, 1)))
  })

  /**
   * The attacker knows the rule, and all that is published: every table that would be published in the same way is
   * possible. Where all of these agree on a hidden cell, it was told.
   */
  it.each([
    [2, 24],
    [3, 16],
    [4, 9],
    [5, 6],
    [6, 5],
  ])('of %i cells up to %i: no hidden cell can be told, and every range is true', (cells, upTo) => {
    const possible = new Map<string, { table: Table; values: Set<number>[] }>()
    for (const counts of tables(cells, upTo)) {
      const table = tableOf(...counts)
      const key = JSON.stringify(table)
      const known = possible.get(key) ?? { table, values: counts.map(() => new Set<number>()) }
      for (const [index, count] of counts.entries()) {
        known.values[index]!.add(count)
        const { least, most } = table.cells[index]!
        if (count < least || count > most) throw new Error(`${counts.join(' ')}: ${key}`)
        // A number of one to four stands nowhere.
        if (isExact(table.cells[index]!) && count > 0 && count < 5) throw new Error(counts.join(' '))
      }
      possible.set(key, known)
    }
    const found = [...possible.values()].filter(({ table, values }) =>
      table.cells.some((cell, index) => !isExact(cell) && values[index]!.size < 2),
    )
    expect(possible.size).toBeGreaterThan(10)
    expect(found.map(({ table }) => JSON.stringify(table))).toEqual([])
  })

  it('does not care which cell is which', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(counts, fc.nat(8), fc.nat(8), (told, one, other) => {
        const [i, j] = [one % told.length, other % told.length]
        const exchanged = told.with(i, told[j]!).with(j, told[i]!)
        const before = shown(tableOf(...told))
        expect(shown(tableOf(...exchanged))).toEqual(before.with(i, before[j]!).with(j, before[i]!))
      }),
    )
  })
})

it('a number that stands alone tells nobody, or five', () => {
  expect([0, 1, 4, 5].map(shownAlone)).toEqual([
    { least: 0, most: 0 },
    { least: 1, most: 4 },
    { least: 1, most: 4 },
    { least: 5, most: 5 },
  ])
})

it('several months tell the sum of what each of them tells', () => {
  const sum = sumOfTables([tableOf(40, 2, 9), tableOf(30, 10, 8)])
  expect(shown(sum)).toEqual([70, [11, 20], [9, 18]])
  expect(sum.total).toEqual({ least: 99, most: 99 })
})
