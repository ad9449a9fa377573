import { expect, it } from 'vitest'
import { DAY, isTimeZone, parisDay, siteDay, siteInstant } from './time.ts'

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
