import type { KioskLanguage } from '../language.ts'
import type { Day } from '../time.ts'
import { firstOfMonth } from './first-of-month.ts'
import { intlTags } from './intl-tag.ts'

const parts = {
  short: { day: 'numeric', month: 'long' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  dated: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

/** A day as a language says it: "12 mars"; `long`, with its weekday: "mardi 12 mars"; `dated`: "12 mars 2026". */
export function dayWords(day: Day, language: KioskLanguage, length: keyof typeof parts = 'short'): string {
  const tag = intlTags[language]
  const key = `${tag} ${length}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...parts[length], timeZone: 'UTC' })
  formats.set(key, format)
  const words = format.format(new Date(`${day}T12:00:00Z`))
  return tag === 'fr' ? firstOfMonth(words) : words
}
