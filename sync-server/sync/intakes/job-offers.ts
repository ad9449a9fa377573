import { isEmployerOf } from '../../../domain/hiring/mandate.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { unpublishableField } from '../../../domain/hiring/offer-wording.ts'
import type { Intake } from './intake.ts'

/** What the server knows when an offer arrives. */
interface OfferFacts {
  /** The employer that it names works with other sites only: nobody there would read who applies here. */
  isElsewhere: boolean
}

export const jobOffers: Intake<JobOffer, OfferFacts> = {
  guards: 'offer',

  async facts(view, { scope, record, master }) {
    // An offer of before an agreement ended can still be changed and closed.
    if (master?.employerId === record.employerId) return { isElsewhere: false }
    const employer = await view.record('employers', record.employerId)
    return { isElsewhere: employer !== undefined && !isEmployerOf(employer, scope.siteId) }
  },
  refuses({ scope, master }, told, { isElsewhere }) {
    if (isElsewhere && scope.role === 'host') return { reason: 'foreign-employer', field: 'employerId' }
    const field = unpublishableField(told, master)
    return field === undefined ? null : { reason: 'protected-words', field }
  },
}
