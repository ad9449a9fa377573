import type { Instant } from '../time.ts'
import type { Application } from './application.ts'
import { isReferralAsked } from './referral.ts'
import { declaredAnswer, saidOfTelling } from './told-elsewhere.ts'
import type { Asked } from './what-next.ts'

/** What the candidate is asked to say yes or no to now, the first thing first; `null`: nothing. */
export function whatIsAsked(application: Application, now: Instant): Asked | null {
  const { events } = application
  const declared = declaredAnswer(events, now)
  if (declared && saidOfTelling(events, declared) === null) return 'tellingAsked'
  return isReferralAsked(application, now) ? 'referralAsked' : null
}
