/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Passed and failed tests. A file that broke before its tests ran counts as one failure, and so does a run
 * that ended badly for a reason no test shows (an unhandled error, a crash: no report at all).
 */
export function countTests(report: TestReport | null, ranWell: boolean): { passed: number; failed: number } {
  const broken =
    report?.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length ?? 0
  const failed = (report?.numFailedTests ?? 0) + broken
  return { passed: report?.numPassedTests ?? 0, failed: ranWell || failed > 0 ? failed : 1 }
}
