import { expect, it } from 'vitest'
import type { ReminderFile } from '../reminders/reminder-facts.ts'
import { DAY } from '../time.ts'
import { adviceCalledFor, overdueFiles, whyAsked, type AdviceFacts } from './advice-task.ts'
import type { NoAnswerReason } from './no-answer-reason.ts'

const NOW = 1000 * DAY
const fileOf = (daysAgo: number, told: Partial<ReminderFile> = {}): ReminderFile => ({
  ...{ id: `a${daysAgo}`, offerId: 'o', receivedAt: NOW - daysAgo * DAY, reachable: false },
  hours: { timeZone: 'Europe/Paris', area: 'mainland' },
  ...told,
})
const factsOf = (told: Partial<AdviceFacts> = {}): AdviceFacts => ({
  ...{ files: [], publications: [], motives: [], closedAt: [] },
  ...told,
})
const motives = (daysAgo: number, ...codes: NoAnswerReason[]) => ({ at: NOW - daysAgo * DAY, codes })
const published = (daysAgo: number, grade: 'A' | 'C' | 'D' | 'E' | null) => ({
  monday: NOW - daysAgo * DAY,
  grade,
})

it('a file is silent after thirty whole days, unless it was answered or taken back', () => {
  const files = [fileOf(30), fileOf(31), fileOf(32, { answeredAt: 1 }), fileOf(33, { withdrawnAt: 1 })]
  expect(overdueFiles(files, NOW).map(({ id }) => id)).toEqual(['a31'])
})

it('an employer is asked why when it lost its label, until it has said so', () => {
  const lost = [published(14, 'C'), published(7, 'D')]
  expect(whyAsked(factsOf({ publications: lost }), NOW)).toBe('no-label')
  expect(whyAsked(factsOf({ publications: lost, motives: [motives(8, 'no-time')] }), NOW)).toBe('no-label')
  expect(whyAsked(factsOf({ publications: lost, motives: [motives(6, 'no-time')] }), NOW)).toBeNull()
  expect(whyAsked(factsOf({ publications: [published(7, null)] }), NOW)).toBeNull()
})

it('with overdue files it is asked too, and again four weeks after it said why', () => {
  const files = [fileOf(40)]
  expect(whyAsked(factsOf({ files }), NOW)).toBe('overdue')
  expect(whyAsked(factsOf({ files, motives: [motives(27, 'filled')] }), NOW)).toBeNull()
  expect(whyAsked(factsOf({ files, motives: [motives(28, 'filled')] }), NOW)).toBe('overdue')
  expect(whyAsked(factsOf({ files: [fileOf(29)] }), NOW)).toBeNull()
})

it.each<[string, Partial<AdviceFacts>, string[]]>([
  ['no label', { publications: [published(7, 'E')] }, ['no-label']],
  ['a label', { publications: [published(7, 'C')] }, []],
  ['three silent files', { files: [fileOf(31), fileOf(40), fileOf(50)] }, ['silent-files']],
  ['two silent files', { files: [fileOf(31), fileOf(40)] }, []],
  [
    'a grade lost within 90 days',
    { publications: [published(80, 'A'), published(7, 'C')] },
    ['grade-dropped'],
  ],
  ['a grade lost before', { publications: [published(98, 'A'), published(7, 'C')] }, []],
  ['a grade gained', { publications: [published(80, 'D'), published(7, 'C')] }, []],
  ['a tool that is missing', { motives: [motives(5, 'other', 'tool')] }, ['reason-told']],
  ['a post that was filled', { motives: [motives(5, 'filled')] }, []],
])('%s: advice is called for by %j', (_name, told, reasons) => {
  expect(adviceCalledFor(factsOf(told), NOW)).toEqual(reasons)
})

it('what was offered is not offered again for ninety days; a half hour to come closes nothing yet', () => {
  const publications = [published(7, 'E')]
  const asked = (closedAt: number) => adviceCalledFor(factsOf({ publications, closedAt: [closedAt] }), NOW)
  expect(asked(NOW - 89 * DAY)).toEqual([])
  expect(asked(NOW - 90 * DAY)).toEqual(['no-label'])
  expect(asked(NOW + DAY)).toEqual(['no-label'])
})
