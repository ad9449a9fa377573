import { describe, expect, it } from 'vitest'
import { mergeBookings, type Booking } from './booking.ts'
import type { SeatLease } from './seat-lease.ts'
import { judgeLeaseBooking, soldFrom, withEvent } from './seat-booking.ts'

it('events told by the server stand where a merge would put them, so that a push repeated changes nothing', () => {
  // Found by the simulation of seats (story 23154): a late booking that its visitor had cancelled meanwhile.
  const cancelled = { id: 'k2.e4', type: 'cancelled' as const, at: 20, by: 'k2' }
  const booking = { id: 'b', rev: '1', askedAt: 1, visitorId: 'P', events: [cancelled] } as unknown as Booking
  const kept = withEvent(booking, { type: 'late', late: 'lease-written-off', at: 10 })
  expect(mergeBookings(kept, booking).events).toEqual(kept.events)
})

describe('a booking that names a seat of a kiosk', () => {
  const lease = (state: SeatLease['state']) => ({ id: 'l', seats: 2, state }) as SeatLease
  const sold = (slot: number | undefined, visitorId = 'P') =>
    ({ id: 'l.0', leaseId: 'l', slot, visitorId, events: [] }) as unknown as Booking

  it('has that seat while the kiosk may sell it, or was asked to stop', () => {
    expect(judgeLeaseBooking(lease('active'), undefined, sold(1))).toBeNull()
    expect(judgeLeaseBooking(lease('draining'), undefined, sold(1))).toBeNull()
  })

  it('comes late when the kiosk had given the seat back, or was declared lost', () => {
    expect(judgeLeaseBooking(lease('settled'), undefined, sold(1))).toBe('lease-settled')
    expect(judgeLeaseBooking(lease('written-off'), undefined, sold(1))).toBe('lease-written-off')
  })

  it('has no seat that was never lent', () => {
    expect(judgeLeaseBooking(undefined, undefined, sold(0))).toBe('lease-unknown')
    expect(judgeLeaseBooking(lease('active'), undefined, sold(2))).toBe('lease-unknown')
    expect(judgeLeaseBooking(lease('active'), undefined, sold(undefined))).toBe('lease-unknown')
  })

  it('has no seat that is somebody else’s; told again, it keeps its own, whatever became of the lease', () => {
    expect(judgeLeaseBooking(lease('active'), sold(0, 'Q'), sold(0))).toBe('slot-taken')
    expect(judgeLeaseBooking(lease('settled'), sold(0), sold(0))).toBeNull()
  })

  it('has used its seat for good, cancelled or not, unless it was late', () => {
    const told = (type: 'cancelled' | 'late') => ({ id: type, type, at: 1, by: 'k' })
    const [kept, cancelled] = [sold(0), { ...sold(1), events: [told('cancelled')] }]
    const others = [
      { ...sold(0), events: [told('late')] },
      { ...sold(0), leaseId: 'other' },
    ]
    expect(soldFrom(lease('active'), [kept, cancelled, ...others])).toEqual([kept, cancelled])
  })
})

describe('what the server tells of a booking', () => {
  const booking = { id: 'b', events: [] } as unknown as Booking
  const offer = { type: 'offer-expired' as const, offerId: 'o1', at: 5 }

  it('is told once, however often the server comes to it', () => {
    const once = withEvent(booking, offer)
    expect(once.events).toEqual([{ ...offer, id: 'server.offer-expired.o1', by: 'server' }])
    expect(withEvent(once, { ...offer, at: 9 })).toBe(once)
    expect(booking.events).toEqual([])
  })

  it('is told for each offer, and for each moment where there is no offer', () => {
    const both = withEvent(withEvent(booking, offer), { ...offer, offerId: 'o2' })
    expect(both.events).toHaveLength(2)
    expect(withEvent(booking, { type: 'waitlisted', at: 7 }).events[0]?.id).toBe('server.waitlisted.7')
  })

  it('has an id that its record can hold, however long the offer’s is', () => {
    const long = withEvent(booking, { ...offer, offerId: 'o'.repeat(64) })
    expect(long.events[0]?.id).toBe('o'.repeat(64))
  })

  it('stands by its moment, then by its id', () => {
    const told = [
      { ...offer, offerId: 'z' },
      { ...offer, offerId: 'a' },
      { ...offer, offerId: 'm', at: 1 },
    ]
    const all = told.reduce(withEvent, booking)
    expect(all.events.map(({ offerId }) => offerId)).toEqual(['m', 'a', 'z'])
  })
})
