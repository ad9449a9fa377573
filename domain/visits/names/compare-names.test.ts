import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { compareNames, readName } from './compare-names.ts'

interface Pairs {
  /** Of one person, as people type them. */
  one: [string, string][]
  /** Of two people: twins, father and son, common surnames. */
  two: [string, string][]
}
const pairsOf = (file: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../tests/support/name-pairs/${file}.json`, import.meta.url), 'utf8'),
  ) as Pairs
const why = (a: string, b: string) => compareNames(readName(a), readName(b))?.why ?? null
const alike = ([a, b]: [string, string]) => why(a, b) !== null

describe('of the pairs of names', () => {
  const { one, two } = pairsOf('pairs')
  test('at least a hundred are one person’s, and as many two people’s', () => {
    expect([one.length >= 100, two.length >= 100]).toEqual([true, true])
  })
  test('95 % of one person’s are found', () => {
    const missed = one.filter((pair) => !alike(pair))
    expect(missed.length / one.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05)
  })
  test('at most 5 % of two people’s are proposed', () => {
    const wrong = two.filter(alike)
    expect(wrong.length / two.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.05)
  })
})

describe('two names are alike', () => {
  it.each([
    ['Jérôme Le Goff', 'JEROME LEGOFF', ['same']],
    ['Jérome Le Gof', 'Jerôme Le Goff', ['sound']],
    ['Guillaume Lemoine', 'Guillaume Lemoien', ['slip']],
    ['Sophie Martin', 'MARTIN Sophie', ['swapped']],
    ['Kermarec Erwan', 'Erwann Kermarrec', ['sound', 'swapped']],
    ['Fred Barbier', 'Frédéric Barbier', ['short-form']],
    ['J. Le Goff', 'Jérôme Le Goff', ['initial']],
    ['Jérôme', 'Jérôme Le Goff', ['in-part']],
    ['JérômeLe Goff', 'Jérôme Le Goff', ['sound']],
    ['Олена Шевченко', 'Olena Shevchenko', ['same']],
  ])('%s and %s, because of %j', (a, b, expected) => {
    expect(why(a, b)).toEqual(expected)
    expect(why(b, a)).toEqual(expected)
  })

  it('not when a mark tells them apart, or nothing is a name', () => {
    expect(why('Yves Kerleau', 'Yves Kerleau fils')).toBeNull()
    expect(why('🌻', '🌻')).toBeNull()
    expect(why('Zed 41', 'Zed 42')).toBeNull()
  })
})
