import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, baker, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { decideAnswer, viewApplication, type Answer } from './answer-application.ts'
import type { GivenReason } from './application.ts'
import { readReasons } from './refusal-reason.ts'

const received = ApplicationBuilder.received()
const writer = { siteId: 'site-1', deviceId: 'desk-1', now: MONDAY + 3 * DAY }
const refusal: Answer = { kind: 'refuse', reasons: [{ code: 'skill_missing', criterionId: 'dough' }] }
const meeting: Answer = { kind: 'pursue', nextStep: { what: 'Un essai au fournil', on: '2026-03-10' } }

function refusedFor(builder: ApplicationBuilder, answer: Answer, groupSize = 1): string {
  const result = decideAnswer(builder.build(), baker, answer, writer, 'event-1', { groupSize })
  return result.ok ? 'accepted' : result.reason
}

describe('an answer is refused', () => {
  it('to an application made to another offer', () => {
    expect(refusedFor(received.with({ jobOfferId: 'another' }), refusal)).toBe('foreign-offer')
  })

  it.each(['refused', 'hired', 'candidate-declined'] as const)(
    'when the application was already %s',
    (type) => {
      expect(refusedFor(received.onDay(1, type), refusal)).toBe('already-decided')
      expect(refusedFor(received.onDay(1, type), meeting)).toBe('already-decided')
    },
  )

  it('when the candidate took the application back, except to record the refusal of an accepted one', () => {
    expect(refusedFor(received.onDay(1, 'withdrawn'), refusal)).toBe('withdrawn')
    expect(refusedFor(received.onDay(1, 'pursued').onDay(2, 'withdrawn'), { kind: 'note-decline' })).toBe(
      'accepted',
    )
  })

  it('when it adds reasons or a pointer to no answer', () => {
    const pointer: Answer = { kind: 'recommend', stepForward: { kind: 'challenge', itemId: 'session-1' } }
    expect(refusedFor(received, pointer)).toBe('not-decided')
    expect(refusedFor(received, { kind: 'qualify', reasons: [{ code: 'position_filled' }] })).toBe(
      'not-decided',
    )
    expect(refusedFor(received.onDay(1, 'refused'), pointer)).toBe('accepted')
  })

  it.each([
    ['a question without words', { kind: 'ask-info', message: '  ' }, 'question-needs-text'],
    ['a next step without words', { kind: 'pursue', nextStep: { what: ' ' } }, 'next-step-needs-text'],
    [
      'a meeting in the past',
      { kind: 'pursue', nextStep: { what: 'Un essai', on: '2026-03-04' } },
      'next-step-in-the-past',
    ],
    [
      'a step forward that leads nowhere',
      { kind: 'hire', stepForward: { kind: 'training' } },
      'step-forward-empty',
    ],
    ['a message that is too long', { kind: 'hire', message: 'a'.repeat(601) }, 'text-too-long'],
    ['a message on a protected ground', { kind: 'hire', message: 'Malgré votre âge.' }, 'protected-wording'],
    [
      'a pointer on a protected ground',
      { kind: 'hire', stepForward: { kind: 'words', words: 'Un métier de femme vous irait mieux.' } },
      'protected-wording',
    ],
    [
      'a next step on a protected ground',
      { kind: 'pursue', nextStep: { what: 'Venez sans votre voile, voile interdit' } },
      'protected-wording',
    ],
    [
      'a note on a protected ground',
      { kind: 'refuse', reasons: [{ code: 'other', note: 'Vous habitez trop loin de la boulangerie.' }] },
      'protected-wording',
    ],
  ] as [string, Answer, string][])('for %s', (_, answer, reason) => {
    expect(refusedFor(received, answer)).toBe(reason)
  })

  it.each([0, -1, 1.5, 100_001, NaN])('for a group of %s', (size) => {
    expect(refusedFor(received, refusal, size)).toBe('group-size')
  })

  it('when the application holds all the events it may', () => {
    let full = received
    for (let day = 0; day < 59; day += 1) full = full.onDay(0, 'info-requested')
    expect(refusedFor(full, refusal)).toBe('history-full')
  })
})

