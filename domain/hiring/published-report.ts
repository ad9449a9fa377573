import { DAY, type Instant } from '../time.ts'
import type { Application } from './application.ts'
import type { JobOffer } from './job-offer.ts'
import { recruitmentReport, type RecruitmentReport } from './recruitment-report.ts'
import { scoredFileOf, type ScoredFile } from './scored-file.ts'

/** Whole days from the closing of a recruitment to its report. */
export const REPORT_DAY = 7
/** People whose applications a report counts at least: fewer could tell from it how each other was answered. */
const REPORT_PEOPLE = 5

/**
 * What the candidates of a recruitment read of its report. That somebody was accepted and left without news is not
 * among it: it alone would say what an answer was.
 */
export type PublishedReport = Omit<RecruitmentReport, 'leftSilent'> & { closedAt: Instant }

export const reportFigures = ['received', 'answered', 'explained', 'oriented'] as const
export type ReportFigure = (typeof reportFigures)[number]

/** The moment as of which the report of a closed recruitment stands for good; `null` while it still moves. */
export function settledAt({ closedAt }: Pick<JobOffer, 'closedAt'>, now: Instant): Instant | null {
  if (closedAt === undefined) return null
  const asOf = closedAt + REPORT_DAY * DAY
  return now < asOf ? null : asOf
}

/** Whatever is found or said later, and what reaches the server late, leaves a report as it was first read. */
export function heardUntil(application: Application, asOf: Instant): Application {
  return {
    ...application,
    events: application.events.filter(({ receivedAt = Infinity }) => receivedAt <= asOf),
  }
}

/**
 * The report of a recruitment as it stood seven days after the closing (bilan); `null` before, and where too few people
 * are counted. It stays what it was then: whoever reads it twice does not learn who was answered in between.
 */
export function publishedReport(
  files: readonly ScoredFile[],
  offer: Pick<JobOffer, 'closedAt'>,
  now: Instant,
): PublishedReport | null {
  const asOf = settledAt(offer, now)
  if (asOf === null || offer.closedAt === undefined) return null
  const known = receivedUntil(files, asOf)
  const { leftSilent: _leftSilent, ...figures } = recruitmentReport(known, asOf)
  const counted = known.filter((file) => recruitmentReport([file], asOf).received > 0)
  const people = new Set(counted.map(({ candidate }) => candidate)).size
  return people < REPORT_PEOPLE ? null : { ...figures, closedAt: offer.closedAt }
}

/**
 * The report that the employer reads, however few people it is about: from that day on the same figures, whoever is
 * answered, withdraws or is erased later. Only `leftSilent` is counted as of now: those whom it accepted and owes an
 * end still.
 */
export function ownReport(
  applications: readonly Application[],
  offer: Pick<JobOffer, 'closedAt'>,
  now: Instant,
): RecruitmentReport {
  const filesOf = (heard: readonly Application[]) => heard.flatMap((one) => scoredFileOf(one) ?? [])
  const asOf = settledAt(offer, now)
  if (asOf === null) return recruitmentReport(filesOf(applications), now)
  const settled = filesOf(applications.map((application) => heardUntil(application, asOf)))
  const { leftSilent } = recruitmentReport(receivedUntil(filesOf(applications), asOf), now)
  return { ...recruitmentReport(receivedUntil(settled, asOf), asOf), leftSilent }
}

function receivedUntil(files: readonly ScoredFile[], asOf: Instant): ScoredFile[] {
  return files.flatMap((file) => (file.receivedAt <= asOf ? [asKnownAt(file, asOf)] : []))
}

/** A later withdrawal takes nobody out of a report. */
function asKnownAt({ withdrawnAt, ...file }: ScoredFile, asOf: Instant): ScoredFile {
  return withdrawnAt === undefined || withdrawnAt > asOf ? file : { ...file, withdrawnAt }
}
