import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, HOUR } from '../time.ts'
import { applicationStatus, toldToCandidate } from './application-status.ts'

const received = ApplicationBuilder.received()
const onDay = (day: number) => MONDAY + day * DAY

describe('the status of an application', () => {
  it('is received at first, with an answer expected fifteen days later', () => {
    expect(applicationStatus(received.build(), onDay(0))).toEqual({
      kind: 'received',
      at: MONDAY,
      receivedAt: MONDAY,
      dueOn: '2026-03-17',
      overdue: false,
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
    expect(applicationStatus(application, onDay(15)).overdue).toBe(false)
    expect(applicationStatus(application, onDay(16)).overdue).toBe(true)
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

  it('is answered by a late answer, which ends the silence', () => {
    const application = received.onDay(40, 'refused').build()
    expect(applicationStatus(application, onDay(41))).toMatchObject({
      kind: 'refused',
      at: onDay(40),
      overdue: false,
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
    const application = received.onDay(1, 'refused', { at: MONDAY - 9 * DAY }).build()
    expect(applicationStatus(application, onDay(2)).at).toBe(MONDAY)
  })

  it('says that the offer was closed', () => {
    expect(applicationStatus(received.build(), onDay(1), { closedAt: onDay(1) }).offerClosedAt).toBe(onDay(1))
  })

  it('counts the expected day in Paris: an application of 23:30 UTC is of the next day', () => {
    const late = ApplicationBuilder.received(MONDAY + 14 * HOUR + HOUR / 2)
    expect(applicationStatus(late.build(), onDay(1)).dueOn).toBe('2026-03-18')
  })
})

describe('what the candidate is told', () => {
  it('gathers reasons once each, messages in order, every pointer and the latest meeting', () => {
    const reason = { code: 'skill_missing', criterionId: 'dough' } as const
    const application = received
      .onDay(3, 'pursued', { nextStep: { what: 'Un essai', on: '2026-03-10' }, message: 'Venez nous voir.' })
      .onDay(9, 'refused', { reasons: [reason], message: 'Merci.' })
      .onDay(10, 'qualified', { reasons: [reason, { code: 'position_filled' }] })
      .onDay(11, 'recommended', { stepForward: { kind: 'challenge', itemId: 'session-1' } })
      .build()
    expect(toldToCandidate(application)).toEqual({
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
