import { expect, test } from 'vitest'
import { parisInstant } from '../../../domain/time.ts'
import { parisLongDay, parisMoment, parisTime } from './paris-words.ts'

const now = parisInstant('2026-11-23', 9, 30)

test('a time of today is told by its hour alone, an older one with its day', () => {
  expect(parisMoment(parisInstant('2026-11-23', 8, 4), now)).toBe('8\u202fh\u202f04')
  expect(parisMoment(parisInstant('2026-11-22', 18, 4), now)).toBe('le 22 novembre à 18\u202fh\u202f04')
})

test('hours are those of the wall in France, in winter and in summer', () => {
  expect(parisTime(Date.UTC(2026, 0, 5, 23, 30))).toBe('0\u202fh\u202f30')
  expect(parisTime(Date.UTC(2026, 6, 5, 22, 30))).toBe('0\u202fh\u202f30')
  expect(parisLongDay(now)).toBe('lundi 23 novembre 2026')
})
