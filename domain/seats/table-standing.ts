import type { SessionOfEvent } from '../sessions/challenge-session.ts'
import type { Instant } from '../time.ts'
import { isConfirmed } from './booking-status.ts'
import type { Booking } from './booking.ts'

/** With fewer there is nobody to talk with. */
const TO_TALK = 2

/**
 * How a table stands. `waits`: it begins later and somebody is missing still, `gathers`: enough come; once its hour is
 * there `sits`, or `alone` and `empty`: nobody else came, or nobody.
 */
type TableStanding = 'waits' | 'gathers' | 'sits' | 'alone' | 'empty'

export function tableStanding(
  { startsAt }: Pick<SessionOfEvent, 'startsAt'>,
  bookings: readonly Booking[],
  now: Instant,
): { is: TableStanding; missing: number } {
  const taken = chairsTaken(bookings)
  const missing = Math.max(0, TO_TALK - taken)
  if (now < startsAt) return { is: missing > 0 ? 'waits' : 'gathers', missing }
  if (missing === 0) return { is: 'sits', missing }
  return { is: taken === 0 ? 'empty' : 'alone', missing }
}

/** `bookings`: those of the table. */
export function chairsTaken(bookings: readonly Booking[]): number {
  return bookings.filter((booking) => isConfirmed(booking)).length
}
