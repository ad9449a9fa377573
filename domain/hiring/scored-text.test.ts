import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { scoredFileOf, type ScoredFile } from './scored-file.ts'
import { READING, scoredFilesIn, scoredText } from './scored-text.ts'

const instant = fc.integer({ min: 1, max: 4_000_000_000_000 })
const event = fc.record(
  {
    id: fc.string(),
    type: fc.constantFrom(
      ...(['pursued', 'refused', 'hired', 'candidate-declined', 'qualified', 'recommended'] as const),
    ),
    at: instant,
    qualified: fc.boolean(),
    recommended: fc.boolean(),
    believedFrom: instant,
    recommendedFrom: instant,
  },
  { requiredKeys: ['id', 'type', 'at', 'qualified', 'recommended'] },
)
const file: fc.Arbitrary<ScoredFile> = fc.record(
  {
    ...{ id: fc.string(), candidate: fc.string(), receivedAt: instant, withdrawnAt: instant },
    ...{ unverified: fc.constant(true as const), events: fc.array(event, { maxLength: 4 }) },
  },
  { requiredKeys: ['id', 'candidate', 'receivedAt', 'events'] },
)

it('gives back every file as it was, and none for what the server has not received', () => {
  fc.assert(
    fc.property(fc.array(fc.option(file)), (files) => {
      const texts = files.map(scoredText).join(',')
      expect(scoredFilesIn(`[${texts}]`)).toEqual(files.filter((one) => one !== null))
    }),
  )
})

it('is not trusted where one of the files was read otherwise', () => {
  const now = scoredText(null)
  expect(scoredFilesIn(`[${now},[${READING + 1}]]`)).toBeNull()
})

it('holds what this version reads of an application: whoever changes that raises the reading', () => {
  const criterion = { code: 'skill_missing', criterionId: 'dough' } as const
  const challenge = { kind: 'challenge', itemId: 'session-1' } as const
  const application = ApplicationBuilder.received()
    .with({ unverified: true })
    .onDay(3, 'viewed')
    .onDay(4, 'pursued', { nextStep: { what: 'Un essai', on: '2026-03-09' } })
    .onDay(5, 'refused', { reasons: [criterion], stepForward: challenge })
    .onDay(6, 'qualified', { reasons: [criterion], groupSize: 11 })
    .onDay(7, 'withdrawn')
  const day = (number: number) => MONDAY + number * DAY
  expect(JSON.parse(scoredText(scoredFileOf(application.build())))).toEqual([
    ...[1, 'application-1', 'visitor-1', day(0), day(7), 1],
    [
      ['application-1-2', 0, day(4), 1, 0, 0],
      ['application-1-3', 1, day(5), 3, 0, 0],
      ['application-1-4', 4, day(6), 0, 0, 0],
    ],
  ])
})
