import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, PARIS } from '../time.ts'
import {
  applicationStatus,
  expectedAnswer,
  isWaiting,
  reasonsTold,
  toldToCandidate,
} from './application-status.ts'

const received = ApplicationBuilder.received()
const onDay = (day: number) => MONDAY + day * DAY

describe('the status of an application', () => {
  it('is received at first, with an answer expected fifteen days later', () => {
    expect(applicationStatus(received.build(), onDay(0))).toEqual({
      kind: 'received',
      at: MONDAY,
      receivedAt: MONDAY,
    })
  })

  it('is viewed since the first time that somebody opened it', () => {
    const application = received.onDay(5, 'viewed').onDay(2, 'viewed').build()
    expect(applicationStatus(application, onDay(6))).toMatchObject({
      kind: 'viewed',
      at: onDay(2),
      viewedAt: onDay(2),
    })
  })

  it('is overdue after the expected day, not on it', () => {
    const application = received.onDay(2, 'viewed').build()
    const expected = (day: number) =>
      expectedAnswer(applicationStatus(application, onDay(day)), onDay(day), PARIS)
    expect(expected(15)).toEqual({ dueOn: '2026-03-17', overdue: false })
    expect(expected(16)).toEqual({ dueOn: '2026-03-17', overdue: true })
  })

  it('is without answer after thirty days, seen or asked about; nobody decided it', () => {
    const application = received.onDay(2, 'viewed').onDay(3, 'info-requested').build()
    expect(applicationStatus(application, onDay(30) - 1).kind).toBe('info-requested')
    expect(applicationStatus(application, onDay(30))).toMatchObject({
      kind: 'silent',
      at: onDay(30),
      viewedAt: onDay(2),
    })
    expect(application.events.map(({ type }) => type)).not.toContain('refused')
  })

  it('waits for the employer until somebody decided', () => {
    const after = (...types: ('viewed' | 'info-requested' | 'pursued' | 'refused' | 'withdrawn')[]) => {
      const told = types.reduce((one, type, index) => one.onDay(index + 1, type), received)
      return isWaiting(applicationStatus(told.build(), onDay(10)))
    }
    expect([after(), after('viewed'), after('viewed', 'info-requested')]).toEqual([true, true, true])
    expect(isWaiting(applicationStatus(received.build(), onDay(31)))).toBe(true)
    expect([after('pursued'), after('viewed', 'refused'), after('withdrawn')]).toEqual([false, false, false])
  })

  it('is answered by a late answer, which ends the silence', () => {
    const application = received.onDay(40, 'refused').build()
    expect(applicationStatus(application, onDay(41))).toMatchObject({
      kind: 'refused',
      at: onDay(40),
    })
  })

  it.each([
    ['refused', 'refused'],
    ['hired', 'hired'],
    ['candidate-declined', 'declined'],
    ['withdrawn', 'withdrawn'],
    ['pursued', 'pursued'],
  ] as const)('becomes, with the event %s, %s', (type, kind) => {
    expect(applicationStatus(received.onDay(3, type).build(), onDay(200)).kind).toBe(kind)
  })

  it('follows a pursuit to its end', () => {
    const hired = received.onDay(3, 'pursued').onDay(20, 'hired')
    expect(applicationStatus(hired.build(), onDay(21)).kind).toBe('hired')
    expect(applicationStatus(hired.onDay(25, 'candidate-declined').build(), onDay(26)).kind).toBe('declined')
  })

  it('keeps the first conclusion when two desks without network told two', () => {
    const application = received.onDay(3, 'refused').onDay(4, 'withdrawn').build()
    expect(applicationStatus(application, onDay(5)).kind).toBe('refused')
  })

  it('keeps what the candidate said of it: declined or withdrawn, nothing that comes later changes it', () => {
    const kindOf = (...types: ('hired' | 'refused' | 'candidate-declined' | 'withdrawn' | 'pursued')[]) =>
      applicationStatus(
        types.reduce((builder, type, index) => builder.onDay(index + 1, type), received).build(),
        onDay(200),
      ).kind
    expect(kindOf('candidate-declined', 'hired')).toBe('declined')
    expect(kindOf('withdrawn', 'refused')).toBe('withdrawn')
    expect(kindOf('withdrawn', 'hired')).toBe('withdrawn')
    expect(kindOf('hired', 'refused')).toBe('hired')
    expect(kindOf('hired', 'withdrawn')).toBe('hired')
    expect(kindOf('refused', 'candidate-declined')).toBe('refused')
    expect(kindOf('refused', 'pursued')).toBe('refused')
  })

  it('is dated by what ended it, not by what was said again', () => {
    const ended = received.onDay(3, 'refused').onDay(4, 'refused').onDay(5, 'viewed').build()
    expect(applicationStatus(ended, onDay(6))).toMatchObject({ at: onDay(3), viewedAt: onDay(5) })
    const pursued = received.onDay(3, 'pursued').onDay(4, 'info-requested').build()
    expect(applicationStatus(pursued, onDay(60))).toMatchObject({
      kind: 'pursued',
      at: onDay(3),
    })
  })

  it('says nothing of an opening or of a closed offer that there was not', () => {
    expect(Object.keys(applicationStatus(received.build(), onDay(1), {}))).toEqual([
      'kind',
      'at',
      'receivedAt',
    ])
  })

  it('lets a hire correct a refusal', () => {
    expect(applicationStatus(received.onDay(3, 'refused').onDay(4, 'hired').build(), onDay(5)).kind).toBe(
      'hired',
    )
  })

  it('does not go back from pursued to viewed', () => {
    expect(applicationStatus(received.onDay(3, 'pursued').onDay(4, 'viewed').build(), onDay(5)).kind).toBe(
      'pursued',
    )
  })

  it('shows at once what this desk has just written, before the server has seen it', () => {
    expect(applicationStatus(received.unsent('refused', onDay(3)).build(), onDay(3)).kind).toBe('refused')
  })

  it('does not depend on the order in which events came in', () => {
    const application = received.onDay(2, 'viewed').onDay(3, 'pursued').onDay(9, 'refused').build()
    const reversed = { ...application, events: [...application.events].reverse() }
    expect(applicationStatus(reversed, onDay(10))).toEqual(applicationStatus(application, onDay(10)))
  })

  it('never dates an answer before the reception, whatever a clock said', () => {
    const application = received.onDay(1, 'refused', { at: MONDAY - 9 * DAY, atSession: 's' }).build()
    expect(applicationStatus(application, onDay(2)).at).toBe(MONDAY)
  })

  it('says that the offer was closed', () => {
    expect(applicationStatus(received.build(), onDay(1), { closedAt: onDay(1) }).offerClosedAt).toBe(onDay(1))
  })

  it('counts the expected day on the wall of the site: an hour after midnight in Paris or on Réunion is the next day', () => {
    const expected = (at: number, zone: string | undefined, now = at) =>
      expectedAnswer(applicationStatus(ApplicationBuilder.received(at).build(), now), now, zone)
    const late = Date.UTC(2026, 2, 2, 23, 30)
    expect(expected(late, undefined).dueOn).toBe('2026-03-18')
    const lateThere = Date.UTC(2026, 2, 2, 20, 30)
    expect(expected(lateThere, 'Indian/Reunion').dueOn).toBe('2026-03-18')
    expect(expected(lateThere, PARIS).dueOn).toBe('2026-03-17')
    // Just after midnight there, when Paris still has the evening of the last day.
    const after = Date.UTC(2026, 2, 18, 20, 30)
    expect(expected(lateThere, 'Indian/Reunion', after).overdue).toBe(true)
    expect(expected(lateThere, 'Indian/Reunion', after - DAY).overdue).toBe(false)
  })

  it('is late for nobody who has an answer', () => {
    for (const type of ['pursued', 'refused', 'hired', 'candidate-declined', 'withdrawn'] as const) {
      const status = applicationStatus(received.onDay(3, type).build(), onDay(50))
      expect(expectedAnswer(status, onDay(50), PARIS).overdue).toBe(false)
    }
  })
})

