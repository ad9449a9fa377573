import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, baker, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, HOUR } from '../time.ts'
import { decideAnswer, viewApplication, type Answer, type Gesture } from './answer-application.ts'
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

  it('when the candidate took it back, whatever else is answered', () => {
    const withdrawn = received.onDay(1, 'pursued').onDay(2, 'withdrawn')
    const qualify: Answer = { kind: 'qualify', reasons: [{ code: 'position_filled' }] }
    for (const answer of [meeting, { kind: 'hire' } as Answer, qualify])
      expect(refusedFor(withdrawn, answer)).toBe('withdrawn')
  })

  it('when somebody who was hired is refused; that they said no may still be recorded, once', () => {
    const hired = received.onDay(1, 'hired')
    expect(refusedFor(hired, { kind: 'note-decline' })).toBe('accepted')
    expect(refusedFor(hired.onDay(2, 'candidate-declined'), { kind: 'note-decline' })).toBe('already-decided')
    expect(refusedFor(received.onDay(1, 'refused'), { kind: 'note-decline' })).toBe('already-decided')
    expect(refusedFor(received.onDay(1, 'refused'), { kind: 'ask-info', message: 'Et le permis ?' })).toBe(
      'already-decided',
    )
  })

  it.each([
    ['pursued', 'not-decided', 'accepted'],
    ['refused', 'accepted', 'not-decided'],
    ['hired', 'not-decided', 'accepted'],
    ['candidate-declined', 'accepted', 'not-decided'],
  ] as const)('a pointer is added to what was %s; a reason: %s; a day: %s', (type, reason, day) => {
    const added: Answer[] = [
      { kind: 'recommend', stepForward: { kind: 'challenge', itemId: 'session-1' } },
      { kind: 'qualify', reasons: [{ code: 'position_filled' }] },
      { kind: 'plan', nextStep: { what: 'Premier jour', on: '2026-03-12' } },
    ]
    expect(added.map((answer) => refusedFor(received.onDay(1, type), answer))).toEqual([
      'accepted',
      reason,
      day,
    ])
  })

  it('when what is added to a yes names neither a day nor whom to ask', () => {
    const hired = received.onDay(1, 'hired')
    const plan = (nextStep: object) =>
      refusedFor(hired, { kind: 'plan', nextStep: { what: 'Premier jour', ...nextStep } })
    expect([plan({}), plan({ where: 'Au fournil' }), plan({ contact: ' ' })]).toEqual(
      Array(3).fill('plan-needs-day'),
    )
    expect([plan({ on: '2026-03-12' }), plan({ contact: '02 99 00 00 00' })]).toEqual(
      Array(2).fill('accepted'),
    )
    expect(refusedFor(received, { kind: 'plan', nextStep: { what: 'x', on: '2026-03-12' } })).toBe(
      'not-decided',
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

  it.each([
    ['an own line', (text: string) => ({ kind: 'hire', message: text }), 280],
    ['a question', (text: string) => ({ kind: 'ask-info', message: text }), 600],
    ['a next step', (text: string) => ({ kind: 'pursue', nextStep: { what: text } }), 120],
    ['a place', (text: string) => ({ kind: 'pursue', nextStep: { what: 'Un essai', where: text } }), 120],
    ['a contact', (text: string) => ({ kind: 'pursue', nextStep: { what: 'Un essai', contact: text } }), 120],
    ['a pointer', (text: string) => ({ kind: 'hire', stepForward: { kind: 'words', words: text } }), 300],
  ] as [string, (text: string) => Answer, number][])('for %s beyond its length', (_, answer, length) => {
    expect(refusedFor(received, answer('a'.repeat(length)))).toBe('accepted')
    expect(refusedFor(received, answer('a'.repeat(length + 1)))).toBe('text-too-long')
    // What nobody sees takes no room.
    expect(refusedFor(received, answer(` ${'a'.repeat(length)}\u200b `))).toBe('accepted')
  })

  it('for an hour without its day', () => {
    const at = (on?: string): Answer => ({
      kind: 'pursue',
      nextStep: { what: 'Un essai', time: '09:00', ...(on ? { on } : {}) },
    })
    expect(refusedFor(received, at())).toBe('next-step-needs-day')
    expect(refusedFor(received, at('2026-03-10'))).toBe('accepted')
  })

  it('for a meeting of yesterday on the wall of the site', () => {
    const today: Answer = { kind: 'pursue', nextStep: { what: 'Un appel', on: '2026-03-05' } }
    const evening = { ...writer, now: MONDAY + 3 * DAY + 12 * HOUR }
    const there = { ...evening, zone: 'Indian/Reunion' }
    expect(decideAnswer(received.build(), baker, today, evening, 'event-1').ok).toBe(true)
    expect(decideAnswer(received.build(), baker, today, there, 'event-1')).toMatchObject({
      reason: 'next-step-in-the-past',
    })
  })

  it('for reasons that the offer does not know, also when they are added later', () => {
    const unknown: Answer = {
      kind: 'qualify',
      reasons: [{ code: 'skill_missing', criterionId: 'elsewhere' }],
    }
    expect(refusedFor(received.onDay(1, 'refused'), unknown)).toBe('reason-needs-criterion')
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

describe('what the employer liked is refused', () => {
  it.each([
    ['of no criterion of the offer', 'elsewhere'],
    ['of the very criterion that is the reason', 'dough'],
  ])('%s', (_why, strengthId) => {
    expect(refusedFor(received, { ...refusal, strengthId } as Answer)).toBe('strength-not-asked')
    const more: Answer = {
      kind: 'refuse',
      reasons: [{ code: 'position_filled' }, { code: 'skill_missing', criterionId: 'dough' }],
      strengthId,
    }
    expect(refusedFor(received, more)).toBe('strength-not-asked')
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

  it('when one is said in more or in fewer characters than it may', () => {
    const words = (length: number) => ({ code: 'other', note: 'a'.repeat(length) }) as const
    expect([19, 20, 400, 401].map((length) => read(words(length)))).toEqual([
      'reason-needs-text',
      'accepted',
      'accepted',
      'text-too-long',
    ])
  })

  it('when one is said on a protected ground', () => {
    expect(read({ code: 'position_filled', note: 'Vous êtes trop âgé pour ce poste.' })).toBe(
      'protected-wording',
    )
  })

  it('when one criterion is named twice, not when one reason speaks of two', () => {
    const missing = (criterionId: string) => ({ code: 'skill_missing', criterionId }) as const
    expect(read(missing('dough'), missing('dough'))).toBe('same-reason-twice')
    expect(read(missing('dough'), { code: 'other_profile_closer', criterionId: 'dough' })).toBe('accepted')
    expect(read({ code: 'schedule_mismatch' }, { code: 'schedule_mismatch', criterionId: 'night' })).toBe(
      'accepted',
    )
  })

  it('and kept with what they say, without what nobody sees', () => {
    expect(readReasons([{ code: 'position_filled' }], baker)).toEqual({
      ok: true,
      value: [{ code: 'position_filled' }],
    })
    expect(
      readReasons(
        [
          { code: 'skill_level', criterionId: 'dough', note: '  Deux pâtes sur trois.\u200b ' },
          { code: 'position_filled', note: '  ' },
        ],
        baker,
      ),
    ).toEqual({
      ok: true,
      value: [
        {
          ...{ code: 'skill_level', criterionId: 'dough', criterion: 'Façonner le pain' },
          note: 'Deux pâtes sur trois.',
        },
        { code: 'position_filled' },
      ],
    })
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

  it('says that it came on paper, and who keyed it in, of a host alone', () => {
    const answer = (gesture: Gesture) => {
      const result = decideAnswer(received.build(), baker, refusal, writer, 'event-1', gesture)
      return result.ok ? result.value.events[1]! : undefined
    }
    expect(answer({ byHost: true, keyedBy: 'Léa' })).toMatchObject({ byHost: true, keyedBy: 'Léa' })
    expect(answer({ byHost: true })).not.toHaveProperty('keyedBy')
    expect(answer({ keyedBy: 'Léa' })).not.toHaveProperty('keyedBy')
  })

  it('keeps its words without what nobody sees, and the hour with its day', () => {
    const answer: Answer = {
      kind: 'hire',
      nextStep: {
        ...{ what: ' Un\u200b contrat ', kind: 'first-day', on: '2026-03-10', time: '09:00' },
        ...{ where: ' Au  fournil ', contact: 'Sonia\n' },
      },
      stepForward: { kind: 'words', words: ' Allez voir Sonia. ' },
    }
    const result = decideAnswer(received.build(), baker, answer, writer, 'event-1')
    expect(result.ok && result.value.events[1]).toEqual({
      ...{ id: 'event-1', type: 'hired', at: writer.now, by: 'desk-1' },
      stepForward: { kind: 'words', words: 'Allez voir Sonia.' },
      nextStep: {
        ...{ what: 'Un contrat', kind: 'first-day', on: '2026-03-10', time: '09:00' },
        ...{ where: 'Au fournil', contact: 'Sonia' },
      },
    })
  })

  it('says nothing of a place or of a contact that was not given', () => {
    const result = decideAnswer(received.build(), baker, meeting, writer, 'event-1')
    expect(Object.keys(result.ok ? result.value.events[1]!.nextStep! : {})).toEqual(['on', 'what'])
  })

  it('says at which session it was given, if at one', () => {
    const at = (gesture: Gesture) => {
      const result = decideAnswer(received.build(), baker, refusal, writer, 'event-1', gesture)
      return result.ok ? result.value.events.at(-1) : result.reason
    }
    expect(at({ atSession: 'session-1' })).toMatchObject({ atSession: 'session-1' })
    expect(at({})).not.toHaveProperty('atSession')
  })

  it('of one person alone is of no group, and one without words has none', () => {
    const alone = decideAnswer(
      received.build(),
      baker,
      { kind: 'hire', message: '\u200b' },
      writer,
      'event-1',
      {
        groupSize: 1,
        byHost: false,
      },
    )
    expect(alone.ok && Object.keys(alone.value.events[1]!)).toEqual(['id', 'type', 'at', 'by'])
    expect(refusedFor(received, refusal, 100_000)).toBe('accepted')
  })

  it('sends to the host without another word', () => {
    expect(refusedFor(received, { kind: 'hire', stepForward: { kind: 'host' } })).toBe('accepted')
  })

  it.each([
    [meeting, 'pursued'],
    [refusal, 'refused'],
    [{ kind: 'hire' }, 'hired'],
    [{ kind: 'ask-info', message: 'Et le permis ?' }, 'info-requested'],
    [{ kind: 'note-decline' }, 'candidate-declined'],
  ] as [Answer, string][])('%o is told as %s', (answer, type) => {
    const result = decideAnswer(received.build(), baker, answer, writer, 'event-1')
    expect(result.ok && result.value.events[1]!.type).toBe(type)
  })

  it.each([
    [{ kind: 'qualify', reasons: [{ code: 'position_filled' }] }, 'qualified'],
    [{ kind: 'recommend', stepForward: { kind: 'host' } }, 'recommended'],
  ] as [Answer, string][])('%o adds to a refusal, told as %s', (answer, type) => {
    const result = decideAnswer(received.onDay(1, 'refused').build(), baker, answer, writer, 'event-1')
    expect(result.ok && result.value.events[2]!.type).toBe(type)
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

describe('the tone of an answer', () => {
  const toldIn = (answer: Answer) => {
    const result = decideAnswer(received.build(), baker, answer, writer, 'event-1')
    return result.ok ? result.value.events.at(-1)! : result.reason
  }

  it('is kept with the answer, with what was liked in the words of the offer', () => {
    expect(toldIn({ ...refusal, tone: 'formal', strengthId: 'oven' } as Answer)).toMatchObject({
      ...{ type: 'refused', tone: 'formal' },
      strength: { criterionId: 'oven', criterion: 'Conduire un four à sole' },
    })
  })

  it('is kept with a yes too, which has no reasons', () => {
    expect(toldIn({ ...meeting, tone: 'warm', strengthId: 'oven' } as Answer)).toMatchObject({
      ...{ type: 'pursued', tone: 'warm' },
      strength: { criterionId: 'oven' },
    })
  })

  it('is nothing where none was chosen, nor of what is noted without a letter', () => {
    expect(toldIn(refusal)).not.toHaveProperty('tone')
    expect(toldIn({ kind: 'note-decline', tone: 'warm' })).not.toHaveProperty('tone')
  })
})

describe('opening an application', () => {
  it('by a host is said to be a host’s, and is not recorded where nothing more fits', () => {
    const byHost = viewApplication(received.build(), writer, 'view-1', { byHost: true })
    expect(byHost.ok && byHost.value.events[1]).toMatchObject({ type: 'viewed', byHost: true })
    let full = received
    for (let day = 0; day < 59; day += 1) full = full.onDay(0, 'info-requested')
    expect(viewApplication(full.build(), writer, 'view-1')).toEqual({ ok: false, reason: 'history-full' })
  })

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
