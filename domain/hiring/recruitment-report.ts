import { DAY, type Instant } from '../time.ts'
import { COUNTED_FROM_DAY } from './reciprok-counted.ts'
import { lineOf } from './reciprok-score.ts'
import type { ScoredFile } from './scored-file.ts'

/** How the applications of one offer were answered, as raw counts. */
export interface RecruitmentReport {
  received: number
  answered: number
  /** Answered with a reason or a next step. */
  explained: number
  /** Answered with a pointer. */
  oriented: number
  /** Accepted, then left without a conclusion for more than 75 days. */
  leftSilent: number
}

/**
 * The report of a recruitment (bilan): the facts of the score for the applications of one offer, without
 * weights and without the imaginary ones, whatever their age.
 */
export function recruitmentReport(files: readonly ScoredFile[], asOf: Instant): RecruitmentReport {
  const lines = files.filter((file) => !withdrawnEarly(file)).map((file) => lineOf(file, asOf))
  return {
    received: lines.length,
    answered: lines.filter(({ because }) => because.decision).length,
    explained: lines.filter(({ because }) => because.decision && because.qualification).length,
    oriented: lines.filter(({ because }) => because.decision && because.recommendation).length,
    leftSilent: lines.filter((line) => line.leftSilent).length,
  }
}

function withdrawnEarly(file: ScoredFile): boolean {
  return (file.withdrawnAt ?? Infinity) < file.receivedAt + COUNTED_FROM_DAY * DAY
}
