import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import {
  heardUntil,
  publishedReport,
  settledAt,
  type PublishedReport,
} from '../../domain/hiring/published-report.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'

/** What the candidates of an offer may read of how its recruitment was answered, if anything. */
export async function reportOfOffer(
  view: StoreReader,
  offer: JobOffer | undefined,
  now: Instant,
): Promise<PublishedReport | null> {
  // Most recruitments are open: their applications need not be read.
  const asOf = offer ? settledAt(offer, now) : null
  if (!offer || asOf === null) return null
  const { siteId, id } = offer
  const applications = await view.records('applications', { siteId, askedBy: id })
  const files = applications.flatMap((application) => scoredFileOf(heardUntil(application, asOf)) ?? [])
  return publishedReport(files, offer, now)
}
