import { afterWork, CLOSES, OPENS, type WorkingHours } from '../reminders/working-hours.ts'
import { HOUR, type Instant } from '../time.ts'

/** Days of work within which hosts decide what an employer or a candidate asks of them. */
const DAYS_TO_DECIDE = 3

/** When a host has decided at the latest. */
export function decidedBy(askedAt: Instant, hours: WorkingHours): Instant {
  return afterWork(askedAt, DAYS_TO_DECIDE * (CLOSES - OPENS) * HOUR, hours)
}
