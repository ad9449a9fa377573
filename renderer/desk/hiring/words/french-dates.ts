import type { NextStep } from '../../../../domain/hiring/answer-application.ts'
import type { Day, Instant } from '../../../../domain/time.ts'
import { dayHere, instantHere } from '../../../words/site-zone.ts'
import { clockWords } from '../../../../domain/text/clock-words.ts'
import { siteFormat, siteTime } from '../../../words/site-words.ts'

const weekdayAndDay = siteFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long' })
const withYear = siteFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })

/** "mardi 6 mai"; with its year, and without the weekday, when it is not this year. */
export function dayInWords(at: Instant, now: Instant): string {
  return dayHere(at).slice(0, 4) === dayHere(now).slice(0, 4) ? weekdayAndDay(at) : withYear(at)
}

/** "mardi 6 mai à 14 h 05". */
export function momentInWords(at: Instant, now: Instant): string {
  return `${dayInWords(at, now)} à ${siteTime(at)}`
}

/** A calendar day in words, whatever the time. */
export function calendarDayInWords(day: Day, now: Instant): string {
  return dayInWords(instantHere(day, 12), now)
}

/** "Un entretien, mardi 6 mai à 14 h 30, au fournil, avec Armelle". */
export function meetingInWords({ what, on, time, where, contact }: NextStep, now: Instant): string {
  const day = on === undefined ? undefined : calendarDayInWords(on, now)
  const moment = day !== undefined && time !== undefined ? `${day} à ${clockWords(time)}` : day
  return [what, moment, where, contact].filter(Boolean).join(', ')
}
