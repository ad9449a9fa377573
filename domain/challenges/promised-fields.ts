import type { ChallengeSession } from './challenge-session.ts'
import type { SessionPlan } from './plan-session.ts'

/** What somebody who booked was promised: a change of it makes another session of it. */
export const promisedFields = [
  'challengeIds',
  'startsAt',
  'endsAt',
  'place',
  'roomId',
  'where',
  'minimumAge',
] as const satisfies readonly (keyof SessionPlan)[]
export type PromisedField = (typeof promisedFields)[number]

/** Which promises a plan would change. */
export function changedPromises(session: ChallengeSession, plan: SessionPlan): PromisedField[] {
  return promisedFields.filter(
    (field) => JSON.stringify(session[field] ?? '') !== JSON.stringify(plan[field] ?? ''),
  )
}
