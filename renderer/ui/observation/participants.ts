import { bookingStatus } from '../../../domain/challenges/booking-status.ts'
import type { Booking } from '../../../domain/challenges/booking.ts'
import { showPassCode } from '../../../domain/visits/pass-code.ts'

/** Somebody in the room, by first name or nickname only. */
export interface Participant {
  booking: Booking
  name: string
}

/**
 * Those who are there, by name. `nameOf`: what the desk knows beside the booking. `expected`: also those who
 * are booked and of whom nothing was said yet: a desk without network may not have heard that they came.
 */
export function participantsOf(
  bookings: readonly Booking[],
  nameOf: (booking: Booking) => string | undefined = () => undefined,
  expected = false,
): Participant[] {
  const here = expected ? ['attended', 'confirmed'] : ['attended']
  return bookings
    .filter((booking) => here.includes(bookingStatus(booking)))
    .map((booking) => ({ booking, name: participantName(booking, nameOf(booking)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** The name given when booking, else what else is known, else the number of the card. */
export function participantName(booking: Booking, known?: string): string {
  return booking.name ?? known ?? showPassCode(booking.visitorId)
}
