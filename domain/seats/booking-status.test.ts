import { describe, expect, it } from 'vitest'
import {
  bookingStatus,
  canBeUnsaid,
  has,
  hasOwnSeat,
  isLive,
  openOffer,
  takenBackBecause,
} from './booking-status.ts'
import type { Booking, BookingEvent } from './booking.ts'

type Event = Partial<BookingEvent> & Pick<BookingEvent, 'type'>

/** A booking of the server's pool, with these events a minute apart unless they say otherwise. */
function booking(...events: Event[]): Booking {
  return {
    id: 'b',
    siteId: 'brest',
    rev: '1',
    at: 0,
    by: 'server',
    sessionId: 's1',
    visitorId: 'P1',
    askedAt: 0,
    events: events.map((event, index) => ({ id: `e${index}`, at: index, by: 'server', ...event })),
  }
}
const sold = (...events: Event[]): Booking => ({ ...booking(...events), leaseId: 's1.a.1', slot: 0 })

describe('what was said last counts', () => {
  it('in the order of time, whatever the order in which it was heard', () => {
    const corrected = booking({ type: 'absent', at: 2 }, { type: 'attended', at: 9 })
    const heardTheOtherWay = { ...corrected, events: [...corrected.events].reverse() }
    expect([corrected, heardTheOtherWay].map(bookingStatus)).toEqual(['attended', 'attended'])
  })

  it('at one moment, in the order of the ids: the same on every replica', () => {
    const events: Event[] = [
      { type: 'absent', at: 5, id: 'a' },
      { type: 'attended', at: 5, id: 'b' },
    ]
    expect(bookingStatus(booking(...events))).toBe('attended')
    expect(bookingStatus(booking(...events.toReversed()))).toBe('attended')
  })

  it('and what happened long after is not put before it by the number of its moment', () => {
    const { events } = booking({ type: 'attended', at: 100 }, { type: 'unsaid', at: 20 })
    expect(bookingStatus({ events })).toBe('attended')
  })
})

describe('the seat of a kiosk', () => {
  it('stays the person’s when the kiosk was declared lost, and for no other reason of being late', () => {
    expect(hasOwnSeat(sold({ type: 'late', late: 'lease-written-off' }))).toBe(true)
    for (const late of ['lease-settled', 'lease-unknown', 'slot-taken'] as const)
      expect(hasOwnSeat(sold({ type: 'late', late }))).toBe(false)
  })
})

describe('a person is counted on', () => {
  it.each<[Event['type'], boolean]>([
    ['confirmed', true],
    ['waitlisted', true],
    ['cancelled', false],
    ['cancelled-by-site', false],
    ['declined', false],
  ])('when the last word is %s: %s', (type, counted) => {
    expect(isLive(booking({ type }))).toBe(counted)
  })
})

describe('an offer', () => {
  it('waits for an answer until that very offer is declined or runs out', () => {
    const first: Event = { type: 'offered', id: 'o1' }
    const second: Event = { type: 'offered', id: 'o2' }
    const declined: Event = { type: 'offer-declined', offerId: 'o1' }
    expect(openOffer(booking(first))?.id).toBe('o1')
    expect(openOffer(booking(first, declined))).toBeUndefined()
    expect(openOffer(booking(first, declined, second))?.id).toBe('o2')
    expect(has(booking(declined), 'offer-declined', 'o2')).toBe(false)
    expect(bookingStatus(booking(first, { type: 'offer-accepted', offerId: 'o2' }))).toBe('offered')
  })
})

describe('what was said of their coming can be taken back', () => {
  it.each<[string, Booking, boolean]>([
    ['that they were there', booking({ type: 'confirmed' }, { type: 'attended' }), true],
    ['that they were not', booking({ type: 'confirmed' }, { type: 'absent' }), true],
    ['not that they let us know', booking({ type: 'confirmed' }, { type: 'excused' }), false],
    ['not before anything was said', booking({ type: 'confirmed' }), false],
    ['not of somebody who cancelled', booking({ type: 'attended' }, { type: 'cancelled' }), false],
  ])('%s', (_words, of, expected) => {
    expect(canBeUnsaid(of)).toBe(expected)
  })

  it('forty times, and then the day is told to its end', () => {
    const often = (count: number) =>
      booking(...Array.from({ length: count }, (): Event => ({ type: 'attended' })))
    expect([canBeUnsaid(often(39)), canBeUnsaid(often(40))]).toEqual([true, false])
  })
})

it('why a booking was taken back is known where a host said it', () => {
  expect(takenBackBecause(booking({ type: 'cancelled', takenBack: 'asked' }))).toBe('asked')
  expect(takenBackBecause(booking({ type: 'cancelled' }))).toBeUndefined()
  expect(takenBackBecause(booking())).toBeUndefined()
})
