import { intlTags } from '../../../domain/text/intl-tag.ts'
import { addDays, type Day } from '../../../domain/time.ts'
import { useLanguages } from '../../strings/languages.ts'

/** A Monday: the days after it have the names of a week. */
const A_MONDAY: Day = '2026-11-23'
/** From Monday to Sunday, as `weekday` counts them. */
export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const

/** The days of the week in the language of the screen: one, or several of them in a sentence. */
export function useWeekDays() {
  const { spoken } = useLanguages()
  function nameOf(day: number): string {
    const words = new Intl.DateTimeFormat(intlTags[spoken.value], { weekday: 'long', timeZone: 'UTC' })
    return words.format(new Date(`${addDays(A_MONDAY, day - 1)}T12:00:00Z`))
  }
  function namesOf(days: readonly number[]): string {
    return new Intl.ListFormat(intlTags[spoken.value], { type: 'conjunction' }).format(days.map(nameOf))
  }
  return { nameOf, namesOf }
}
