import { expect, it } from 'vitest'
import { holidayAreaOf } from './holiday-area.ts'
import { easterSunday, publicHolidays } from './public-holidays.ts'

// From the tables of the Bureau des longitudes; the earliest and the latest that Easter can be among them.
it.each([
  ['1818-03-22'],
  ['1943-04-25'],
  ['2000-04-23'],
  ['2008-03-23'],
  ['2011-04-24'],
  ['2024-03-31'],
  ['2025-04-20'],
  ['2026-04-05'],
  ['2027-03-28'],
  ['2038-04-25'],
  ['2049-04-18'],
  ['2076-04-19'],
  ['2285-03-22'],
])('Easter is on %s', (day) => {
  expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
})

it('has eleven days in 2026, and those of the place', () => {
  expect([...publicHolidays(2026, 'mainland')].sort()).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
  const own = (area: Parameters<typeof publicHolidays>[1]) =>
    [...publicHolidays(2026, area)].filter((day) => !publicHolidays(2026, 'mainland').has(day)).sort()
  expect(own('alsace-moselle')).toEqual(['2026-04-03', '2026-12-26'])
  expect(own('reunion')).toEqual(['2026-12-20'])
  expect(own('mayotte')).toEqual(['2026-04-27'])
  expect(own('martinique')).toEqual(['2026-05-22'])
  expect(own('guadeloupe')).toEqual(['2026-05-27'])
  expect(own('guyane')).toEqual(['2026-06-10'])
  expect(own('saint-pierre-et-miquelon')).toEqual([])
  expect(own('wallis-et-futuna')).toEqual(['2026-04-28', '2026-07-29'])
  expect(own('nouvelle-caledonie')).toEqual(['2026-09-24'])
  expect(own('polynesie')).toEqual(['2026-03-05', '2026-04-03', '2026-11-20'])
})

it('has the day of autonomy in French Polynesia until 2025, and Matari’i i ni’a in its place since', () => {
  const days = (year: number) => publicHolidays(year, 'polynesie')
  expect(['2025-06-29', '2025-11-20'].map((day) => days(2025).has(day))).toEqual([true, false])
  expect(['2026-06-29', '2026-11-20'].map((day) => days(2026).has(day))).toEqual([false, true])
})

it.each([
  [{}, 'mainland'],
  [{ address: '3 quai de la Douane, 29200 Brest' }, 'mainland'],
  [{ address: '10 rue des Francs-Bourgeois, 67000 Strasbourg' }, 'alsace-moselle'],
  [{ address: '57000 Metz' }, 'alsace-moselle'],
  [{ address: '12 rue Pasteur, 97400 Saint-Denis' }, 'reunion'],
  [{ address: '97150 Marigot' }, 'saint-martin'],
  [{ address: 'Rue du 11-Novembre, 97500 Saint-Pierre' }, 'saint-pierre-et-miquelon'],
  [{ address: '98600 Mata-Utu' }, 'wallis-et-futuna'],
  [{ address: 'Rue du Général-de-Gaulle, 98714 Papeete' }, 'polynesie'],
  [{ address: '98800 Nouméa' }, 'nouvelle-caledonie'],
  [{ timeZone: 'Pacific/Marquesas', address: 'Taiohae' }, 'polynesie'],
  [{ timeZone: 'Pacific/Noumea' }, 'nouvelle-caledonie'],
  [{ address: '98000 Monaco' }, 'mainland'],
  [{ address: 'Bâtiment 67123, 75011 Paris' }, 'mainland'],
  [{ timeZone: 'America/Martinique' }, 'martinique'],
  [{ timeZone: 'Indian/Mayotte', address: 'Mamoudzou' }, 'mayotte'],
] as const)('a site at %o keeps the days of %s', (site, area) => {
  expect(holidayAreaOf(site)).toBe(area)
})
