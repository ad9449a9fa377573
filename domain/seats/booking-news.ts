import type { Instant } from '../time.ts'
import { bookingStatus, openOffer, takenBackBecause } from './booking-status.ts'
import type { Booking, BookingEvent } from './booking.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { promiseChangedFor, type Promised } from './promised-fields.ts'

/** What changed for a booking while its person was away; each ends by being read, or by the session's time. */
export type BookingNews =
  /** A seat waits for their word until that moment. */
  | { kind: 'seat-offered'; until: Instant }
  /** The session is no longer what was booked, and the person has not said whether it suits. */
  | { kind: 'changed' }
  | { kind: 'seat-confirmed' | 'declined' | 'cancelled-by-site' | 'taken-back' }

/** The news of one booking, or `null`. What waits for an answer is news until it is given, however often seen. */
export function bookingNews(
  booking: Booking,
  session: Promised & Pick<ChallengeSession, 'cancelledAt' | 'formerPlans'>,
  readUntil: Instant,
  now: Instant,
): BookingNews | null {
  if (session.startsAt <= now) return null
  const status = bookingStatus(booking)
  const isChanged = session.cancelledAt === undefined && promiseChangedFor(booking, session) !== null
  switch (status) {
    case 'offered': {
      const until = openOffer(booking)?.until ?? session.startsAt
      return until > now ? { kind: 'seat-offered', until } : null
    }
    case 'requested':
    case 'waitlisted':
    case 'accepted':
      return isChanged ? { kind: 'changed' } : null
    case 'confirmed':
      if (isChanged) return { kind: 'changed' }
      return isUnread(booking, 'confirmed', readUntil) ? { kind: 'seat-confirmed' } : null
    case 'declined':
    case 'cancelled-by-site':
      return isUnread(booking, status, readUntil) ? { kind: status } : null
    case 'cancelled':
      return takenBackBecause(booking) !== undefined && isUnread(booking, status, readUntil)
        ? { kind: 'taken-back' }
        : null
    default:
      return null
  }
}

function isUnread({ events }: Booking, type: BookingEvent['type'], readUntil: Instant): boolean {
  return events.some((event) => event.type === type && event.at > readUntil)
}
