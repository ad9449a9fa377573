import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, parisInstant } from '../time.ts'
import { toldToCandidate } from './application-status.ts'
import { isMeetingAhead, isMeetingCalledOff, knowsFirstDay, meetingOf } from './meeting.ts'

const received = ApplicationBuilder.received()
const nextStep = { what: 'Un essai', on: '2026-03-10' }
const invited = received.onDay(1, 'pursued', { nextStep })

it('no meeting stands where none was proposed, or where the proposal was taken back', () => {
  expect(meetingOf(received.onDay(1, 'pursued').build())).toBeNull()
  const taken = invited.onDay(1, 'answer-withdrawn', { about: 'application-1-1' })
  expect(meetingOf(taken.build())).toBeNull()
})

it('stands since it was proposed, then since the candidate last spoke of it', () => {
  expect(meetingOf(invited.build())).toEqual({
    proposedBy: 'application-1-1',
    nextStep,
    answer: 'open',
    wishes: [],
    at: MONDAY + DAY,
  })
  const about = 'application-1-1'
  const moved = invited.onDay(2, 'meeting-move-asked', { about, wishes: ['morning'] })
  expect(meetingOf(moved.build())).toMatchObject({
    answer: 'move-asked',
    wishes: ['morning'],
    at: MONDAY + 2 * DAY,
  })
  const declined = moved.onDay(3, 'meeting-declined', { about })
  expect(meetingOf(declined.build())).toMatchObject({ answer: 'declined', wishes: [], at: MONDAY + 3 * DAY })
})

it('what the candidate says of something else says nothing of the meeting', () => {
  const judged = invited
    .onDay(2, 'answer-judged', { about: 'application-1-1' })
    .onDay(2, 'meeting-accepted', { about: 'another' })
  expect(meetingOf(judged.build())).toMatchObject({ answer: 'open' })
})

it('a first day that is changed replaces the one told before, with what was said of it', () => {
  const hired = received.onDay(1, 'hired', { nextStep: { what: 'Premier jour', on: '2026-03-16' } })
  const asked = hired.onDay(2, 'meeting-move-asked', { about: 'application-1-1', wishes: ['morning'] })
  const changed = { what: 'Premier jour', on: '2026-03-18' }
  const replanned = asked.onDay(3, 'qualified', { nextStep: changed }).build()
  expect(meetingOf(replanned)).toMatchObject({ nextStep: changed, answer: 'open', wishes: [] })
  expect(toldToCandidate(replanned).nextStep).toEqual(changed)
})

it('a first day is known once a hire or what was added to it names one, and by no trial before', () => {
  expect(knowsFirstDay(invited.onDay(2, 'hired').build())).toBe(false)
  expect(knowsFirstDay(received.onDay(1, 'hired', { nextStep: { what: 'Léa' } }).build())).toBe(false)
  expect(knowsFirstDay(received.onDay(1, 'hired', { nextStep }).build())).toBe(true)
  expect(knowsFirstDay(received.onDay(1, 'hired').onDay(2, 'qualified', { nextStep }).build())).toBe(true)
})

it('is ahead until the end of its day on the wall of the site, and without a day as long as it stands', () => {
  const evening = parisInstant('2026-03-10', 23, 30)
  expect(isMeetingAhead({ nextStep }, evening)).toBe(true)
  expect(isMeetingAhead({ nextStep }, evening, 'Indian/Reunion')).toBe(false)
  expect(isMeetingAhead({ nextStep }, evening + DAY)).toBe(false)
  expect(isMeetingAhead({ nextStep: { what: 'Un appel' } }, evening + DAY)).toBe(true)
})

it('is called off by an ending without a hire, and by nothing else', () => {
  const now = MONDAY + 4 * DAY
  const after = (type: 'refused' | 'hired' | 'withdrawn' | 'candidate-declined' | 'viewed') =>
    isMeetingCalledOff(invited.onDay(2, type).build(), now)
  expect([after('refused'), after('withdrawn'), after('candidate-declined')]).toEqual([true, true, true])
  expect([after('hired'), after('viewed'), isMeetingCalledOff(invited.build(), now)]).toEqual([
    false,
    false,
    false,
  ])
})
