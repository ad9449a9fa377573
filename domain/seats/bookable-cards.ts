import type { Challenge } from '../kit/challenge.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { openSessions } from '../sessions/find-sessions.ts'
import type { Instant } from '../time.ts'
import type { Booking } from './booking.ts'
import { isConfirmed } from './booking-status.ts'

/** The cards that somebody can book now, each by its soonest session in which a seat is not taken. */
export function bookableCards(
  sessions: readonly ChallengeSession[],
  challenges: readonly Challenge[],
  bookings: readonly Booking[],
  now: Instant,
): { cardId: string; startsAt: Instant }[] {
  const taken = Map.groupBy(
    bookings.filter((booking) => isConfirmed(booking)),
    ({ sessionId }) => sessionId,
  )
  const soonest = new Map<string, Instant>()
  for (const { session, cards } of openSessions(sessions, challenges, now)) {
    if ((taken.get(session.id)?.length ?? 0) >= session.capacity) continue
    for (const { id } of cards) if (!soonest.has(id)) soonest.set(id, session.startsAt)
  }
  return [...soonest].map(([cardId, startsAt]) => ({ cardId, startsAt }))
}
