import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { HOUR, type Instant } from '../time.ts'

/** How long after a session its employer still answers there: the debrief, and the walk to the desk. */
const AFTERWARDS = 2 * HOUR

type Session = Pick<ChallengeSession, 'employerId' | 'publishedAt' | 'cancelledAt' | 'startsAt' | 'endsAt'>

/**
 * Whether an answer of this employer may have been given at this session. Only then the word of a device counts for
 * when it was: many sessions take place without network, and the employer did answer there.
 */
export function isAnsweredAt(session: Session, employerId: string, at: Instant): boolean {
  const { publishedAt, cancelledAt, startsAt, endsAt } = session
  const takesPlace = publishedAt !== undefined && cancelledAt === undefined
  return takesPlace && session.employerId === employerId && startsAt <= at && at < endsAt + AFTERWARDS
}
