import { expect, it } from 'vitest'
import { DAY, MINUTE } from '../time.ts'
import { ADVICE_LASTS, decideAdviceBooking, decideSlots, type AdviceSlot } from './advice-slot.ts'

const NOW = 100 * DAY
const slot: AdviceSlot = {
  slotId: 's1',
  siteId: 'brest',
  startsAt: NOW + DAY,
  accountId: 'lea',
  withdrawnAt: null,
}
const booking = (employerId: string, cancelledAt: number | null = null, startsAt = slot.startsAt) => ({
  ...{ slotId: 's1', employerId, cancelledAt, startsAt },
})
type Booked = ReturnType<typeof booking>[]
const book = (ofSlot: Booked = [], ofEmployer: Booked = [], told: AdviceSlot | undefined = slot) =>
  decideAdviceBooking(told, { ofSlot, ofEmployer }, 'bakery', NOW)

it('refuses what is over, taken, or a second half hour, by name', () => {
  expect(decideAdviceBooking(undefined, { ofSlot: [], ofEmployer: [] }, 'bakery', NOW)).toMatchObject({
    reason: 'slot-gone',
  })
  expect(book([], [], { ...slot, startsAt: NOW })).toMatchObject({ reason: 'slot-gone' })
  expect(book([], [], { ...slot, withdrawnAt: 1 })).toMatchObject({ reason: 'slot-gone' })
  expect(book([booking('garage')])).toMatchObject({ reason: 'slot-taken' })
  expect(book([], [booking('bakery')])).toMatchObject({ reason: 'already-booked' })
})

it('a slot that was given back is free, who holds it keeps it, and a half hour that is over bars nothing', () => {
  expect(book([booking('garage', 1)])).toEqual({ ok: true, value: 'book' })
  expect(book([booking('bakery')])).toEqual({ ok: true, value: 'kept' })
  expect(book([], [booking('bakery', null, NOW - DAY)])).toEqual({ ok: true, value: 'book' })
})

it('offers half hours in a row, leaves out those that are there, and lets none run into another', () => {
  const startsAt = NOW + DAY
  const asked = { startsAt, count: 2 }
  expect(decideSlots(asked, [], NOW)).toEqual({ ok: true, value: [startsAt, startsAt + ADVICE_LASTS] })
  expect(decideSlots(asked, [{ startsAt }], NOW)).toEqual({ ok: true, value: [startsAt + ADVICE_LASTS] })
  expect(decideSlots(asked, [{ startsAt: startsAt - 10 * MINUTE }], NOW)).toMatchObject({
    reason: 'slot-overlaps',
  })
  expect(decideSlots({ startsAt: NOW, count: 1 }, [], NOW)).toMatchObject({ reason: 'slot-past' })
  expect(decideSlots({ startsAt: NOW + 121 * DAY, count: 1 }, [], NOW)).toMatchObject({
    reason: 'slot-too-far',
  })
})
