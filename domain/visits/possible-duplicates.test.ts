import { expect, test } from 'vitest'
import type { LikePair } from './names/name-index.ts'
import { saidOf } from './pairings.ts'
import { possibleDuplicates } from './possible-duplicates.ts'
import type { Visitor } from './visitor.ts'

const entry = (id: string, fields: Partial<Visitor> = {}): Visitor => ({
  ...{ id, siteId: 'brest', rev: '000000001.000.d', at: 1, by: 'd', stamps: {}, name: id },
  ...{ firstSeenOn: '2026-11-01', lastSeenOn: '2026-11-02', ...fields },
})
const pair = (a: string, b: string): LikePair => ({ a, b, why: ['sound'] })
const host = { now: 2, deviceId: 'd', host: 'Claire' }
const keys = (visitors: Visitor[], pairs: LikePair[]) =>
  possibleDuplicates(visitors, pairs).map(({ a, b }) => `${a} ${b}`)

test('names the one known for longer first, and those who were here last on top', () => {
  const visitors = [
    entry('A', { firstSeenOn: '2026-11-05' }),
    entry('B'),
    entry('C'),
    entry('D', { firstSeenOn: '2026-11-20', lastSeenOn: '2026-11-20' }),
  ]
  expect(keys(visitors, [pair('A', 'B'), pair('C', 'D')])).toEqual(['C D', 'B A'])
})

test('of two who came for the first time on one day, the one heard of first leads, whatever their ids', () => {
  const heard = (id: string, firstSeenOn: string) => entry(id, { stamps: { firstSeenOn } })
  const visitors = [heard('A', '00000000b.000.server'), heard('B', '00000000a.000.server')]
  expect(keys(visitors, [pair('A', 'B')])).toEqual(['B A'])
  expect(keys([entry('B'), entry('A')], [pair('B', 'A')])).toEqual(['A B'])
})

test('entries of one person are no pair, and people are told by their main entries, once', () => {
  const visitors = [entry('A'), entry('A2', { mergedInto: 'A' }), entry('B')]
  expect(keys(visitors, [pair('A', 'A2'), pair('A2', 'B'), pair('A', 'B')])).toEqual(['A B'])
})

test('two people who were told apart do not come back, under any of their entries, until that is taken back', () => {
  const apart = saidOf(entry('A2', { mergedInto: 'A' }), 'apart', 'B', host)
  const pairs = [pair('A', 'B'), pair('A2', 'B2')]
  const others = [entry('A'), entry('B'), entry('B2', { mergedInto: 'B' })]
  expect(keys([apart, ...others], pairs)).toEqual([])
  expect(keys([saidOf(apart, 'alike', 'B', host), ...others], pairs)).toEqual(['A B'])
})

test('two desks that merged two entries into each other made one person', () => {
  expect(keys([entry('A', { mergedInto: 'B' }), entry('B', { mergedInto: 'A' })], [pair('A', 'B')])).toEqual(
    [],
  )
})
