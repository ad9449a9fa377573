import type { MyApplication } from '../../domain/contract/visitors.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { wasClosedQuietly } from '../../domain/hiring/quiet-offer.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'

export type AboutOffer = MyApplication['offer']
export type AboutEmployer = MyApplication['employer']

/** What a candidate reads of the offer that they applied to, which may be gone. */
export function aboutOffer(offer: JobOffer | undefined): AboutOffer {
  return {
    title: offer?.title ?? '',
    ...(offer?.town ? { town: offer.town } : {}),
    ...(offer?.romeCode ? { romeCode: offer.romeCode } : {}),
    ...(offer && wasClosedQuietly(offer) ? { closedQuietlyAt: offer.closedQuietlyAt! } : {}),
  }
}

/** What a candidate reads of the employer. */
export function aboutEmployer(employer: Employer | undefined): AboutEmployer {
  return {
    name: employer?.name ?? '',
    ...(employer?.reciprok ? { reciprok: employer.reciprok } : {}),
    ...(employer?.absence ? { absence: employer.absence } : {}),
  }
}
