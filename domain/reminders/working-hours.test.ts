import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAtWork, workBetween } from '../../tests/support/hours-on-the-wall.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { afterWork, isWorking, nextWorking, workingHoursOf, type WorkingHours } from './working-hours.ts'

const paris: WorkingHours = { timeZone: 'Europe/Paris', area: 'mainland' }
const at = (iso: string) => Date.parse(iso)
const QUARTER = 15 * MINUTE

it('a site works by its own clock and holidays, and by those of Paris where it says nothing', () => {
  expect(workingHoursOf({})).toEqual(paris)
  const reunion = { timeZone: 'Indian/Reunion', area: 'reunion' }
  expect(workingHoursOf({ timeZone: 'Indian/Reunion' })).toEqual(reunion)
})

it.each([
  ['a night', '2026-03-10T02:00:00Z', '2026-03-10T08:00:00Z'],
  ['six in the evening', '2026-03-10T17:00:00Z', '2026-03-11T08:00:00Z'],
  ['a moment before', '2026-03-10T16:59:59Z', '2026-03-10T16:59:59Z'],
  ['the weekend on which clocks go forward', '2026-03-27T17:30:00Z', '2026-03-30T07:00:00Z'],
  ['the weekend on which clocks go back', '2026-10-23T16:30:00Z', '2026-10-26T08:00:00Z'],
  ['the first of May, a Friday', '2026-05-01T10:00:00Z', '2026-05-04T07:00:00Z'],
  ['Christmas, before a weekend', '2026-12-24T18:00:00Z', '2026-12-28T08:00:00Z'],
])('after %s it is the next moment of work', (_name, moment, next) => {
  expect(nextWorking(at(moment), paris)).toBe(at(next))
})

it('follows the clocks and the days of the place', () => {
  const reunion: WorkingHours = { timeZone: 'Indian/Reunion', area: 'reunion' }
  expect(nextWorking(at('2027-12-20T06:00:00Z'), paris)).toBe(at('2027-12-20T08:00:00Z'))
  expect(nextWorking(at('2027-12-20T06:00:00Z'), reunion)).toBe(at('2027-12-21T05:00:00Z'))
})

it('counts hours of work over nights, weekends and changes of the clock', () => {
  expect(afterWork(at('2026-03-27T16:00:00Z'), 2 * HOUR, paris)).toBe(at('2026-03-30T08:00:00Z'))
  expect(afterWork(at('2026-03-27T16:00:00Z'), HOUR, paris)).toBe(at('2026-03-30T07:00:00Z'))
})

const zones: WorkingHours[] = [
  paris,
  { timeZone: 'Europe/Paris', area: 'alsace-moselle' },
  { timeZone: 'America/Martinique', area: 'martinique' },
  { timeZone: 'Indian/Reunion', area: 'reunion' },
]
const moments = fc
  .integer({ min: at('2026-01-01T00:00:00Z') / QUARTER, max: at('2032-12-31T00:00:00Z') / QUARTER })
  .map((quarters) => quarters * QUARTER)

it('finds moments of work only, and passes over none', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), (moment, hours) => {
      const next = nextWorking(moment, hours)
      expect(isAtWork(next, hours)).toBe(true)
      expect(isWorking(moment, hours)).toBe(isAtWork(moment, hours))
      expect(next - moment).toBeLessThan(6 * DAY)
      for (let before = moment; before < next; before += QUARTER) {
        expect(isAtWork(before, hours)).toBe(false)
      }
    }),
    { numRuns: 300 },
  )
})

it('an hour of work is an hour in which somebody works', () => {
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 96 }),
      (since, hours, quarters) => {
        const start = nextWorking(since, hours)
        const end = afterWork(start, quarters * QUARTER, hours)
        expect(workBetween(start, end, hours)).toBe(quarters * QUARTER)
        expect(isAtWork(end, hours)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
