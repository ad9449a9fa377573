import { DAY, type Instant } from '../time.ts'
import type { JobOffer } from './job-offer.ts'
import { recruitmentReport, type RecruitmentReport } from './recruitment-report.ts'
import type { ScoredFile } from './scored-file.ts'

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

/**
 * The report of a recruitment as it stood seven days after the closing (bilan); `null` before, and where too few people
 * are counted. It stays what it was then: whoever reads it twice does not learn who was answered in between.
 */
export function publishedReport(
  files: readonly ScoredFile[],
  { closedAt }: Pick<JobOffer, 'closedAt'>,
  now: Instant,
): PublishedReport | null {
  if (closedAt === undefined || now < closedAt + REPORT_DAY * DAY) return null
  const asOf = closedAt + REPORT_DAY * DAY
  const known = files.flatMap((file) => (file.receivedAt <= asOf ? [asKnownAt(file, asOf)] : []))
  const { leftSilent: _leftSilent, ...figures } = recruitmentReport(known, asOf)
  const counted = known.filter((file) => recruitmentReport([file], asOf).received > 0)
  const people = new Set(counted.map(({ candidate }) => candidate)).size
  return people < REPORT_PEOPLE ? null : { ...figures, closedAt }
}

/** A later withdrawal takes nobody out of a report. */
function asKnownAt({ withdrawnAt, ...file }: ScoredFile, asOf: Instant): ScoredFile {
  return withdrawnAt === undefined || withdrawnAt > asOf ? file : { ...file, withdrawnAt }
}
