import { hasOwnSeat } from './booking-status.ts'
import type { Booking, BookingEvent } from './booking.ts'
import type { SeatLease } from './seat-lease.ts'

/** Why a seat sold by a kiosk may be no seat for the server (see `late` of a booking). */
export type LateReason = NonNullable<BookingEvent['late']>

/**
 * Judges a booking that names a seat of a lease, when it reaches the server. `lease` and `known` are the
 * server's copies; `null`: the seat is the person's. A written-off lease keeps its seats, so what it sold in
 * its time stays good (`hasOwnSeat`), and the host reads that it came late.
 */
export function judgeLeaseBooking(
  lease: SeatLease | undefined,
  known: Booking | undefined,
  booking: Booking,
): LateReason | null {
  if (known) return known.visitorId === booking.visitorId ? null : 'slot-taken'
  if (!lease || (booking.slot ?? Infinity) >= lease.seats) return 'lease-unknown'
  if (lease.state === 'settled') return 'lease-settled'
  return lease.state === 'written-off' ? 'lease-written-off' : null
}

/** The bookings that were sold out of a lease, cancelled ones included: each used its slot for good. */
export function soldFrom(lease: SeatLease, bookings: readonly Booking[]): Booking[] {
  return bookings.filter((booking) => booking.leaseId === lease.id && hasOwnSeat(booking))
}

/** The booking with one more event, told by the server. The id comes from the content: told twice, it is one. */
export function withEvent(booking: Booking, event: Omit<BookingEvent, 'id' | 'by'>): Booking {
  const id = ['server', event.type, event.offerId ?? event.at].join('.').slice(-64)
  if (booking.events.some((known) => known.id === id)) return booking
  const events = [...booking.events, { ...event, id, by: 'server' }]
  // In the order that a merge gives them: the same events are the same record.
  return { ...booking, events: events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)) }
}
