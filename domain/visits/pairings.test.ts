import { expect, test } from 'vitest'
import { createAccount } from '../contract/accounts.ts'
import { addPerson } from '../contract/people.ts'
import { newStamped } from '../sync/field-stamps.ts'
import { mergeVisitors, saidOf, toldApart, withoutPairingsOf } from './pairings.ts'
import { MOST_PAIRINGS, visitorSchema, type Visitor } from './visitor.ts'

const author = (now: number, deviceId = 'd1') => ({ now, deviceId, host: 'Claire' })
const entry: Visitor = newStamped(
  { now: 1, deviceId: 'd1', siteId: 'brest' },
  { id: 'A', name: 'Awa', firstSeenOn: '2026-11-01', lastSeenOn: '2026-11-02' },
)

test('what two desks say of one entry without network stays, both of it', () => {
  const here = saidOf(entry, 'apart', 'B', author(2, 'd1'))
  const there = saidOf(entry, 'apart', 'C', author(2, 'd2'))
  const merged = mergeVisitors(here, there)
  expect(toldApart(merged).sort()).toEqual(['B', 'C'])
  expect(mergeVisitors(there, here)).toEqual(merged)
  expect(mergeVisitors(merged, here)).toEqual(merged)
})

test('the word said last of a pair counts, whichever copy comes first', () => {
  const apart = saidOf(entry, 'apart', 'B', author(2))
  const taken = saidOf(apart, 'alike', 'B', author(3))
  expect(toldApart(taken)).toEqual([])
  expect(toldApart(mergeVisitors(taken, apart))).toEqual([])
  expect(toldApart(saidOf(taken, 'apart', 'B', author(4)))).toEqual(['B'])
})

test('of entries of which nothing was said nothing is made up, and erasing somebody changes them in nothing', () => {
  expect(mergeVisitors(entry, { ...entry })).not.toHaveProperty('pairings')
  expect(toldApart(entry)).toEqual([])
  expect(withoutPairingsOf(entry, new Set(['B']))).toBe(entry)
  const one = saidOf(entry, 'apart', 'B', author(2))
  expect(mergeVisitors(entry, one).pairings).toEqual(one.pairings)
  expect(withoutPairingsOf(one, new Set(['C']))).toBe(one)
  expect(withoutPairingsOf(one, new Set(['B']))).not.toHaveProperty('pairings')
})

test('that two were merged and parted says nothing of whether they are alike', () => {
  const apart = saidOf(entry, 'apart', 'B', author(2))
  const merged = saidOf(apart, 'merged', 'B', author(3))
  expect(toldApart(merged)).toEqual(['B'])
  expect(toldApart(saidOf(entry, 'merged', 'B', author(3)))).toEqual([])
})

test('a merge is written with who did it, and other fields of two desks stay', () => {
  const merged = saidOf(entry, 'merged', 'B', author(2, 'd1'), { mergedInto: 'B' })
  const renamed = {
    ...entry,
    note: 'Vient le mardi',
    rev: `${entry.rev}x`,
    stamps: { ...entry.stamps, note: '9' },
  }
  expect(mergeVisitors(merged, renamed)).toMatchObject({
    mergedInto: 'B',
    note: 'Vient le mardi',
    pairings: [{ type: 'merged', withId: 'B', host: 'Claire', by: 'd1', at: 2 }],
  })
})

test('of very many words the newest stay, and merging in any order gives the same', () => {
  const many = (from: number, deviceId: string) =>
    Array.from({ length: 80 }, (_, at) => at).reduce(
      (known, at) => saidOf(known, 'apart', `V${from + at}`, author(from + at, deviceId)),
      entry,
    )
  const [a, b] = [many(2, 'd1'), many(500, 'd2')]
  expect(mergeVisitors(a, b).pairings).toHaveLength(MOST_PAIRINGS)
  expect(mergeVisitors(a, b)).toEqual(mergeVisitors(b, a))
  expect(toldApart(mergeVisitors(a, b))).toContain('V579')
})

test('whoever may have an account may say it, however long their name', () => {
  const { host } = visitorSchema.properties.pairings.items.properties
  for (const { body } of [createAccount, addPerson])
    expect(host.maxLength).toBeGreaterThanOrEqual(body.properties.name.maxLength)
})

test('nothing is left of somebody who was erased', () => {
  const said = saidOf(saidOf(entry, 'apart', 'B', author(2)), 'apart', 'C', author(3))
  expect(toldApart(withoutPairingsOf(said, new Set(['B'])))).toEqual(['C'])
  expect(withoutPairingsOf(said, new Set(['B', 'C']))).not.toHaveProperty('pairings')
  expect(withoutPairingsOf(said, new Set(['D']))).toBe(said)
})
