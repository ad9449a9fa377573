import type { KioskLanguage } from '../language.ts'

/** The narrow space that does not break a line. */
const THIN = '\u202f'

/**
 * The one way in which the product says an hour: "18 h", "7 h 30" in French, "18:00" in other languages. `clock`:
 * `HH:MM`.
 */
export function clockWords(clock: string, language: KioskLanguage = 'fr'): string {
  if (!language.startsWith('fr')) return clock
  const [hours = '', minutes = ''] = clock.split(':')
  const hour = `${Number(hours)}${THIN}h`
  return Number(minutes) === 0 ? hour : `${hour}${THIN}${minutes}`
}