describe('what the candidate is told', () => {
  it('is not what they said themselves, nor an answer that was taken back', () => {
    const application = received
      .onDay(2, 'info-requested', { message: 'Avez-vous le permis ?' })
      .onDay(3, 'info-given', { message: 'Oui.' })
      .onDay(4, 'refused', { message: 'Désolé.', reasons: [{ code: 'position_filled' }] })
      .onDay(4, 'answer-withdrawn', { about: 'application-1-3' })
      .build()
    expect(toldToCandidate(application)).toEqual({
      letters: [],
      reasons: [],
      messages: [{ at: onDay(2), words: 'Avez-vous le permis ?' }],
      stepsForward: [],
    })
  })

  it('is each reason that says something else, and the latest meeting', () => {
    const missing = (criterionId: string, note?: string) =>
      ({ code: 'skill_missing', criterionId, ...(note ? { note } : {}) }) as const
    const application = received
      .onDay(3, 'pursued', { nextStep: { what: 'Un essai' } })
      .onDay(4, 'pursued', { nextStep: { what: 'Un second essai' } })
      .onDay(9, 'refused', { reasons: [missing('dough'), missing('oven')] })
      .onDay(10, 'qualified', { reasons: [missing('dough', 'Deux pâtes sur trois.')] })
      .build()
    const { reasons, nextStep } = toldToCandidate(application)
    expect(reasons).toEqual([missing('dough'), missing('oven'), missing('dough', 'Deux pâtes sur trois.')])
    expect(nextStep).toEqual({ what: 'Un second essai' })
  })

  it('keeps what a letter says in the letter alone, and what has no tone as it was', () => {
    const older = { reasons: [{ code: 'position_filled' }], message: 'Merci.' } as const
    const toned = { reasons: [{ code: 'other', note: 'Un poste de nuit.' }], tone: 'warm' } as const
    const application = received
      .onDay(3, 'refused', { ...older, reasons: [...older.reasons] })
      .onDay(4, 'qualified', { ...toned, reasons: [...toned.reasons], message: 'Un mot.' })
      .build()
    const { letters, reasons, messages } = toldToCandidate(application)
    expect(letters).toMatchObject([{ at: onDay(4), letter: { type: 'qualified', message: 'Un mot.' } }])
    expect([reasons, messages]).toEqual([older.reasons, [{ at: onDay(3), words: 'Merci.' }]])
    expect(reasonsTold(application)).toEqual([...older.reasons, ...toned.reasons])
  })

  it('gathers reasons once each, messages in order, every pointer and the latest meeting', () => {
    const reason = { code: 'skill_missing', criterionId: 'dough' } as const
    const application = received
      .onDay(3, 'pursued', { nextStep: { what: 'Un essai', on: '2026-03-10' }, message: 'Venez nous voir.' })
      .onDay(9, 'refused', { reasons: [reason], message: 'Merci.' })
      .onDay(10, 'qualified', { reasons: [reason, { code: 'position_filled' }] })
      .onDay(11, 'recommended', { stepForward: { kind: 'challenge', itemId: 'session-1' } })
      .build()
    expect(toldToCandidate(application)).toEqual({
      letters: [],
      reasons: [reason, { code: 'position_filled' }],
      messages: [
        { at: onDay(3), words: 'Venez nous voir.' },
        { at: onDay(9), words: 'Merci.' },
      ],
      stepsForward: [{ kind: 'challenge', itemId: 'session-1' }],
      nextStep: { what: 'Un essai', on: '2026-03-10' },
    })
  })
})
