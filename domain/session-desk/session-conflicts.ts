import { MINUTE } from '../time.ts'
import { isConfirmed } from '../seats/booking-status.ts'
import type { Booking } from '../seats/booking.ts'
import type { ChallengeSession, SessionOfChallenge, SessionOfEvent } from '../sessions/challenge-session.ts'
import { cardsOf, sessionStatus } from '../sessions/challenge-session.ts'

type Hours = Pick<ChallengeSession, 'startsAt' | 'endsAt'>

/** A room is set up before and put back after, and so is the box of a card. */
export const SET_UP = 30 * MINUTE

/** What of a plan can stand against another session. */
export type PlannedHours = Pick<ChallengeSession, 'id' | 'roomId' | 'startsAt' | 'endsAt' | 'observers'> &
  (Pick<SessionOfChallenge, 'challengeIds' | 'event'> | Pick<SessionOfEvent, 'event'>)

/** What two sessions cannot both have at the same time. */
export interface SessionConflict {
  /** `room` and `box` (the one box of a card's material) include the time to set up; `person` does not. */
  kind: 'room' | 'person' | 'box'
  sessionId: string
  /** The room's id, the person's name or the card's id. */
  what: string
}

/** What stands against this plan at its hour: rooms, people and boxes that another session has. */
export function conflictsOf(session: PlannedHours, others: readonly ChallengeSession[]): SessionConflict[] {
  return others
    .filter((other) => other.id !== session.id && takesPlace(other))
    .flatMap((other) => {
      const found: SessionConflict[] = []
      const sessionId = other.id
      if (overlap(session, other, SET_UP)) {
        const sameRoom = session.roomId !== undefined && session.roomId === other.roomId
        if (sameRoom) found.push({ kind: 'room', sessionId, what: session.roomId! })
        for (const what of shared(boxesOf(session), boxesOf(other)))
          found.push({ kind: 'box', sessionId, what })
      }
      if (overlap(session, other, 0)) {
        for (const what of shared(namesOf(session), namesOf(other)))
          found.push({ kind: 'person', sessionId, what })
      }
      return found
    })
}

/** Who is booked in this session and, at the same time, in another one: by visitor, session after session. */
export function bookedElsewhere(
  session: Pick<PlannedHours, 'id' | 'startsAt' | 'endsAt'>,
  others: readonly ChallengeSession[],
  bookings: readonly Booking[],
): { sessionId: string; visitorIds: string[] }[] {
  const booked = (sessionId: string) =>
    bookings
      .filter((booking) => booking.sessionId === sessionId && isConfirmed(booking))
      .map(({ visitorId }) => visitorId)
  const own = booked(session.id)
  return others
    .filter((other) => other.id !== session.id && takesPlace(other) && overlap(session, other, 0))
    .map(({ id }) => ({ sessionId: id, visitorIds: shared(own, booked(id)) }))
    .filter(({ visitorIds }) => visitorIds.length > 0)
}

/** Whether a session is planned or under way, and neither called off nor closed. */
export function takesPlace(session: ChallengeSession): boolean {
  return !['cancelled', 'declined', 'closed'].includes(sessionStatus(session))
}

function overlap(a: Hours, b: Hours, margin: number): boolean {
  return a.startsAt - margin < b.endsAt && b.startsAt - margin < a.endsAt
}

/** The kit's cards behind what is done: a card adapted by a site (`A01-k3f9.1`) uses the box of `A01`. */
function boxesOf(session: PlannedHours): string[] {
  return cardsOf(session).map((id) => id.split(/[.-]/)[0]!)
}

function namesOf(session: PlannedHours): string[] {
  return session.observers.map((observer) => observer.name.trim().toLocaleLowerCase('fr'))
}

function shared(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set(a)].filter((item) => b.includes(item))
}
