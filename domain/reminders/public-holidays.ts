import { addDays, type Day } from '../time.ts'

/** Parts of France whose public holidays differ. */
export type HolidayArea =
  | 'mainland'
  | 'alsace-moselle'
  | 'guadeloupe'
  | 'martinique'
  | 'guyane'
  | 'reunion'
  | 'mayotte'
  | 'saint-barthelemy'
  | 'saint-martin'
  | 'saint-pierre-et-miquelon'
  | 'wallis-et-futuna'
  | 'polynesie'
  | 'nouvelle-caledonie'

/** Every year on the same date (code du travail, L3133-1). */
const everywhere = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const afterEaster = [1, 39, 50]
/** Good Friday; in Alsace-Moselle with Saint Stephen's by the local law of 1892 (L3134-13). */
const goodFriday = -2
/** Where it is a free day: Alsace-Moselle, and French Polynesia by its own labour code. */
const withGoodFriday: ReadonlySet<HolidayArea> = new Set(['alsace-moselle', 'polynesie'])
/**
 * Saint Stephen's; overseas, the day on which slavery was abolished (L3422-2), which Saint-Pierre-et-Miquelon has not.
 * In the Pacific, where the labour code is another one: Saint Peter Chanel and the day of the territory in
 * Wallis-et-Futuna, the coming of the Gospel in French Polynesia, the day of citizenship in New Caledonia (its labour
 * code, Lp. 232-1).
 */
const byArea: Readonly<Record<HolidayArea, readonly string[]>> = {
  mainland: [],
  'alsace-moselle': ['12-26'],
  guadeloupe: ['05-27'],
  martinique: ['05-22'],
  guyane: ['06-10'],
  reunion: ['12-20'],
  mayotte: ['04-27'],
  'saint-barthelemy': ['10-09'],
  'saint-martin': ['05-28'],
  'saint-pierre-et-miquelon': [],
  'wallis-et-futuna': ['04-28', '07-29'],
  polynesie: ['03-05'],
  'nouvelle-caledonie': ['09-24'],
}
/** In French Polynesia the day of autonomy, and from 2026 on Matari’i i ni’a in its place (law of the country, 2025). */
const polynesianDay = (year: number) => (year < MATARII_SINCE ? '06-29' : '11-20')
const MATARII_SINCE = 2026

const known = new Map<string, ReadonlySet<Day>>()

/** The public holidays of a year (four digits) in a part of France. */
export function publicHolidays(year: number, area: HolidayArea): ReadonlySet<Day> {
  const name = `${year} ${area}`
  const days = known.get(name) ?? holidaysOf(year, area)
  known.set(name, days)
  return days
}

function holidaysOf(year: number, area: HolidayArea): ReadonlySet<Day> {
  const fixed = [...everywhere, ...byArea[area], ...(area === 'polynesie' ? [polynesianDay(year)] : [])]
  const moving = withGoodFriday.has(area) ? [goodFriday, ...afterEaster] : afterEaster
  const easter = easterSunday(year)
  return new Set([
    ...fixed.map((date) => `${year}-${date}`),
    ...moving.map((count) => addDays(easter, count)),
  ])
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const epact = (19 * golden + century - (century >> 2) - Math.floor((8 * century + 13) / 25) + 15) % 30
  const full =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const sunday = (year + (year >> 2) + full + 2 - century + (century >> 2)) % 7
  const shift = full - sunday
  return addDays(`${year}-03-28`, shift)
}
