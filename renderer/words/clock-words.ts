/** The narrow space that does not break a line. */
const THIN = '\u202f'

/**
 * The one way in which the product says an hour: "18 h", "7 h 30" in French, "18:00" in English. `clock`:
 * `HH:MM`.
 */
export function clockWords(clock: string, language: 'fr' | 'en' = 'fr'): string {
  if (language === 'en') return clock
  const [hours = '', minutes = ''] = clock.split(':')
  const hour = `${Number(hours)}${THIN}h`
  return Number(minutes) === 0 ? hour : `${hour}${THIN}${minutes}`
}
