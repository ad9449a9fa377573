import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, siteClock } from '../time.ts'
import { fitsThing, loanOf, slotsOf } from './free-times.ts'

const [MONDAY, TUESDAY] = ['2026-11-30', '2026-12-01']
const hours = { opensAt: '09:00', closesAt: '11:30', slotMinutes: 60, longestDays: 7 } as const
const room = { ...hours, way: 'slot' } as const
const drill = { ...hours, way: 'loan' } as const
const clocks = (spans: { startsAt: number; endsAt: number }[], zone?: 'Indian/Reunion') =>
  spans.map(({ startsAt, endsAt }) => `${siteClock(startsAt, zone)}-${siteClock(endsAt, zone)}`)

describe('the slots of a day', () => {
  it('follow one another, and a rest that is shorter than one is none', () => {
    expect(clocks(slotsOf(room, MONDAY))).toEqual(['09:00-10:00', '10:00-11:00'])
    expect(clocks(slotsOf({ ...room, slotMinutes: 30 }, MONDAY))).toHaveLength(5)
    expect(slotsOf({ ...room, closesAt: '09:30' }, MONDAY)).toEqual([])
    expect(slotsOf({ ...room, closesAt: '08:00' }, MONDAY)).toEqual([])
  })

  it('are read on the clocks of the site', () => {
    expect(clocks(slotsOf(room, MONDAY, { timeZone: 'Indian/Reunion' }), 'Indian/Reunion')).toEqual([
      ...['09:00-10:00', '10:00-11:00'],
    ])
    expect(slotsOf(room, MONDAY, { timeZone: 'Indian/Reunion' })[0]!.startsAt).toBe(
      slotsOf(room, MONDAY)[0]!.startsAt - 3 * HOUR,
    )
  })
})

it('a loan lasts until closing on its last day, also where the clocks change in between', () => {
  const loan = loanOf(drill, '2026-03-28', 2)
  expect([siteClock(loan.startsAt), siteClock(loan.endsAt)]).toEqual(['09:00', '11:30'])
  expect(loan.endsAt - loan.startsAt).toBe(2 * DAY - HOUR + 150 * MINUTE)
  expect(fitsThing(drill, loan)).toBe(true)
})

describe('what is to be had', () => {
  it('is a slot from end to end, and no part of one', () => {
    const [slot] = slotsOf(room, MONDAY) as [{ startsAt: number; endsAt: number }]
    expect(fitsThing(room, slot)).toBe(true)
    expect(fitsThing(room, { ...slot, endsAt: slot.endsAt - 1 })).toBe(false)
    expect(fitsThing(room, { ...slot, startsAt: slot.startsAt + 1 })).toBe(false)
  })

  it('is a loan of a day at least and no longer than it is lent, from opening to closing', () => {
    expect([0, 1, 7, 8].map((days) => fitsThing(drill, loanOf(drill, MONDAY, days)))).toEqual([
      ...[false, true, true, false],
    ])
    const loan = loanOf(drill, TUESDAY, 2)
    expect(fitsThing(drill, { ...loan, startsAt: loan.startsAt + 1 })).toBe(false)
    expect(fitsThing(drill, { ...loan, endsAt: loan.endsAt - 1 })).toBe(false)
  })
})
