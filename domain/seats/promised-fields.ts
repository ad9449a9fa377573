import { sameValue } from '../record/content.ts'
import type { Booking } from './booking.ts'
import type { ChallengeSession, SessionOfChallenge } from '../sessions/challenge-session.ts'
import type { Instant } from '../time.ts'

/** What somebody who booked was promised: a change of it makes another session of it. */
export const promisedFields = [
  'challengeIds',
  'startsAt',
  'endsAt',
  'place',
  'roomId',
  'where',
  'minimumAge',
] as const satisfies readonly (keyof SessionOfChallenge)[]
export type PromisedField = (typeof promisedFields)[number]
/** The part of a plan that people count on. Of an event there are no cards. */
export type Promised = Pick<ChallengeSession, Exclude<PromisedField, 'challengeIds'>> &
  Partial<Pick<SessionOfChallenge, 'challengeIds'>>
type FormerPlan = NonNullable<ChallengeSession['formerPlans']>[number]

/** Earlier promises are kept as long as anybody may still hold one of them. */
const KEPT_FORMER_PLANS = 20

/** Which promises a plan would change. */
export function changedPromises(before: Promised, after: Promised): PromisedField[] {
  return promisedFields.filter((field) => !sameValue(before[field] ?? '', after[field] ?? ''))
}

/** The new plan of a session that visitors see, with what was promised until now when that differs. */
export function withFormerPlan(
  before: ChallengeSession,
  after: ChallengeSession,
  now: Instant,
): ChallengeSession {
  if (changedPromises(before, after).length === 0) return after
  const known: Promised = before
  const promised = Object.fromEntries(
    promisedFields.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]]])),
  ) as unknown as Promised
  const former: FormerPlan = { planRev: before.planRev, at: now, ...promised }
  return { ...after, formerPlans: [...(before.formerPlans ?? []), former].slice(-KEPT_FORMER_PLANS) }
}

export interface ChangedPromise {
  changed: PromisedField[]
  /** What the person still counts on. */
  promised: Promised
}

/**
 * What differs between the session and what this person booked, or said yes to since. `null`: nothing. A session
 * that changed and was put back is what was promised.
 */
export function promiseChangedFor(
  booking: Pick<Booking, 'askedAt' | 'planRev' | 'events'>,
  session: Promised & Pick<ChallengeSession, 'formerPlans'>,
): ChangedPromise | null {
  const kept = booking.events.flatMap(({ type, planRev }) => (type === 'change-kept' ? (planRev ?? 0) : []))
  const read = Math.max(booking.planRev ?? 0, ...kept)
  // Who booked before bookings named their plan: by the moment.
  const wasPromised = (plan: FormerPlan) => (read > 0 ? plan.planRev >= read : plan.at > booking.askedAt)
  const promised = session.formerPlans?.find(wasPromised)
  if (!promised) return null
  const changed = changedPromises(promised, session)
  return changed.length === 0 ? null : { changed, promised }
}

/** What this person read when they booked, whatever they said yes to since. */
export function promisedWhenBooked(
  booking: Pick<Booking, 'askedAt' | 'planRev'>,
  session: Promised & Pick<ChallengeSession, 'formerPlans'>,
): Promised {
  return promiseChangedFor({ ...booking, events: [] }, session)?.promised ?? session
}

/** Whether the session was another one when it was booked: what was printed then is out of date. */
export function wasBookedOtherwise(
  booking: Pick<Booking, 'askedAt' | 'planRev'>,
  session: Promised & Pick<ChallengeSession, 'formerPlans'>,
): boolean {
  return promisedWhenBooked(booking, session) !== session
}
