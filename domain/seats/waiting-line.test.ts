import { expect, it } from 'vitest'
import type { Booking, BookingEvent } from './booking.ts'
import { waitingLine, waitingRank } from './waiting-line.ts'

const told = (type: BookingEvent['type'], at = 1, more: Partial<BookingEvent> = {}): BookingEvent => ({
  ...{ id: `${type}.${at}`, type, at, by: 'server' },
  ...more,
})
const asked = (id: string, askedAt: number, ...events: BookingEvent[]) =>
  ({ id, askedAt, events }) as unknown as Booking
const line = (...bookings: Booking[]) => waitingLine(bookings).map(({ id }) => id)

it('who asked first is first in line', () => {
  expect(line(asked('a', 3), asked('b', 2, told('waitlisted')), asked('c', 1))).toEqual(['c', 'b', 'a'])
})

it('who asked in the same moment stand in one order everywhere', () => {
  expect(line(asked('b', 1), asked('a', 1))).toEqual(['a', 'b'])
  expect(line(asked('a', 1), asked('b', 1))).toEqual(['a', 'b'])
})

it('who was told "confirmed" by a kiosk whose seat was not its own comes first', () => {
  const late = { ...asked('late', 9, told('late', 9, { late: 'slot-taken' })), leaseId: 'l' }
  expect(line(asked('a', 1), late)).toEqual(['late', 'a'])
})

it('who let an offer pass goes behind those who asked before that, the last time counts', () => {
  const passed = (...at: number[]) =>
    asked('passed', 1, told('waitlisted'), ...at.map((moment) => told('offer-expired', moment)))
  expect(line(passed(5), asked('before', 4), asked('after', 6))).toEqual(['before', 'passed', 'after'])
  expect(line(passed(5, 8), asked('before', 4), asked('after', 6))).toEqual(['before', 'after', 'passed'])
})

it('who has a seat, gave it back or sits on an added chair does not wait', () => {
  const others = [
    asked('seated', 1, told('confirmed')),
    asked('gone', 1, told('cancelled')),
    asked('offered', 1, told('offered')),
    asked('chair', 1, told('walked-in')),
  ]
  expect(line(...others, asked('waits', 1))).toEqual(['waits'])
})

it('who waited and came in on an added chair waits no longer, until that was a mistake', () => {
  const waits = { ...asked('waits', 1, told('waitlisted')), visitorId: 'V1' }
  const other = { ...asked('other', 2), visitorId: 'V2' }
  const chair = { ...asked('chair', 3, told('walked-in', 3), told('attended', 3)), visitorId: 'V1' }
  expect(line(waits, other, chair)).toEqual(['other'])
  const mistaken = { ...chair, events: [...chair.events, told('unsaid', 4), told('cancelled', 4)] }
  expect(line(waits, other, mistaken)).toEqual(['waits', 'other'])
})

it('a rank counts from one, and is none for who does not wait', () => {
  const [first, second, seated] = [asked('a', 1), asked('b', 2), asked('c', 0, told('confirmed'))]
  const all = [seated, second, first]
  expect(all.map((booking) => waitingRank(booking, all))).toEqual([null, 2, 1])
})
