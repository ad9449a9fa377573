import { DAY, HOUR, parisInstant } from '../../time.ts'
import type { ChallengeSession } from '../challenge-session.ts'

/** The moment at which the examples about sessions and seats take place. */
export const NOW = parisInstant('2026-04-13', 10)

/** A planned session, two hours long, in three days; a test says what is particular to its own. */
export function aSession(told: Partial<ChallengeSession> = {}): ChallengeSession {
  return {
    id: 's1',
    siteId: 'brest',
    rev: '1',
    at: NOW,
    by: 'server',
    planRev: 1,
    track: 'adventurer',
    challengeIds: ['A01.1'],
    title: 'Vingt clients, un comptoir',
    offersPresented: [],
    place: 'site',
    startsAt: NOW + 3 * DAY,
    endsAt: NOW + 3 * DAY + 2 * HOUR,
    capacity: 8,
    deskReserve: 0,
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [],
    moments: [],
    ...told,
  }
}
