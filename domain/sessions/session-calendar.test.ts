import { expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { isInCalendar } from './session-calendar.ts'
import { NOW } from './testing/a-session.ts'

it('a calendar tells of what was published, until thirty days after its end', () => {
  expect(isInCalendar({ publishedAt: 1, endsAt: NOW + DAY }, NOW)).toBe(true)
  expect(isInCalendar({ publishedAt: 1, endsAt: NOW - 30 * DAY + 1 }, NOW)).toBe(true)
  expect(isInCalendar({ publishedAt: 1, endsAt: NOW - 30 * DAY }, NOW)).toBe(false)
  expect(isInCalendar({ endsAt: NOW + DAY } as never, NOW)).toBe(false)
})
