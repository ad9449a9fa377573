import { parisDay, type Instant } from '../../../domain/time.ts'

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

/** Hours and minutes as read on the wall: `18:04`. */
export function parisTime(at: Instant): string {
  return time.format(at)
}

/** `lundi 23 novembre 2026`. */
export function parisLongDay(at: Instant): string {
  return fullDay.format(at)
}

/** The time when it is today, else with its day: `le 12 novembre à 18:04`. Follows "depuis" or "avant". */
export function parisMoment(at: Instant, now: Instant): string {
  return parisDay(at) === parisDay(now) ? parisTime(at) : `le ${day.format(at)} à ${parisTime(at)}`
}
