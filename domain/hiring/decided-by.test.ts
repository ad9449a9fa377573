import { expect, it } from 'vitest'
import { workingHoursOf } from '../reminders/working-hours.ts'
import { parisInstant } from '../time.ts'
import { decidedBy } from './decided-by.ts'

it('hosts have three days of work: neither the weekend nor a public holiday counts', () => {
  const hours = workingHoursOf({})
  // 2026-05-14 is Ascension Day, a Thursday.
  expect(decidedBy(parisInstant('2026-05-12', 10), hours)).toBe(parisInstant('2026-05-18', 10))
  expect(decidedBy(parisInstant('2026-05-09', 22), hours)).toBe(parisInstant('2026-05-15', 9))
})
