import { DAY, HOUR, parisInstant } from '../../time.ts'
import type { ChallengeSession, SessionOfChallenge, SessionOfEvent } from '../challenge-session.ts'

/** The moment at which the examples about sessions and seats take place. */
export const NOW = parisInstant('2026-04-13', 10)

/** A planned session, two hours long, in three days; a test says what is particular to its own. */
export function aSession(told?: Partial<SessionOfChallenge>): SessionOfChallenge
export function aSession(told: Partial<ChallengeSession>): ChallengeSession
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
  } as ChallengeSession
}

/** An event of the place instead, at the same hours. */
export function anEvent(told: Partial<SessionOfEvent> = {}): SessionOfEvent {
  const { track: _track, challengeIds: _cards, event: _none, ...planned } = aSession()
  return {
    ...planned,
    id: 'e1',
    title: 'Café rencontre',
    event: { kind: 'coffee', text: 'On boit un café et on parle.' },
    minimumAge: 10,
    publishedAt: NOW,
    ...told,
  }
}
