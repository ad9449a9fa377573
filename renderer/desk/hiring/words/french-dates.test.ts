import { expect, it } from 'vitest'
import { calendarDayInWords, dayInWords, momentInWords } from './french-dates.ts'

const now = Date.UTC(2026, 4, 6, 10)

it('says the day as people do, with the year only when it is another one', () => {
  expect(dayInWords(Date.UTC(2026, 4, 5, 22, 30), now)).toBe('mercredi 6 mai')
  expect(dayInWords(Date.UTC(2025, 11, 31, 12), now)).toBe('31 décembre 2025')
  expect(calendarDayInWords('2026-10-25', now)).toBe('dimanche 25 octobre')
})

it('says the hour of Paris', () => {
  expect(momentInWords(Date.UTC(2026, 0, 6, 7, 5), now)).toBe('mardi 6 janvier à 8\u202fh\u202f05')
})
