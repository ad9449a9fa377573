import type { Application } from '../../../../domain/hiring/application.ts'
import { isWaiting, type ApplicationStatus } from '../../../../domain/hiring/application-status.ts'
import { awaitsConclusion } from '../../../../domain/hiring/awaits-conclusion.ts'
import { dayOf } from '../../../../domain/hiring/event-time.ts'
import { FOLLOW_UP_DAYS } from '../../../../domain/hiring/reciprok-score.ts'
import { timeLeft } from '../../../../domain/hiring/time-left.ts'
import type { Instant } from '../../../../domain/time.ts'

/**
 * What time does to an application still waiting for its employer, in whole days. `full` an answer keeps
 * its full value; `counts` that many days before the silence is told; `silent` days since reception without
 * answer; `conclude` a favourable answer to bring to its end; `promise` it was left without an end.
 */
export interface Deadline {
  kind: 'full' | 'counts' | 'silent' | 'conclude' | 'promise'
  days: number
}

/** The deadline to show beside an application, or `null` when nothing more is expected of the employer. */
export function deadlineOf(
  application: Application,
  status: Pick<ApplicationStatus, 'kind' | 'receivedAt'>,
  now: Instant,
): Deadline | null {
  if (isWaiting(status)) {
    const left = timeLeft(status.receivedAt, now)
    if (left.forFullValue !== null) return { kind: 'full', days: left.forFullValue }
    if (left.beforeSilence !== null) return { kind: 'counts', days: left.beforeSilence }
    return { kind: 'silent', days: left.day }
  }
  if (!awaitsConclusion(application)) return null
  const left = FOLLOW_UP_DAYS - dayOf(status.receivedAt, now)
  return left >= 0 ? { kind: 'conclude', days: left } : { kind: 'promise', days: -left }
}
