import { expect, test } from 'vitest'
import { keptSince, readSince, usefulFigures, withUseful, type PracticeCount } from './practice-count.ts'

const none: PracticeCount = { id: 'c', month: '2026-11', turn: 0, sheets: [] }

test('a yes is counted, changed into a no, and taken back; each is a turn', () => {
  const yes = withUseful(none, 'one-minute', { was: null, is: 'yes' })
  expect(yes).toEqual({ ...none, turn: 1, sheets: [{ sheet: 'one-minute', yes: 1, no: 0 }] })
  const no = withUseful(yes, 'one-minute', { was: 'yes', is: 'no' })
  expect(no.sheets).toEqual([{ sheet: 'one-minute', yes: 0, no: 1 }])
  const taken = withUseful(no, 'one-minute', { was: 'no', is: null })
  expect(taken).toEqual({ ...none, turn: 3, sheets: [{ sheet: 'one-minute', yes: 0, no: 0 }] })
})

test('nothing is ever counted below none, as in a count that was begun anew meanwhile', () => {
  expect(withUseful(none, 'a', { was: 'yes', is: null }).sheets).toEqual([{ sheet: 'a', yes: 0, no: 0 }])
})

test('sums are told by fives, over all counts; fewer than five say nothing', () => {
  const counts = [
    { sheet: 'a', yes: 4, no: 1 },
    { sheet: 'a', yes: 5, no: 2 },
    { sheet: 'b', yes: 4, no: 4 },
  ]
  expect(usefulFigures(counts)).toEqual([{ sheet: 'a', yes: 5, no: 0 }])
})

test.each([
  ['2026-11-29T12:00:00Z', '2025-12', '2024-12'],
  ['2026-12-31T23:30:00Z', '2026-02', '2025-02'],
  ['2026-01-15T12:00:00Z', '2025-02', '2024-02'],
])('at %s a year is read from %s on, and two are kept from %s on', (now, read, kept) => {
  expect([readSince(Date.parse(now)), keptSince(Date.parse(now))]).toEqual([read, kept])
})
