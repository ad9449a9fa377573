import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { applicationStatus, toldToCandidate } from './application-status.ts'
import { meetingOf } from './meeting.ts'
import { plansAsYes } from './plans-as-yes.ts'

const received = ApplicationBuilder.received()
const nextStep = { kind: 'first-day', what: 'Premier jour', on: '2026-03-20' } as const
const typesOf = (application: ReturnType<ApplicationBuilder['build']>) =>
  application.events.map(({ type }) => type)

it.each(['pursued', 'hired'] as const)(
  'what was added to %s is it once more, with what comes next',
  (yes) => {
    const planned = received.onDay(1, yes).onDay(2, 'qualified', { nextStep }).build()
    const told = plansAsYes(planned)
    expect(typesOf(told)).toEqual(['submitted', yes, yes])
    expect(applicationStatus(told, MONDAY + 3 * DAY)).toEqual(applicationStatus(planned, MONDAY + 3 * DAY))
    expect(toldToCandidate(told).nextStep).toEqual(nextStep)
    expect(meetingOf(told)).toEqual(meetingOf(planned))
  },
)

it('is the yes that was given before it, not the one after', () => {
  const told = plansAsYes(
    received.onDay(1, 'pursued').onDay(2, 'qualified', { nextStep }).onDay(3, 'hired').build(),
  )
  expect(typesOf(told)).toEqual(['submitted', 'pursued', 'pursued', 'hired'])
})

it('what explains a refusal stays so', () => {
  const explained = received
    .onDay(1, 'refused', { reasons: [{ code: 'position_filled' }] })
    .onDay(2, 'qualified', { reasons: [{ code: 'position_filled' }] })
    .build()
  expect(plansAsYes(explained)).toBe(explained)
})
