import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../time.ts'
import { aSession, NOW } from '../sessions/testing/a-session.ts'
import type { Booking, BookingEvent } from './booking.ts'
import type { SeatLease } from './seat-lease.ts'
import { needsRefill, nextSeat, seatsHere, seatsLeft, type SaleFacts } from './seat-sale.ts'

const lease = (told: Partial<SeatLease> = {}): SeatLease =>
  ({ id: 's1.k1.1', seats: 4, state: 'active', expiresAt: NOW + HOUR, ...told }) as SeatLease
const event = (type: BookingEvent['type']): BookingEvent => ({ id: type, type, at: NOW, by: 'k1' })
const sold = (slot: number, events: BookingEvent[] = []) =>
  ({ id: `s1.k1.1.${slot}`, leaseId: 's1.k1.1', slot, events }) as unknown as Booking
const marks = (...slots: (number | undefined)[]) =>
  slots.map((nextSlot) => (nextSlot === undefined ? undefined : { leaseId: 's1.k1.1', nextSlot }))
const kiosk = (told: Partial<SaleFacts> = {}): SaleFacts => ({
  ...{ lease: lease(), bookings: [], marks: marks(0, 0), now: NOW, latestSeen: NOW },
  ...told,
})
const sells = (slot: number) => ({ ok: true, value: { slot } })
const refuses = (reason: string) => ({ ok: false, reason })

describe('a kiosk without network', () => {
  it('sells the seats of its lease one after the other', () => {
    expect(nextSeat(kiosk())).toEqual(sells(0))
    expect(nextSeat(kiosk({ marks: marks(undefined, undefined) }))).toEqual(sells(0))
    expect(nextSeat(kiosk({ bookings: [sold(0), sold(1)], marks: marks(2, 2) }))).toEqual(sells(2))
  })

  it('sells no seat a second time, also when its booking was cancelled', () => {
    const cancelled = sold(0, [event('cancelled')])
    expect(nextSeat(kiosk({ bookings: [cancelled], marks: marks(1, 1) }))).toEqual(sells(1))
  })

  it('sells its last seat, and nothing after it', () => {
    const [first, second, third, last] = [sold(0), sold(1), sold(2), sold(3)]
    expect(nextSeat(kiosk({ bookings: [first, second, third], marks: marks(3, 3) }))).toEqual(sells(3))
    const all = kiosk({ bookings: [first, second, third, last], marks: marks(4, 4) })
    expect(nextSeat(all)).toEqual(refuses('no-seat'))
    expect(seatsHere(all)).toBe(0)
  })

  it('counts only what was sold out of this lease', () => {
    const other = { ...sold(3), leaseId: 's1.k1.0' }
    expect(nextSeat(kiosk({ bookings: [other] }))).toEqual(sells(0))
  })

  it.each(['draining', 'settled', 'written-off'] as const)('sells nothing of a lease that is %s', (state) => {
    expect(nextSeat(kiosk({ lease: lease({ state }) }))).toEqual(refuses('lease-over'))
  })

  it('stops two minutes before its lease ends: its clock may be slow', () => {
    const until = (expiresAt: number) => nextSeat(kiosk({ lease: lease({ expiresAt }) }))
    expect(until(NOW + 2 * MINUTE)).toEqual(refuses('lease-over'))
    expect(until(NOW + 2 * MINUTE + 1)).toEqual(sells(0))
  })

  it('sells nothing when its clock went back by more than a minute', () => {
    expect(nextSeat(kiosk({ latestSeen: NOW + MINUTE }))).toEqual(sells(0))
    expect(nextSeat(kiosk({ latestSeen: NOW + MINUTE + 1 }))).toEqual(refuses('clock-went-back'))
  })

  it.each([
    ['one of the places that keep count is behind', [sold(0)], marks(1, 0)],
    ['one of them knows nothing of the lease', [sold(0)], marks(1, undefined)],
    ['the bookings are behind the count', [], marks(1, 0)],
    ['the counts are behind the bookings', [sold(0), sold(1)], marks(1, 1)],
  ])('sells nothing when %s: this may be an older disk', (_, bookings, counted) => {
    const facts = kiosk({ bookings, marks: counted })
    expect(nextSeat(facts)).toEqual(refuses('lease-poisoned'))
    expect(seatsHere(facts)).toBe(0)
  })
})

describe('a kiosk asks for more seats', () => {
  const after = (count: number) =>
    kiosk({ bookings: Array.from({ length: count }, (_, slot) => sold(slot)), marks: marks(count, count) })

  it('when a quarter of its lease is left, not before', () => {
    expect([seatsHere(after(2)), needsRefill(after(2))]).toEqual([2, false])
    expect([seatsHere(after(3)), needsRefill(after(3))]).toEqual([1, true])
  })

  it('when its lease sells no more', () => {
    expect(needsRefill(kiosk({ lease: lease({ state: 'draining' }) }))).toBe(true)
  })
})

describe('the seats that anyone may still get', () => {
  const left = (leases: SeatLease[], bookings: Booking[], capacity = 8) =>
    seatsLeft({ session: aSession({ capacity }), leases, bookings })
  const waiting = (id: string) => ({ id, askedAt: NOW, events: [event('waitlisted')] }) as unknown as Booking

  it('are the free ones at the server and those that kiosks have not sold', () => {
    expect(left([], [])).toBe(8)
    expect(left([lease()], [])).toBe(8)
    expect(left([lease()], [sold(0)])).toBe(7)
    expect(left([lease({ state: 'draining' })], [sold(0)])).toBe(7)
  })

  it('are none of a kiosk declared lost', () => {
    expect(left([lease({ state: 'written-off' })], [])).toBe(4)
  })

  it('come back from a lease that was settled', () => {
    expect(left([lease({ state: 'settled' })], [sold(0)])).toBe(7)
  })

  it('are less by those who wait, and never less than none', () => {
    expect(left([], [waiting('a')], 2)).toBe(1)
    expect(left([], [waiting('a'), waiting('b'), waiting('c')], 2)).toBe(0)
  })

  it('of a kiosk that sold more than its lease are none, and take nothing from another', () => {
    const other = lease({ id: 's1.k2.1', seats: 2 })
    const tooMany = [sold(0), sold(1), sold(2)]
    expect(left([lease({ seats: 2 }), other], tooMany)).toBe(6)
  })
})
