import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, MINUTE } from '../time.ts'
import type { ApplicationEvent } from './application.ts'
import {
  asReadByCandidate,
  countedInstant,
  dayOf,
  readableFrom,
  shownInstant,
  standingEvents,
  takesBack,
  timeline,
} from './event-time.ts'

const answer: ApplicationEvent = { id: 'a', type: 'refused', at: MONDAY, by: 'desk-1', receivedAt: MONDAY }
const taking: ApplicationEvent = {
  ...{ id: 't', type: 'answer-withdrawn', at: MONDAY + MINUTE, by: 'desk-1' },
  ...{ about: 'a', receivedAt: MONDAY + 10 * MINUTE },
}

it('a day is over when its last millisecond is, and none is before the first', () => {
  expect([0, DAY - 1, DAY, 2 * DAY, -DAY].map((later) => dayOf(MONDAY, MONDAY + later))).toEqual([
    0, 0, 1, 2, 0,
  ])
})

it('what the server has not seen counts at no moment, and shows at the device’s own, after the reception', () => {
  expect(countedInstant({ at: MONDAY + 1 }, MONDAY)).toBeUndefined()
  expect(shownInstant({ at: MONDAY + 1 }, MONDAY)).toBe(MONDAY + 1)
  expect(shownInstant({ at: MONDAY - 1 }, MONDAY)).toBe(MONDAY)
  const late = { at: MONDAY - 30 * DAY, receivedAt: MONDAY + 8 * DAY }
  expect(shownInstant(late, MONDAY)).toBe(MONDAY + 8 * DAY)
  expect(shownInstant({ ...late, atSession: 's' }, MONDAY)).toBe(MONDAY + DAY)
})

it('what is only declared is not read by its candidate once hosts found that it was not told', () => {
  const told = { channel: 'telephone', on: '2026-03-03' } as const
  const declared = ApplicationBuilder.received().onDay(1, 'refused', { id: 'call', told })
  const idsRead = (builder: ApplicationBuilder) =>
    asReadByCandidate(builder.build(), MONDAY + 9 * DAY).events.map(({ id }) => id)
  expect(idsRead(declared)).toContain('call')
  expect(idsRead(declared.onDay(2, 'telling-denied', { about: 'call' }))).toContain('call')
  expect(idsRead(declared.onDay(2, 'contest-upheld', { about: 'call' }))).not.toContain('call')
})

it('events of one moment stand in one order, however they came', () => {
  const { events } = ApplicationBuilder.received().onDay(2, 'viewed').onDay(2, 'pursued').build()
  const application = ApplicationBuilder.received().build()
  for (const told of [events, events.toReversed()])
    expect(timeline({ ...application, events: told }).map(({ event: { type } }) => type)).toEqual([
      'submitted',
      'viewed',
      'pursued',
    ])
})

it('events that came together stand in the order in which they were told', () => {
  const receivedAt = MONDAY + DAY
  const [sent] = ApplicationBuilder.received().build().events
  const told = [
    { ...answer, id: 'z', at: MONDAY + 1, receivedAt },
    { ...answer, id: 'a', at: MONDAY + 2, receivedAt },
  ]
  const application = ApplicationBuilder.received().build()
  for (const events of [told, told.toReversed()])
    expect(timeline({ ...application, events: [sent!, ...events] }).map(({ event }) => event.id)).toEqual([
      sent!.id,
      'z',
      'a',
    ])
})

describe('an answer is taken back', () => {
  it('within ten minutes, by the server’s receptions, else by the clock of the device', () => {
    expect(takesBack(taking, answer)).toBe(true)
    expect(takesBack({ ...taking, receivedAt: MONDAY + 10 * MINUTE + 1 }, answer)).toBe(false)
    const { receivedAt: _seen, ...unseen } = taking
    const { receivedAt: _known, ...unheard } = answer
    expect(takesBack(unseen, unheard)).toBe(true)
    expect(takesBack({ ...unseen, at: MONDAY + 11 * MINUTE }, answer)).toBe(false)
    expect(takesBack({ ...taking, at: MONDAY + DAY }, answer)).toBe(true)
  })

  it('by the device that gave it, and only what is an answer', () => {
    expect(takesBack({ ...taking, by: 'desk-2' }, answer)).toBe(false)
    expect(takesBack({ ...taking, about: 'other' }, answer)).toBe(false)
    expect(takesBack({ ...taking, type: 'qualified' }, answer)).toBe(false)
    expect(takesBack(taking, { ...answer, type: 'viewed' })).toBe(false)
  })

  it('and neither it nor the taking back is told any more', () => {
    const other: ApplicationEvent = { ...answer, id: 'b', type: 'pursued' }
    expect(standingEvents([answer, other, taking])).toEqual([other])
    // What was taken back too late, or by nobody, stands; that somebody tried is no event.
    expect(standingEvents([answer, { ...taking, by: 'desk-2' }])).toEqual([answer])
    expect(standingEvents([answer, other])).toEqual([answer, other])
  })
})

describe('a candidate reads', () => {
  it('nothing that the server has not seen, and an answer once it can no longer be taken back', () => {
    const { receivedAt: _, ...unseen } = answer
    expect(readableFrom(unseen)).toBe(Infinity)
    expect(readableFrom(answer)).toBe(MONDAY + 10 * MINUTE)
    expect(readableFrom({ ...answer, type: 'viewed' })).toBe(MONDAY)
  })

  it.each([
    'info-requested',
    'pursued',
    'refused',
    'hired',
    'candidate-declined',
    'qualified',
    'recommended',
  ] as const)('%s as an answer, ten minutes later', (type) => {
    const application = ApplicationBuilder.received().onDay(1, type).build()
    const seen = (later: number) => asReadByCandidate(application, MONDAY + DAY + later).events.length
    expect([seen(10 * MINUTE - 1), seen(10 * MINUTE)]).toEqual([1, 2])
  })
})
