import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import { evacuationList } from './evacuation-list.ts'

const now = 1_800_000_000_000
const visit = (id: string, change: Partial<Visit>): Visit => ({
  id,
  siteId: 'site',
  rev: 'r',
  at: now,
  by: 'k1',
  kind: 'stay',
  day: '2027-01-15',
  arrivedAt: now - 10 * MINUTE,
  arrivedBy: 'walk-in',
  reasons: [],
  ...change,
})
const nameOf = (visit: Visit) => visit.name ?? null

test('nobody who told a departure is looked for', () => {
  const left = visit('a', { closing: 'left', leftAt: now })
  expect(evacuationList([left], nameOf, now).lines).toEqual([])
})

test('somebody who arrived long ago stays on the list, marked as perhaps gone', () => {
  const list = evacuationList([visit('a', { arrivedAt: now - HOUR })], nameOf, now)
  expect(list.lines).toMatchObject([{ visitId: 'a', mayHaveLeft: true }])
})

test('a departure told without a card removes nobody: it is written under the list', () => {
  const list = evacuationList([visit('a', {}), visit('b', { kind: 'unnamed-departure' })], nameOf, now)
  expect(list.lines).toHaveLength(1)
  expect(list.unnamedDepartures).toBe(1)
})

test('people counted at the door are told as a number for half an hour', () => {
  const passing = [
    visit('a', { kind: 'passing-by' }),
    visit('b', { kind: 'passing-by', arrivedAt: now - 31 * MINUTE }),
  ]
  expect(evacuationList(passing, nameOf, now)).toMatchObject({ lines: [], passingBy: 1 })
})

test('names are called in the French order, then people without a name by arrival', () => {
  const visits = [
    visit('late', { arrivedAt: now - MINUTE }),
    visit('zoe', { name: 'Zoé' }),
    visit('early', { arrivedAt: now - 20 * MINUTE }),
    visit('elie', { name: 'Élie' }),
    visit('fatou', { name: 'fatou' }),
  ]
  const order = evacuationList(visits, nameOf, now).lines.map((line) => line.visitId)
  expect(order).toEqual(['elie', 'fatou', 'zoe', 'early', 'late'])
})
