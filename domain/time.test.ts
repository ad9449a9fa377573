import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  addDays,
  DAY,
  HOUR,
  isTimeZone,
  lastMondayAtSix,
  MINUTE,
  PARIS,
  parisDay,
  parisInstant,
  siteClock,
  siteDay,
  siteInstant,
  weekday,
} from './time.ts'

const REUNION = 'Indian/Reunion'
const MARTINIQUE = 'America/Martinique'

it('a day is the one on the wall of the site, not of Paris', () => {
  const evening = Date.UTC(2026, 3, 13, 20, 30)
  expect(parisDay(evening)).toBe('2026-04-13')
  expect(siteDay(evening)).toBe('2026-04-13')
  expect(siteDay(evening, REUNION)).toBe('2026-04-14')
  expect(siteDay(Date.UTC(2026, 3, 13, 3, 30), MARTINIQUE)).toBe('2026-04-12')
})

it('an hour of a day is the one of the site, through a year', () => {
  const clocks = { hour: '2-digit', minute: '2-digit' } as const
  for (const zone of [REUNION, MARTINIQUE, 'Europe/Paris', 'Pacific/Noumea', 'America/Miquelon']) {
    const clock = new Intl.DateTimeFormat('fr', { ...clocks, timeZone: zone })
    for (let at = Date.UTC(2026, 0, 1, 12); at < Date.UTC(2027, 0, 1); at += 3 * DAY) {
      const day = siteDay(at, zone)
      const ten = siteInstant(day, 10, 15, zone)
      expect(siteDay(ten, zone)).toBe(day)
      expect(clock.format(ten)).toBe('10:15')
    }
  }
})

it('a zone that no clock knows is told from one that exists', () => {
  expect(isTimeZone(REUNION)).toBe(true)
  expect(isTimeZone('Indian/Mascareignes')).toBe(false)
  expect(isTimeZone('')).toBe(false)
})

it('an hour that the spring skips is the one after it, and one that the autumn repeats is one of the two', () => {
  expect(parisInstant('2026-03-29', 2, 30)).toBe(Date.UTC(2026, 2, 29, 1, 30))
  expect(parisInstant('2026-03-29', 3, 30)).toBe(Date.UTC(2026, 2, 29, 1, 30))
  expect(parisInstant('2026-03-29')).toBe(Date.UTC(2026, 2, 28, 23))
  expect([0, 1]).toContain((parisInstant('2026-10-25', 2, 30) - Date.UTC(2026, 9, 25, 0, 30)) / HOUR)
  expect(parisInstant('2026-10-25', 3)).toBe(Date.UTC(2026, 9, 25, 2))
  expect(parisInstant('2026-07-14', 9, 5)).toBe(Date.UTC(2026, 6, 14, 7, 5))
})

it('days are counted over months and years, both ways', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(addDays('2026-04-13', 0)).toBe('2026-04-13')
})

it('a week goes from Monday, 1, to Sunday, 7', () => {
  const week = ['13', '14', '15', '16', '17', '18', '19'].map((day) => weekday(`2026-04-${day}`))
  expect(week).toEqual([1, 2, 3, 4, 5, 6, 7])
})

it('scores are published on Monday at six in Paris: until then last week’s stand', () => {
  const monday = parisInstant('2026-04-13', 6)
  const before = parisInstant('2026-04-06', 6)
  expect(lastMondayAtSix(monday)).toBe(monday)
  expect(lastMondayAtSix(monday - 1)).toBe(before)
  expect(lastMondayAtSix(parisInstant('2026-04-13', 0))).toBe(before)
  expect(lastMondayAtSix(parisInstant('2026-04-12', 23, 59))).toBe(before)
  expect(lastMondayAtSix(parisInstant('2026-04-19', 23, 59) + (59 * MINUTE) / 60)).toBe(monday)
})

/** As the database of time zones says it, asked anew each time. */
function onTheWall(at: number, timeZone: string): string {
  const shape = { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('sv-SE', shape).format(at)
}

it('in every zone, whatever was asked before, the wall shows what the database of time zones says', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const instants = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2100, 0) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, fc.nat(30 * HOUR), (zone, at, later) => {
      for (const asked of [at, at + later, at])
        expect(`${siteDay(asked, zone)} ${siteClock(asked, zone)}`).toBe(onTheWall(asked, zone))
    }),
    { numRuns: 300 },
  )
})

it('an hour that is set forward or back is seen in the very minute', () => {
  // Paris, Lord Howe (half an hour), New York, and Monrovia never: the minutes around each change of 2026.
  const zones = [PARIS, 'Australia/Lord_Howe', 'America/New_York', 'Africa/Monrovia']
  for (const zone of zones)
    for (let day = Date.UTC(2026, 0); day < Date.UTC(2027, 0); day += DAY) {
      if (siteClock(day, zone) === siteClock(day + DAY, zone)) continue
      for (let at = day; at < day + DAY; at += 5 * MINUTE)
        for (const asked of [at - 1, at])
          expect(`${siteDay(asked, zone)} ${siteClock(asked, zone)}`).toBe(onTheWall(asked, zone))
    }
})
