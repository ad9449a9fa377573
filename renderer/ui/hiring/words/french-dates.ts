import { parisDay, type Day, type Instant } from '../../../../domain/time.ts'
import type { NextStep } from '../../../../domain/hiring/answer-application.ts'
import { parisTime } from '../../desk/paris-words.ts'
import { clockWords } from '../../words/clock-words.ts'

const timeZone = 'Europe/Paris'
const weekdayAndDay = new Intl.DateTimeFormat('fr-FR', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})
const withYear = new Intl.DateTimeFormat('fr-FR', {
  timeZone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

const nearDay = new Intl.DateTimeFormat('fr-FR', { timeZone, weekday: 'long', day: 'numeric' })

/** "mercredi 13": a day of the coming week, where the month goes without saying. */
export function nearDayInWords(day: Day): string {
  return nearDay.format(Date.parse(`${day}T10:00:00Z`))
}

/** "mardi 6 mai"; with its year, and without the weekday, when it is not this year. */
export function dayInWords(at: Instant, now: Instant): string {
  return parisDay(at).slice(0, 4) === parisDay(now).slice(0, 4)
    ? weekdayAndDay.format(at)
    : withYear.format(at)
}

/** "mardi 6 mai à 14 h 05". */
export function momentInWords(at: Instant, now: Instant): string {
  return `${dayInWords(at, now)} à ${parisTime(at)}`
}

/** A calendar day in words, whatever the time. */
export function calendarDayInWords(day: Day, now: Instant): string {
  return dayInWords(Date.parse(`${day}T10:00:00Z`), now)
}

/** "Un entretien, mardi 6 mai à 14 h 30, au fournil, avec Armelle". */
export function meetingInWords({ what, on, time, where, contact }: NextStep, now: Instant): string {
  const day = on === undefined ? undefined : calendarDayInWords(on, now)
  const moment = day !== undefined && time !== undefined ? `${day} à ${clockWords(time)}` : day
  return [what, moment, where, contact].filter(Boolean).join(', ')
}