describe('the reasons of a refusal are refused', () => {
  const read = (...given: GivenReason[]) => {
    const result = readReasons(given, baker)
    return result.ok ? 'accepted' : result.reason
  }

  it('when there is none, or more than three', () => {
    expect(read()).toBe('no-reason')
    const one = { code: 'position_filled' } as const
    expect(
      read(one, { code: 'recruitment_stopped' }, { code: 'pay_mismatch' }, { code: 'contract_mismatch' }),
    ).toBe('too-many-reasons')
    expect(read(one, one)).toBe('same-reason-twice')
  })

  it('when one speaks of a criterion without pointing at one of that offer, of the right kind', () => {
    expect(read({ code: 'skill_missing' })).toBe('reason-needs-criterion')
    expect(read({ code: 'skill_missing', criterionId: 'of-another-offer' })).toBe('reason-needs-criterion')
    expect(read({ code: 'skill_missing', criterionId: 'cap' })).toBe('reason-needs-criterion')
    expect(read({ code: 'position_filled', criterionId: 'cap' })).toBe('reason-needs-criterion')
  })

  it('when one must be said in the employer’s own words', () => {
    expect(read({ code: 'other' })).toBe('reason-needs-text')
    expect(read({ code: 'other', note: 'Un motif.' })).toBe('reason-needs-text')
    expect(read({ code: 'skill_level', criterionId: 'dough', note: ' '.repeat(40) })).toBe(
      'reason-needs-text',
    )
    expect(read({ code: 'other', note: 'a'.repeat(401) })).toBe('text-too-long')
  })

  it('and accepted otherwise, up to three', () => {
    expect(
      read(
        { code: 'skill_missing', criterionId: 'dough' },
        { code: 'skill_missing', criterionId: 'oven' },
        { code: 'schedule_mismatch', criterionId: 'night' },
      ),
    ).toBe('accepted')
  })
})

describe('an answer', () => {
  it('adds one event and a later revision; what was sent stays as it was', () => {
    const before = received.build()
    const answer: Answer = {
      ...refusal,
      message: ' Merci pour votre essai. ',
      stepForward: { kind: 'challenge', itemId: 'session-1' },
    }
    const result = decideAnswer(before, baker, answer, writer, 'event-1')
    expect(result.ok && result.value).toMatchObject({
      at: writer.now,
      by: 'desk-1',
      sent: before.sent,
      events: [
        before.events[0],
        {
          id: 'event-1',
          type: 'refused',
          at: writer.now,
          by: 'desk-1',
          reasons: [{ code: 'skill_missing', criterionId: 'dough' }],
          message: 'Merci pour votre essai.',
          stepForward: { kind: 'challenge', itemId: 'session-1' },
        },
      ],
    })
    expect(result.ok && result.value.rev > before.rev).toBe(true)
    expect(before.events).toHaveLength(1)
  })

  it('says how many it answered at once, and that a host gave it', () => {
    const result = decideAnswer(received.build(), baker, refusal, writer, 'event-1', {
      groupSize: 12,
      byHost: true,
    })
    expect(result.ok && result.value.events[1]).toMatchObject({ groupSize: 12, byHost: true })
  })

  it('never sets what only the server may: the reception and its receipt', () => {
    const result = decideAnswer(received.build(), baker, meeting, writer, 'event-1')
    expect(result.ok && Object.keys(result.value.events[1]!)).toEqual(['id', 'type', 'at', 'by', 'nextStep'])
  })

  it.each([
    ['pursue again', meeting],
    ['refuse', refusal],
    ['hire', { kind: 'hire' }],
  ] as [string, Answer][])('may, after a first meeting, %s', (_, answer) => {
    expect(refusedFor(received.onDay(1, 'pursued'), answer)).toBe('accepted')
  })

  it('may still come after thirty days of silence', () => {
    const late = { ...writer, now: MONDAY + 45 * DAY }
    expect(decideAnswer(received.build(), baker, refusal, late, 'event-1').ok).toBe(true)
  })

  it('may meet on this very day', () => {
    expect(refusedFor(received, { kind: 'pursue', nextStep: { what: 'Un appel', on: '2026-03-05' } })).toBe(
      'accepted',
    )
  })
})

describe('opening an application', () => {
  it('is recorded the first time only', () => {
    const first = viewApplication(received.build(), writer, 'view-1')
    expect(first.ok && first.value.events[1]).toEqual({
      id: 'view-1',
      type: 'viewed',
      at: writer.now,
      by: 'desk-1',
    })
    expect(first.ok && viewApplication(first.value, writer, 'view-2')).toEqual({
      ok: false,
      reason: 'already-viewed',
    })
  })
})
