import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Day, Instant } from '../../domain/time.ts'
import { dayHere } from '../data/site-zone.ts'

/** Days as the visitor's language says them: "le 12 mars" is built by the texts around "12 mars". */
export function useDates() {
  const { locale } = useI18n()
  const language = computed(() => (locale.value === 'en' ? 'en-GB' : 'fr'))
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
  const showDay = (day: Day) => format.value.format(new Date(`${day}T12:00:00Z`))
  const showInstant = (at: Instant) => showDay(dayHere(at))
  /** With its weekday: "mardi 12 mars". */
  const showLongDay = (day: Day) => longFormat.value.format(new Date(`${day}T12:00:00Z`))
  return { showDay, showInstant, showLongDay }
}
