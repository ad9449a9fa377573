import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ApplicationBuilder, baker, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { decideAnswer } from './answer-application.ts'
import type { Application, ApplicationEventType } from './application.ts'
import { awaitsConclusion } from './awaits-conclusion.ts'
import { scoreEmployer } from './reciprok-score.ts'
import { scoredFileOf } from './scored-file.ts'
import { lineOnSheet, sheetCodeOf } from './sheet-code.ts'

const NOW = MONDAY + 100 * DAY
const writer = { siteId: 'site-1', deviceId: 'desk-1', now: NOW }
const received = ApplicationBuilder.received()
const isLeftSilent = (application: Application) =>
  scoreEmployer([scoredFileOf(application)!], NOW).lines.some(({ leftSilent }) => leftSilent)

it.each<[boolean, string, ApplicationBuilder]>([
  [false, 'nobody answered', received],
  [true, 'a yes', received.onDay(3, 'pursued')],
  [true, 'a yes, and the person left long after', received.onDay(3, 'pursued').onDay(40, 'withdrawn')],
  [
    true,
    'they left first, and a desk without network said yes',
    received.onDay(31, 'withdrawn').onDay(33, 'pursued'),
  ],
  [false, 'they left within thirty days', received.onDay(3, 'pursued').onDay(29, 'withdrawn')],
  [false, 'a yes that ended', received.onDay(3, 'pursued').onDay(9, 'hired')],
  [
    false,
    'they left, and that was noted',
    received.onDay(3, 'pursued').onDay(40, 'withdrawn').onDay(41, 'candidate-declined'),
  ],
  [
    false,
    'they were made to leave: no word mends it',
    received
      .onDay(3, 'pursued')
      .onDay(40, 'withdrawn', { id: 'left' })
      .onDay(41, 'contest-upheld', { about: 'left', by: 'server' }),
  ],
])('%s: %s', (expected, _, built) => {
  expect(awaitsConclusion(built.build())).toBe(expected)
})

it('whatever was told: what costs the employer can be ended by it, once, also from a line of a sheet', () => {
  const types: ApplicationEventType[] = [
    ...(['viewed', 'info-requested', 'pursued', 'pursued', 'refused', 'hired'] as const),
    ...(['candidate-declined', 'withdrawn', 'withdrawn', 'qualified', 'recommended'] as const),
  ]
  const told = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 99 }), type: fc.constantFrom(...types) }),
    {
      maxLength: 5,
    },
  )
  fc.assert(
    fc.property(told, (events) => {
      const application = events.reduce((built, { day, type }) => built.onDay(day, type), received).build()
      const awaits = awaitsConclusion(application)
      expect(awaits).toBe(isLeftSilent(application))
      if (!awaits) return
      expect(lineOnSheet(sheetCodeOf(application.id), [application], NOW).ok).toBe(true)
      const noted = decideAnswer(application, baker, { kind: 'note-decline' }, writer, 'noted')
      if (!noted.ok) throw new Error(noted.reason)
      expect(awaitsConclusion(noted.value)).toBe(false)
      expect(decideAnswer(noted.value, baker, { kind: 'note-decline' }, writer, 'again').ok).toBe(false)
    }),
    { numRuns: 2000 },
  )
})
