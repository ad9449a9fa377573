import { DAY, type Instant } from '../time.ts'
import type { ChallengeSession } from './challenge-session.ts'

/** Sessions over for longer than this leave the calendar. */
const KEPT_FOR = 30 * DAY

/** Whether a calendar read today tells of this session: it was published, and is not long over. */
export function isInCalendar(
  { publishedAt, endsAt }: Pick<ChallengeSession, 'publishedAt' | 'endsAt'>,
  now: Instant,
): boolean {
  return publishedAt !== undefined && endsAt > now - KEPT_FOR
}
