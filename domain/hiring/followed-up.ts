import { DAY, type Instant, type TimeZone } from '../time.ts'
import type { Application } from './application.ts'
import { applicationStatus, expectedAnswer, isWaiting } from './application-status.ts'
import { standingTimeline } from './event-time.ts'

/** Days that an employer has after its candidate asked again by themselves, before they may say so once more. */
const FOLLOW_UP_PAUSE = 7 * DAY
/** How often a candidate says so of one application. */
const MOST_FOLLOW_UPS = 3

/** That a candidate asked the employer again by themselves (relance), and waits. */
interface FollowedUp {
  /** When they said so last. */
  at: Instant
  /** Until when the employer has time. */
  until: Instant
}

/** The last time that somebody who still waits asked again; `null` when they did not, or wait for nothing. */
export function followedUp(application: Application, now: Instant): FollowedUp | null {
  if (!isWaiting(applicationStatus(application, now))) return null
  const at = saidAt(application).at(-1)
  return at === undefined ? null : { at, until: at + FOLLOW_UP_PAUSE }
}

/** Whether a candidate may note now that they asked again: once the answer is late, and a week after the last time. */
export function mayFollowUp(application: Application, now: Instant, zone: TimeZone | undefined): boolean {
  const { overdue } = expectedAnswer(applicationStatus(application, now), now, zone)
  const last = followedUp(application, now)
  return overdue && saidAt(application).length < MOST_FOLLOW_UPS && (last === null || now >= last.until)
}

function saidAt(application: Application): Instant[] {
  return standingTimeline(application).flatMap(({ event, at }) => (event.type === 'followed-up' ? [at] : []))
}
