import { computed } from 'vue'
import type { Day, Instant } from '../../domain/time.ts'
import { useLanguages } from '../strings/languages.ts'
import { intlTags } from '../words/intl-tag.ts'
import { dayHere } from '../words/site-zone.ts'
import { firstOfMonth } from '../words/first-of-month.ts'

/** Days as the visitor's language says them: "le 12 mars" is built by the texts around "12 mars". */
export function useDates() {
  const { spoken } = useLanguages()
  const language = computed(() => intlTags[spoken.value])
  const format = computed(
    () => new Intl.DateTimeFormat(language.value, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  )
  const longFormat = computed(
    () =>
      new Intl.DateTimeFormat(language.value, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }),
  )
  const say = (format: Intl.DateTimeFormat, day: Day) => {
    const words = format.format(new Date(`${day}T12:00:00Z`))
    return language.value === 'fr' ? firstOfMonth(words) : words
  }
  const showDay = (day: Day) => say(format.value, day)
  const showInstant = (at: Instant) => showDay(dayHere(at))
  /** With its weekday: "mardi 12 mars". */
  const showLongDay = (day: Day) => say(longFormat.value, day)
  return { showDay, showInstant, showLongDay }
}
