import type { KioskLanguage } from '../../domain/language.ts'
import type { Instant, TimeZone } from '../../domain/time.ts'
import { dayHere, siteZone } from './site-zone.ts'
import { clockWords } from '../../domain/text/clock-words.ts'
import { firstOfMonth } from '../../domain/text/first-of-month.ts'

/** Instants in words, by the clocks and the calendar of this page's site. */
export function siteFormat(language: string, options: Intl.DateTimeFormatOptions): (at: Instant) => string {
  const formats = new Map<TimeZone, Intl.DateTimeFormat>()
  return (at) => {
    const timeZone = siteZone.value
    let format = formats.get(timeZone)
    if (!format) {
      format = new Intl.DateTimeFormat(language, { ...options, timeZone })
      formats.set(timeZone, format)
    }
    const words = format.format(at)
    return language.startsWith('fr') ? firstOfMonth(words) : words
  }
}

const time = siteFormat('fr-FR', { hour: '2-digit', minute: '2-digit' })
const day = siteFormat('fr-FR', { day: 'numeric', month: 'long' })
const fullDay = siteFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** `18:04`, as a field for a time holds it. */
export function siteClock(at: Instant): string {
  return time(at)
}

/** Hours and minutes in words: `18 h 04`. */
export function siteTime(at: Instant, language: KioskLanguage = 'fr'): string {
  return clockWords(siteClock(at), language)
}

/** `lundi 23 novembre 2026`. */
export function siteLongDay(at: Instant): string {
  return fullDay(at)
}

/** `le 12 novembre à 18 h 04`. */
export function siteDayAndTime(at: Instant): string {
  return `le ${day(at)} à ${siteTime(at)}`
}

/** The time when it is today, else with its day: `le 12 novembre à 18 h 04`. Follows "depuis" or "avant". */
export function siteMoment(at: Instant, now: Instant): string {
  return dayHere(at) === dayHere(now) ? siteTime(at) : siteDayAndTime(at)
}
