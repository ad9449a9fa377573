import type { Instant } from '../time.ts'
import { bookingStatus, openOffer } from './booking-status.ts'
import type { Booking, BookingEvent } from './booking.ts'
import type { ChallengeSession } from './challenge-session.ts'

/** What changed for a booking while its person was away; each ends by being read, or by the session's time. */
export type BookingNews =
  /** A seat waits for their word until that moment. */
  { kind: 'seat-offered'; until: Instant } | { kind: 'seat-confirmed' | 'declined' | 'cancelled-by-site' }

/** The news of one booking, or `null`. An offered seat is news until it is answered, however often it is seen. */
export function bookingNews(
  booking: Booking,
  session: Pick<ChallengeSession, 'startsAt'>,
  readUntil: Instant,
  now: Instant,
): BookingNews | null {
  if (session.startsAt <= now) return null
  const status = bookingStatus(booking)
  switch (status) {
    case 'offered': {
      const until = openOffer(booking)?.until ?? session.startsAt
      return until > now ? { kind: 'seat-offered', until } : null
    }
    case 'confirmed':
      return isUnread(booking, 'confirmed', readUntil) ? { kind: 'seat-confirmed' } : null
    case 'declined':
    case 'cancelled-by-site':
      return isUnread(booking, status, readUntil) ? { kind: status } : null
    default:
      return null
  }
}

function isUnread({ events }: Booking, type: BookingEvent['type'], readUntil: Instant): boolean {
  return events.some((event) => event.type === type && event.at > readUntil)
}
