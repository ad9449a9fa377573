import { describe, expect, it } from 'vitest'
import { addDays, DAY, HOUR, siteInstant } from '../time.ts'
import { dueBack, isOpenBetween, loanOf, slotsOf, withDue, type SiteTimes } from './free-times.ts'
import { whyNotFree } from './judge-reservation.ts'
import type { Reservation } from './reservation.ts'
import type { Thing } from './thing.ts'

const REUNION = 'Indian/Reunion'
/** A Monday. */
const MONDAY = '2026-11-30'
const [TUESDAY, WEDNESDAY, SUNDAY] = [1, 2, 6].map((ahead) => addDays(MONDAY, ahead)) as [
  string,
  string,
  string,
]
const at = (day: string, hour: number, minute = 0) => siteInstant(day, hour, minute, REUNION)
const things = { opensAt: '08:00', closesAt: '18:00', slotMinutes: 60, longestDays: 14, count: 1 } as const
const room: Thing = { id: 'room', kind: 'room', way: 'slot', name: 'Salle', picture: 'meeting', ...things }
const drill: Thing = {
  id: 'drill',
  kind: 'tool',
  way: 'loan',
  name: 'Perceuse',
  picture: 'hammer',
  ...things,
}
/** Open from Monday to Friday, with a pause; on Wednesdays in the morning. */
const site: SiteTimes = {
  timeZone: REUNION,
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opensAt: '09:00', closesAt: '12:00' },
    ...(weekday === 3 ? [] : [{ weekday, opensAt: '13:30', closesAt: '17:00' }]),
  ]),
}
const closedOn = (from: string, until = from): SiteTimes => ({
  ...site,
  closures: [{ from, until, sentence: 'Inventaire' }],
})
const startsOf = (day: string, times: SiteTimes) => slotsOf(room, day, times).map(({ startsAt }) => startsAt)
const facts = { others: [], sessions: [], alreadyTheirs: 0 }
const NOW = at(MONDAY, 7)

describe('slots of a room', () => {
  it('are those for which the site is open as a whole, by its own clocks', () => {
    expect(startsOf(MONDAY, site)).toEqual([9, 10, 11, 14, 15, 16].map((hour) => at(MONDAY, hour)))
    expect(startsOf(WEDNESDAY, site)).toEqual([9, 10, 11].map((hour) => at(WEDNESDAY, hour)))
  })

  it('there are none on a day off or in a closure, and all of them where nobody said hours', () => {
    expect(startsOf(SUNDAY, site)).toEqual([])
    expect(startsOf(MONDAY, closedOn(MONDAY))).toEqual([])
    expect(startsOf(MONDAY, { timeZone: REUNION })).toHaveLength(10)
    const { hours: _none, ...onlyClosed } = closedOn(MONDAY)
    expect(startsOf(MONDAY, onlyClosed)).toEqual([])
    expect(startsOf(TUESDAY, onlyClosed)).toHaveLength(10)
  })

  it('hours that touch are one', () => {
    const touching: SiteTimes = {
      timeZone: REUNION,
      hours: [
        { weekday: 1, opensAt: '08:00', closesAt: '12:30' },
        { weekday: 1, opensAt: '12:30', closesAt: '18:00' },
      ],
    }
    expect(startsOf(MONDAY, touching)).toHaveLength(10)
  })
})

describe('what is asked for while the site is closed', () => {
  it('is refused by that, and not as if hours had changed', () => {
    const slot = slotsOf(room, MONDAY, site)[0]!
    expect(whyNotFree(slot, { ...facts, thing: room }, NOW, site)).toBeNull()
    expect(whyNotFree(slot, { ...facts, thing: room }, NOW, closedOn(MONDAY))).toBe('closed')
    const atNoon = { startsAt: at(MONDAY, 12), endsAt: at(MONDAY, 13) }
    expect(whyNotFree(atNoon, { ...facts, thing: room }, NOW, site)).toBe('closed')
    const crooked = { startsAt: at(MONDAY, 9, 7), endsAt: at(MONDAY, 10, 7) }
    expect(whyNotFree(crooked, { ...facts, thing: room }, NOW, site)).toBe('hours')
  })

  it('a loan is fetched on its first day', () => {
    const loan = loanOf(drill, MONDAY, 2, REUNION)
    expect(whyNotFree(loan, { ...facts, thing: drill }, NOW, site)).toBeNull()
    expect(whyNotFree(loan, { ...facts, thing: drill }, NOW, closedOn(MONDAY))).toBe('closed')
  })
})

describe('a loan that ends on a closed day', () => {
  const loan = loanOf(drill, MONDAY, 6, REUNION)

  it('is to be back by the end of the next open hour, never earlier than asked', () => {
    const nextMonday = addDays(MONDAY, 7)
    expect(loan.endsAt).toBe(at(SUNDAY, 18))
    expect(dueBack(loan.endsAt, drill, site)).toBe(at(nextMonday, 10))
    expect(dueBack(loan.endsAt, drill, closedOn(SUNDAY, nextMonday))).toBe(at(addDays(nextMonday, 1), 10))
    // The site closes at noon on Wednesdays; the tool was to be back at six.
    expect(dueBack(at(WEDNESDAY, 18), drill, site)).toBe(at(addDays(MONDAY, 3), 10))
    expect(dueBack(at(MONDAY, 17), drill, site)).toBe(at(MONDAY, 17))
    expect(dueBack(at(MONDAY, 18), drill, { timeZone: REUNION })).toBe(at(MONDAY, 18))
  })

  it('moves nothing that is used at the place, nor what never opens again', () => {
    const slot = { endsAt: at(SUNDAY, 18) }
    expect(withDue(slot, room, site)).toBe(slot)
    expect(withDue(slot, undefined, site)).toBe(slot)
    expect(dueBack(loan.endsAt, { opensAt: '18:00', closesAt: '20:00' }, site)).toBe(loan.endsAt)
  })

  it('keeps the thing from others until then', () => {
    const theirs = {
      ...{ id: 'r', siteId: 's', rev: '1', at: NOW, by: 'k', thingId: 'drill', visitorId: 'v', askedAt: NOW },
      ...loan,
      events: [{ id: 'g', type: 'granted', at: NOW, by: 'server' }],
    } as Reservation
    const why = (day: string) =>
      whyNotFree(loanOf(drill, day, 1, REUNION), { ...facts, thing: drill, others: [theirs] }, NOW, site)
    expect(why(addDays(MONDAY, 7))).toBe('taken')
    expect(why(addDays(MONDAY, 8))).toBeNull()
  })
})

it('what was promised stands while it can be used: a slot as a whole, a loan on some day of it', () => {
  const slot = slotsOf(room, TUESDAY, site)[0]!
  expect(isOpenBetween(room, slot, site)).toBe(true)
  expect(isOpenBetween(room, slot, closedOn(TUESDAY))).toBe(false)
  const loan = loanOf(drill, TUESDAY, 1, REUNION)
  expect(isOpenBetween(drill, loan, closedOn(TUESDAY))).toBe(true)
  expect(isOpenBetween(drill, loan, closedOn(TUESDAY, WEDNESDAY))).toBe(false)
  expect(loan.endsAt - loan.startsAt).toBe(DAY + 10 * HOUR)
})
