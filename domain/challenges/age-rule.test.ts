import { expect, test } from 'vitest'
import { ageOn } from './age-rule.ts'

test.each([
  ['the same day', '16-17', '2026-12-12', '16-17'],
  ['a later day may be after the birthday', '16-17', '2026-12-13', null],
  ['an earlier day may be before it', 'adult', '2026-12-11', null],
  ['an adult stays one', 'adult', '2027-02-01', 'adult'],
] as const)('an age was said for a day: %s', (_, band, day, known) => {
  expect(ageOn({ band, on: '2026-12-12' }, day)).toBe(known)
})
