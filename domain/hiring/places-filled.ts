import type { Instant } from '../time.ts'
import type { Application } from './application.ts'
import { applicationStatus } from './application-status.ts'
import { jobOfferStatus, type JobOffer } from './job-offer.ts'

/**
 * Whether as many people are hired as an open offer has places, so that its employer is asked whether the recruitment is
 * over. Nothing is closed by it: a place may come free, and whoever waits is owed an answer. The applications are all that
 * are known; those to other offers count for nothing.
 */
export function arePlacesFilled(
  offer: Pick<JobOffer, 'id' | 'seats' | 'publishedAt' | 'closedAt'>,
  applications: readonly Application[],
  now: Instant,
): boolean {
  if (jobOfferStatus(offer) !== 'open') return false
  const hired = applications.filter(
    (application) =>
      application.jobOfferId === offer.id && applicationStatus(application, now).kind === 'hired',
  )
  return hired.length >= offer.seats
}
