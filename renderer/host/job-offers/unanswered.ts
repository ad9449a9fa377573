import { applicationStatus, isWaiting } from '../../../domain/hiring/application-status.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import type { Instant } from '../../../domain/time.ts'

/** How many people applied to this offer and have no answer yet. */
export function unansweredCount(applications: readonly Application[], offerId: string, now: Instant): number {
  return applications.filter(
    (application) => application.jobOfferId === offerId && isWaiting(applicationStatus(application, now)),
  ).length
}
