import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { publishedReport, REPORT_DAY, type PublishedReport } from '../../domain/hiring/published-report.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'

/** What the candidates of an offer may read of how its recruitment was answered, if anything. */
export async function reportOfOffer(
  view: StoreReader,
  offer: JobOffer | undefined,
  now: Instant,
): Promise<PublishedReport | null> {
  // Most recruitments are open: their applications need not be read.
  if (offer?.closedAt === undefined) return null
  const asOf = offer.closedAt + REPORT_DAY * DAY
  if (now < asOf) return null
  const { siteId, id } = offer
  const applications = await view.records('applications', { siteId, askedBy: id })
  const files = applications.flatMap((application) => scoredFileOf(heardUntil(application, asOf)) ?? [])
  return publishedReport(files, offer, now)
}

/** Whatever is found or said later, and what reaches the server late, leaves a report as it was first read. */
function heardUntil(application: Application, asOf: Instant): Application {
  return {
    ...application,
    events: application.events.filter(({ receivedAt = Infinity }) => receivedAt <= asOf),
  }
}
