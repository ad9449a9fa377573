import { expect, it } from 'vitest'
import { mergeBookings, type Booking } from './booking.ts'
import { withEvent } from './seat-booking.ts'

it('events told by the server stand where a merge would put them, so that a push repeated changes nothing', () => {
  // Found by the simulation of seats (story 23154): a late booking that its visitor had cancelled meanwhile.
  const cancelled = { id: 'k2.e4', type: 'cancelled' as const, at: 20, by: 'k2' }
  const booking = { id: 'b', rev: '1', askedAt: 1, visitorId: 'P', events: [cancelled] } as unknown as Booking
  const kept = withEvent(booking, { type: 'late', late: 'lease-written-off', at: 10 })
  expect(mergeBookings(kept, booking).events).toEqual(kept.events)
})
