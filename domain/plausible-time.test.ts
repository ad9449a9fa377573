import { expect, it } from 'vitest'
import { isPlausibleDay, isRealDay } from './plausible-time.ts'

it.each(['9999-99-99', '2026-02-30', '2026-13-01', '2026-00-10', '0026-05-01', '2026-5-1', '', '2026-02-29'])(
  '%s is no day',
  (text) => {
    expect(isRealDay(text)).toBe(false)
  },
)

it('a day is plausible some years back, for kiosks whose clock was wrong, and not years ahead', () => {
  const today = '2026-04-13'
  expect(isRealDay('2028-02-29')).toBe(true)
  for (const day of ['2020-01-01', '2026-04-12', '2026-04-13', '2026-05-03']) {
    expect([day, isPlausibleDay(day, today)]).toEqual([day, true])
  }
  for (const day of ['1970-01-01', '2015-12-31', '2028-01-01', '9999-99-99']) {
    expect([day, isPlausibleDay(day, today)]).toEqual([day, false])
  }
})
