import type { Instant } from '../time.ts'
import { bookingStatus, has } from './booking-status.ts'
import type { Booking } from './booking.ts'

/**
 * Where somebody stands in the line: those who were told "confirmé" by a kiosk whose seat was not its own any
 * more come first, then by the hour they asked. Who let an offer pass goes to the end, without penalty.
 */
function placeInLine(booking: Booking): [number, Instant, string] {
  const expired = booking.events.filter((event) => event.type === 'offer-expired').at(-1)
  const isLate = booking.events.some((event) => event.type === 'late')
  return [isLate ? 0 : 1, expired?.at ?? booking.askedAt, booking.id]
}

function byPlace(a: Booking, b: Booking): number {
  const [first, second] = [placeInLine(a), placeInLine(b)]
  return first[0] - second[0] || first[1] - second[1] || (first[2] < second[2] ? -1 : 1)
}

/** Those of a session who wait for a seat, the next one first (liste d'attente). */
export function waitingLine(bookings: readonly Booking[]): Booking[] {
  const here = peopleHere(bookings)
  return (
    bookings
      .filter((booking) => ['requested', 'waitlisted'].includes(bookingStatus(booking)))
      // A chair added at the door waits for no seat.
      .filter((booking) => !has(booking, 'walked-in'))
      // Nor does whoever sits on one, though they had asked before.
      .filter(({ visitorId }) => !here.has(visitorId))
      .sort(byPlace)
  )
}

/** Whoever was seen in the room, on whichever seat. */
export function peopleHere(bookings: readonly Booking[]): ReadonlySet<string> {
  return new Set(
    bookings.filter((booking) => bookingStatus(booking) === 'attended').map(({ visitorId }) => visitorId),
  )
}

/** The place of a booking in the line, from 1, or `null` when it does not wait. */
export function waitingRank(booking: Booking, bookings: readonly Booking[]): number | null {
  const index = waitingLine(bookings).findIndex(({ id }) => id === booking.id)
  return index === -1 ? null : index + 1
}
