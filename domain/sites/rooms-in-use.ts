import { sessionStatus, type ChallengeSession } from '../sessions/challenge-session.ts'
import type { Instant } from '../time.ts'
import type { Room } from './site.ts'

/** The sessions to come that these rooms would leave without theirs, or with fewer places than they promise. */
export function sessionsAgainst(
  rooms: readonly Pick<Room, 'id' | 'capacity'>[],
  sessions: readonly ChallengeSession[],
  now: Instant,
): ChallengeSession[] {
  const capacityOf = new Map(rooms.map(({ id, capacity }) => [id, capacity]))
  return sessions.filter(
    (session) =>
      session.roomId !== undefined &&
      session.endsAt > now &&
      !['cancelled', 'declined', 'closed'].includes(sessionStatus(session)) &&
      (capacityOf.get(session.roomId) ?? 0) < session.capacity,
  )
}
