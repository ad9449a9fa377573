import { expect, test } from 'vitest'
import { siteDay } from '../time.ts'
import { ageOn, asksAge } from './age-rule.ts'

test('a discovery asks nobody’s age', () => {
  expect((['explorer', 'adventurer', 'scout'] as const).map((track) => asksAge({ track }))).toEqual([
    false,
    true,
    true,
  ])
})

test.each([
  ['the same day', '16-17', '2026-12-12', '16-17'],
  ['a later day may be after the birthday', '16-17', '2026-12-13', null],
  ['an earlier day may be before it', 'adult', '2026-12-11', null],
  ['an adult stays one', 'adult', '2027-02-01', 'adult'],
  ['who is young was so before', 'under-16', '2026-12-11', 'under-16'],
  ['who is young grows', 'under-16', '2026-12-13', null],
] as const)('an age was said for a day: %s', (_, band, day, known) => {
  expect(ageOn({ band, on: '2026-12-12' }, day)).toBe(known)
})

test.each([
  ['Indian/Reunion', '2026-12-13'],
  ['America/Martinique', '2026-12-12'],
  ['Europe/Paris', '2026-12-12'],
])('the day of an age is the day of the session where it takes place: in %s %s', (zone, day) => {
  const startsAt = Date.UTC(2026, 11, 12, 20, 30)
  const on = siteDay(startsAt, zone)
  expect(on).toBe(day)
  // Somebody of seventeen was asked about that day; an hour later it is another one only where midnight came.
  expect(ageOn({ band: '16-17', on }, siteDay(startsAt, zone))).toBe('16-17')
  const moved = siteDay(startsAt + 9 * 3_600_000, zone)
  expect(ageOn({ band: '16-17', on }, moved)).toBe(moved === on ? '16-17' : null)
  expect(ageOn({ band: 'adult', on }, moved)).toBe('adult')
})
