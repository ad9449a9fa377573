import { bookingStatus } from '../../../domain/challenges/booking-status.ts'
import type { Booking } from '../../../domain/challenges/booking.ts'
import { showPassCode } from '../../../domain/visits/pass-code.ts'

/** Somebody in the room, by first name or nickname only. */
export interface Participant {
  booking: Booking
  name: string
}

/** Those who are there, by name. `nameOf`: what the desk knows beside the booking. */
export function participantsOf(
  bookings: readonly Booking[],
  nameOf: (booking: Booking) => string | undefined = () => undefined,
): Participant[] {
  return bookings
    .filter((booking) => bookingStatus(booking) === 'attended')
    .map((booking) => ({ booking, name: participantName(booking, nameOf(booking)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** The name given when booking, else what else is known, else the number of the card. */
export function participantName(booking: Booking, known?: string): string {
  return booking.name ?? known ?? showPassCode(booking.visitorId)
}
