import { expect, it } from 'vitest'
import { addMonths, daysOf, lastDayOf } from './month.ts'
import { faultOfPeriod, monthsOf, periodCalled, usualPeriods } from './period.ts'

it('months go on over the years', () => {
  expect([addMonths('2026-11', 2), addMonths('2026-01', -1), addMonths('2026-03', -27)]).toEqual([
    '2027-01',
    '2025-12',
    '2023-12',
  ])
  expect(['2024-02', '2026-02', '2026-12'].map(lastDayOf)).toEqual(['2024-02-29', '2026-02-28', '2026-12-31'])
  expect(daysOf('2026-02')).toHaveLength(28)
})

it('a period is whole months that are over, in order, three years at most', () => {
  const fault = (from: string, to: string) => faultOfPeriod({ from, to }, '2026-11-29')
  expect(fault('2026-13', '2026-10')).toBe('not-a-month')
  expect(fault('2026-1', '2026-10')).toBe('not-a-month')
  expect(fault('0026-01', '2026-10')).toBe('not-a-month')
  expect(fault('2026-10', '2026-09')).toBe('ends-before')
  expect(fault('2023-10', '2026-10')).toBe('too-long')
  expect(fault('2023-11', '2026-10')).toBeNull()
  expect(fault('2026-11', '2026-11')).toBe('not-over')
  expect(fault('2026-10', '2030-10')).toBe('too-long')
  expect(fault('2026-10', '2026-10')).toBeNull()
  expect(monthsOf({ from: '2025-12', to: '2026-02' })).toEqual(['2025-12', '2026-01', '2026-02'])
})

it('what is asked for most ends with a month that is over', () => {
  const named = (today: string) =>
    Object.fromEntries(usualPeriods.map((name) => [name, periodCalled(name, today)]))
  expect(named('2026-11-29')).toEqual({
    'last-month': { from: '2026-10', to: '2026-10' },
    'last-quarter': { from: '2026-07', to: '2026-09' },
    'this-year': { from: '2026-01', to: '2026-10' },
    'last-year': { from: '2025-01', to: '2025-12' },
  })
  expect(named('2026-01-01')).toMatchObject({
    'last-month': { from: '2025-12', to: '2025-12' },
    'last-quarter': { from: '2025-10', to: '2025-12' },
    'this-year': undefined,
  })
})
