import { DAY, type Instant } from '../time.ts'
import type { Application } from './application.ts'
import { applicationStatus } from './application-status.ts'
import { holdsContent } from './without-candidate.ts'

/** How long the page of an application that was answered for good can still be read on a telephone, in milliseconds. */
const AFTER_THE_END = 30 * DAY

/**
 * Whether an application may (still) be read on the telephone of its candidate, by a link (page de suivi): not once it
 * was withdrawn, nor a month after its end, nor when nothing is left of what was written.
 */
export function mayBeFollowed(application: Application, now: Instant): boolean {
  if (application.unverified || !holdsContent(application)) return false
  const { kind, at } = applicationStatus(application, now)
  switch (kind) {
    case 'withdrawn':
      return false
    case 'refused':
    case 'declined':
    case 'hired':
      return now < at + AFTER_THE_END
    default:
      return true
  }
}
