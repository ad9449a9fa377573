import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareNames, readName } from './compare-names.ts'
import { createNameIndex, FEW_BEAR_IT } from './name-index.ts'

function indexOf(names: readonly string[]) {
  const index = createNameIndex()
  for (const [at, name] of names.entries()) index.put(`v${at}`, name)
  return index
}
const told = (index: ReturnType<typeof createNameIndex>) =>
  index.pairs().map(({ a, b }) => [a, b].sort().join(' '))

test('finds what a comparison with every entry finds, and nothing else', () => {
  const file = new URL('../../../tests/support/name-pairs/pairs.json', import.meta.url)
  const { one, two } = JSON.parse(readFileSync(file, 'utf8')) as Record<'one' | 'two', string[][]>
  const names = [...one, ...two].flat()
  const index = indexOf(names)
  const read = names.map(readName)
  for (const name of names) {
    const own = readName(name)
    const every = read.flatMap((other, at) => (compareNames(own, other) ? [`v${at}`] : []))
    expect(new Set(index.like(name).map(({ id }) => id)), name).toEqual(new Set(every))
  }
})

test('the list of pairs follows what comes, changes and goes', () => {
  const index = indexOf(['Jérôme Le Goff', 'Awa Cissé'])
  expect(told(index)).toEqual([])
  index.put('new', 'Jérome Le Gof')
  expect(told(index)).toEqual(['new v0'])
  index.put('new', 'Paul Kermarrec')
  expect(told(index)).toEqual([])
  index.put('v1', 'Jean Kermarec')
  expect(told(index)).toEqual([])
  index.put('v1', 'Paul Kermarec')
  expect(told(index)).toEqual(['new v1'])
  index.put('new', undefined)
  expect(told(index)).toEqual([])
  index.put('new', 'Paul Kermarrec')
  index.remove('v1')
  expect(told(index)).toEqual([])
})

test('one word alone is told where few bear it, and no more once many do', () => {
  expect(told(indexOf(['Nolwenn', 'Nolwen Le Dantec']))).toEqual(['v0 v1'])
  expect(told(indexOf(['Nolwenn', 'Nolwen']))).toEqual(['v0 v1'])
  const many = Array.from({ length: FEW_BEAR_IT + 1 }, () => 'Marie')
  expect(told(indexOf(many))).toEqual([])
  expect(told(indexOf([...many, 'Marie Kermarrec']))).toEqual([])
})
