import { revised } from '../record/write.ts'
import { ok, refuse, type Result } from '../result.ts'
import { HOUR, siteDay, type Day } from '../time.ts'
import type { Writer } from '../visits/check-in.ts'
import { bookingStatus, isConfirmed } from '../seats/booking-status.ts'
import type { Booking } from '../seats/booking.ts'
import {
  isObserved,
  matterOf,
  sessionStatus,
  standingMoments,
  type ChallengeSession,
  type SessionMoment,
} from '../sessions/challenge-session.ts'

/** Why something cannot be told of a session now. */
export type MomentRefusal =
  | 'not-now' // it is told already, or something comes first
  | 'too-early' // its hour is still far: another day's session is not started by mistake
  | 'nobody-observes' // an observer must have arrived before a session with a grid starts
  | 'convention-missing' // at an employer's, an agreement (PMSMP) must be named and still run
  | 'attendance-missing' // somebody booked is neither there nor absent
  | 'evaluations-open' // a debrief is not finished

/** What the rules look at besides the session. */
export interface MomentFacts {
  bookings: readonly Booking[]
  /** Every evaluation is final, or none is needed (evaluation-status.ts). */
  evaluationsAreFinal: boolean
}

const comesAfter: Record<SessionMoment, readonly ReturnType<typeof sessionStatus>[]> = {
  locked: ['open'],
  'observer-arrived': ['open', 'locked', 'running', 'evaluating'],
  started: ['open', 'locked'],
  ended: ['running'],
  closed: ['evaluating'],
  undone: ['open', 'locked', 'running', 'evaluating'],
}

/** Beyond this many moments only what leads to the end is told, so that the day can still be told to its end. */
const ONLY_TO_THE_END = 24

/** A session may be started this long before its hour, never on another day. */
export const STARTS_AT_MOST_BEFORE = HOUR

/** Decides whether a host may say that this happened, and writes it down (états d'une séance). */
export function tellMoment(
  session: ChallengeSession,
  moment: { id: string; type: SessionMoment; observerId?: string; undoes?: string },
  facts: MomentFacts,
  writer: Writer,
): Result<ChallengeSession, MomentRefusal> {
  if (moment.type === 'undone') {
    const last = undoable(session)
    if (!last || moment.undoes !== last.id) return refuse('not-now')
  }
  const refusal = refusalOf(session, moment.type, facts, writer)
  if (refusal !== null) return refuse(refusal)
  const { now, deviceId } = writer
  const moments = [...session.moments, { ...moment, at: now, by: deviceId }]
  return ok(revised(session, writer, { moments }))
}

/** The last thing told, while it can be taken back: not what closed the session, whose pages may be signed. */
export function undoable(session: ChallengeSession): ChallengeSession['moments'][number] | undefined {
  if (session.moments.length >= ONLY_TO_THE_END) return undefined
  const last = standingMoments(session).at(-1)
  return last?.type === 'closed' ? undefined : last
}

function refusalOf(
  session: ChallengeSession,
  type: SessionMoment,
  { bookings, evaluationsAreFinal }: MomentFacts,
  { now, zone }: Writer,
): MomentRefusal | null {
  if (!comesAfter[type].includes(sessionStatus(session))) return 'not-now'
  const hasArrived = standingMoments(session).some((moment) => moment.type === 'observer-arrived')
  if (type === 'observer-arrived' && hasArrived && session.moments.length >= ONLY_TO_THE_END) return 'not-now'
  if (type === 'started') {
    if (now < session.startsAt - STARTS_AT_MOST_BEFORE) return 'too-early'
    if (isObserved(matterOf(session)) && !hasArrived) return 'nobody-observes'
    if (
      matterOf(session) === 'scout' &&
      session.place === 'employer' &&
      !hasConvention(session, siteDay(now, zone))
    ) {
      return 'convention-missing'
    }
  }
  if (
    type === 'ended' &&
    bookings.some((booking) => isConfirmed(booking) && bookingStatus(booking) === 'confirmed')
  ) {
    return 'attendance-missing'
  }
  return type === 'closed' && !evaluationsAreFinal ? 'evaluations-open' : null
}

/** Unpaid work at an employer's needs a signed agreement that covers the day (Code du travail L5135-1 à -8). */
function hasConvention({ conventionRef, conventionEndsOn }: ChallengeSession, today: Day): boolean {
  return Boolean(conventionRef?.trim()) && conventionEndsOn !== undefined && conventionEndsOn >= today
}
