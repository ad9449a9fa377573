import { parisDay, type Instant } from '../../../domain/time.ts'
import { clockWords } from '../words/clock-words.ts'

const time = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
})
const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long' })
const fullDay = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** `18:04`, as a field for a time holds it. */
export function parisClock(at: Instant): string {
  return time.format(at)
}

/** Hours and minutes in words: `18 h 04`. */
export function parisTime(at: Instant, language: 'fr' | 'en' = 'fr'): string {
  return clockWords(parisClock(at), language)
}

/** `lundi 23 novembre 2026`. */
export function parisLongDay(at: Instant): string {
  return fullDay.format(at)
}

/** The time when it is today, else with its day: `le 12 novembre à 18 h 04`. Follows "depuis" or "avant". */
export function parisMoment(at: Instant, now: Instant): string {
  return parisDay(at) === parisDay(now) ? parisTime(at) : `le ${day.format(at)} à ${parisTime(at)}`
}
