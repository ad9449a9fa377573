import type { Site } from '../sites/site.ts'
import { PARIS, type TimeZone } from '../time.ts'
import type { HolidayArea } from './public-holidays.ts'

/** First digits of postcodes. */
const byPostcode: readonly (readonly [string, HolidayArea])[] = [
  ['57', 'alsace-moselle'],
  ['67', 'alsace-moselle'],
  ['68', 'alsace-moselle'],
  ['97133', 'saint-barthelemy'],
  ['97150', 'saint-martin'],
  ['971', 'guadeloupe'],
  ['972', 'martinique'],
  ['973', 'guyane'],
  ['974', 'reunion'],
  ['975', 'saint-pierre-et-miquelon'],
  ['976', 'mayotte'],
  ['977', 'saint-barthelemy'],
  ['978', 'saint-martin'],
  ['986', 'wallis-et-futuna'],
  ['987', 'polynesie'],
  ['988', 'nouvelle-caledonie'],
]

const byTimeZone: Readonly<Record<TimeZone, HolidayArea>> = {
  'America/Guadeloupe': 'guadeloupe',
  'America/Martinique': 'martinique',
  'America/Cayenne': 'guyane',
  'America/St_Barthelemy': 'saint-barthelemy',
  'America/Marigot': 'saint-martin',
  'Indian/Reunion': 'reunion',
  'Indian/Mayotte': 'mayotte',
  'America/Miquelon': 'saint-pierre-et-miquelon',
  'Pacific/Wallis': 'wallis-et-futuna',
  'Pacific/Tahiti': 'polynesie',
  'Pacific/Marquesas': 'polynesie',
  'Pacific/Gambier': 'polynesie',
  'Pacific/Noumea': 'nouvelle-caledonie',
}

/**
 * Whose public holidays a site keeps: by the last postcode of its address, without one by its time zone.
 */
export function holidayAreaOf({
  address = '',
  timeZone = PARIS,
}: Pick<Site, 'address' | 'timeZone'>): HolidayArea {
  const postcode = address.match(/\b\d{5}\b/g)?.at(-1)
  const named = byPostcode.find(([start]) => postcode?.startsWith(start))
  return named?.[1] ?? byTimeZone[timeZone] ?? 'mainland'
}
