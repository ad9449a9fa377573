import { expect, test } from 'vitest'
import { countTests } from './test-count.ts'

const green = { status: 'passed', assertionResults: [{ status: 'passed' }] }

test('a file that breaks before its first test counts as a failure', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 0,
    testResults: [green, { status: 'failed', assertionResults: [] }],
  }
  expect(countTests(report, false)).toEqual({ passed: 1, failed: 1 })
})

test('a run that ends badly without a failed test still fails', () => {
  expect(countTests({ numPassedTests: 1, numFailedTests: 0, testResults: [green] }, false)).toEqual({
    passed: 1,
    failed: 1,
  })
  expect(countTests(null, false)).toEqual({ passed: 0, failed: 1 })
})

test('a failed test is counted once, not once more for its file', () => {
  const red = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [green, red] }
  expect(countTests(report, false)).toEqual({ passed: 2, failed: 1 })
})

test('a good run counts what passed', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [green] }
  expect(countTests(report, true)).toEqual({ passed: 1, failed: 0 })
})
