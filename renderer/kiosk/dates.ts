import { dayWords } from '../../domain/text/day-words.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { useLanguages } from '../strings/languages.ts'
import { dayHere } from '../words/site-zone.ts'

/** Days as the visitor's language says them: "le 12 mars" is built by the texts around "12 mars". */
export function useDates() {
  const { spoken } = useLanguages()
  const showDay = (day: Day) => dayWords(day, spoken.value)
  const showInstant = (at: Instant) => showDay(dayHere(at))
  /** With its weekday: "mardi 12 mars". */
  const showLongDay = (day: Day) => dayWords(day, spoken.value, 'long')
  /** With its year: "12 mars 2026". */
  const showDated = (at: Instant) => dayWords(dayHere(at), spoken.value, 'dated')
  return { showDay, showInstant, showLongDay, showDated }
}
