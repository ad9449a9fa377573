import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, baker, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, parisDay } from '../time.ts'
import { decideAnswer, type Answer } from './answer-application.ts'
import type { Application, ApplicationEvent } from './application.ts'
import { applicationStatus } from './application-status.ts'
import { candidateNews } from './candidate-news.ts'
import { asReadByCandidate, SECOND_THOUGHTS } from './event-time.ts'
import { lineOf, scoreEmployer } from './reciprok-score.ts'
import { scoredFileOf, withoutIdentity } from './scored-file.ts'
import { tellAsCandidate, type CandidateWord } from './tell-as-candidate.ts'
import { believedFrom, declaredAnswer, DENIAL_WINDOW, saidOfTelling } from './told-elsewhere.ts'
import { withoutCandidate } from './without-candidate.ts'

const NOW = MONDAY + 40 * DAY
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
const telephone = { channel: 'telephone', on: parisDay(MONDAY + 2 * DAY) } as const
const received = ApplicationBuilder.received()
const declared = received.onDay(3, 'refused', {
  id: 'call',
  told: telephone,
  reasons: [{ code: 'skill_missing', criterionId: 'dough' }],
})
const yes = (day: number, about = 'call') =>
  declared.onDay(day, 'telling-confirmed', { id: `yes-${day}`, by: 'kiosk-1', about })
const no = (day: number, about = 'call') =>
  declared.onDay(day, 'telling-denied', { id: `no-${day}`, by: 'kiosk-1', about })
const credit = (one: ApplicationBuilder, at = NOW) => lineOf(scoredFileOf(one.build())!, at).credit

function tell(application: Application, word: CandidateWord, now: number) {
  const writer = { siteId: 'site-1', deviceId: 'kiosk-1', now }
  return tellAsCandidate(application, word, writer, `said-${application.events.length}`)
}

describe('an employer that declares an answer', () => {
  const refuse: Answer = { kind: 'refuse', reasons: [{ code: 'position_filled' }], told: telephone }
  const decide = (told: Answer, application = received.build(), groupSize = 1) => {
    const writer = { siteId: 'site-1', deviceId: 'desk-1', now: MONDAY + 3 * DAY }
    return decideAnswer(application, baker, told, writer, 'call', { groupSize })
  }

  it.each([
    ['told-in-the-future', { ...refuse, told: { ...telephone, on: parisDay(MONDAY + 4 * DAY) } }],
    ['told-with-letter', { ...refuse, tone: 'warm' }],
    ['told-with-letter', { ...refuse, message: 'Comme dit au téléphone.' }],
    ['told-with-letter', { ...refuse, strengthId: 'oven' }],
    ['told-before-application', { ...refuse, told: { ...telephone, on: parisDay(MONDAY - DAY) } }],
  ] as const)('names a day on which it can have been: %s', (reason, answer) => {
    expect(decide(answer)).toEqual({ ok: false, reason })
  })

  it('speaks of one person, who has not said no to that before', () => {
    expect(decide(refuse, received.build(), 2)).toEqual({ ok: false, reason: 'told-of-many' })
    expect(decide(refuse, no(4).build())).toEqual({ ok: false, reason: 'told-denied-before' })
    const { told: _told, ...here } = refuse as Extract<Answer, { kind: 'refuse' }>
    expect(decide(here, no(4).build()).ok).toBe(true)
  })

  it('writes how and when with the answer, on the day of the application as on the same day', () => {
    for (const on of [parisDay(MONDAY), parisDay(MONDAY + 3 * DAY)]) {
      const decided = decide({ ...refuse, told: { channel: 'in-person', on } })
      expect(decided.ok && decided.value.events.at(-1)).toMatchObject({
        type: 'refused',
        told: { channel: 'in-person', on },
      })
    }
  })
})

describe('a declared answer in the score', () => {
  it('counts seven days after the server received it, where nobody said no, by the day it came', () => {
    const until = MONDAY + 3 * DAY + DENIAL_WINDOW
    expect(credit(declared, until - 1)).toBe(0)
    expect(credit(declared, until)).toBe(8000)
  })

  it('counts from a yes, by the day it came', () => {
    expect(credit(yes(4), MONDAY + 4 * DAY - 1)).toBe(0)
    expect(credit(yes(4), MONDAY + 4 * DAY)).toBe(8000)
  })

  it('counts for nothing after a no within seven days, and for what it is worth after a later one', () => {
    expect(credit(no(9))).toBe(0)
    expect(credit(no(10))).toBe(8000)
    expect(credit(no(9, 'another'))).toBe(8000)
  })

  it('counts by the last word in time', () => {
    const word = (one: ApplicationBuilder, day: number, type: 'telling-confirmed' | 'telling-denied') =>
      one.onDay(day, type, { id: `then-${day}`, by: 'kiosk-1', about: 'call' })
    expect(credit(word(no(4), 5, 'telling-confirmed'))).toBe(8000)
    expect(credit(word(yes(4), 5, 'telling-denied'))).toBe(0)
    expect(credit(word(yes(4), 11, 'telling-denied'))).toBe(8000)
    expect(credit(word(no(4), 11, 'telling-confirmed'))).toBe(0)
  })

  it('counts again where hosts found that the person was told', () => {
    const lifted = no(4).onDay(6, 'contest-lifted', { by: 'server', about: 'call' })
    expect(credit(lifted, MONDAY + 6 * DAY - 1)).toBe(0)
    expect(credit(lifted, MONDAY + 6 * DAY)).toBe(8000)
  })

  it('does not take anything from an answer that is given here', () => {
    const both = no(4).onDay(20, 'refused', { id: 'here' })
    expect(lineOf(scoredFileOf(both.build())!, NOW).because.decision).toMatchObject({
      eventId: 'here',
      day: 20,
    })
    expect(
      credit(received.onDay(3, 'refused', { id: 'call' }).onDay(4, 'telling-denied', { about: 'call' })),
    ).toBe(6000)
  })

  it('stays what it is when its person goes, or when it is only dates', () => {
    const author = { siteId: 'site-1', deviceId: 'server', now: NOW }
    for (const one of [declared, yes(4), no(4)]) {
      const gone = withoutCandidate(one.build(), 'stranger', author)
      for (const at of [MONDAY + 5 * DAY, NOW])
        expect(lineOf(scoredFileOf(gone)!, at).credit).toBe(credit(one, at))
      const [reduced] = withoutIdentity([scoredFileOf(one.build())!], 'erased')
      expect(lineOf(reduced!, MONDAY + 5 * DAY).credit).toBe(credit(one, MONDAY + 5 * DAY))
    }
  })

  it('I2: never lowers the score, whatever its person says and whatever else was told', () => {
    const types = ['pursued', 'refused', 'hired', 'candidate-declined', 'qualified', 'recommended'] as const
    const words = ['telling-confirmed', 'telling-denied'] as const
    const days = fc.constantFrom(0, 3, 7, 9, 10, 13, 15, 29, 40, 74, 76, 90)
    const act = fc.record({
      type: fc.constantFrom(...types),
      day: days,
      isTold: fc.boolean(),
      word: fc.option(fc.record({ type: fc.constantFrom(...words), after: fc.constantFrom(0, 1, 6, 7, 20) })),
    })
    const eventsOf = (one: { type: (typeof types)[number]; day: number; isTold: boolean }, id: string) => {
      const at = MONDAY + one.day * DAY
      const base = { id, type: one.type, at, receivedAt: at, by: 'desk-1' }
      return { ...base, ...(one.isTold ? { told: telephone } : {}) } as ApplicationEvent
    }
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 4 }),
        act,
        fc.constantFrom(31, 45, 75, 76, 120),
        (acts, extra, age) => {
          const all = [...acts, extra].map((one, index) => ({ one, id: `e${index}` }))
          // Words of the person stay where they are, whether or not what they are about was told.
          const said = all.flatMap(({ one, id }) => {
            if (!one.word) return []
            const at = MONDAY + (one.day + one.word.after) * DAY
            return [
              {
                id: `${id}-word`,
                type: one.word.type,
                at,
                receivedAt: at,
                by: 'k',
                about: id,
              } as ApplicationEvent,
            ]
          })
          const build = (told: typeof all) =>
            received
              .with({
                events: [
                  ...received.build().events,
                  ...told.map(({ one, id }) => eventsOf({ ...one, isTold: true }, id)),
                  ...said,
                ],
              })
              .build()
          const points = (application: Application) =>
            scoreEmployer([scoredFileOf(application)!], MONDAY + age * DAY).score.points
          return points(build(all)) >= points(build(all.slice(0, -1)))
        },
      ),
      { numRuns: 5000, seed },
    )
  })
})

describe('a declared answer for its person', () => {
  const status = (one: ApplicationBuilder, now = NOW) => applicationStatus(one.build(), now).kind

  it('is the answer until they say no; then it is waited for again, and given here', () => {
    expect(status(declared, MONDAY + 4 * DAY)).toBe('refused')
    expect(status(no(4), MONDAY + 5 * DAY)).toBe('received')
    expect(status(yes(4))).toBe('refused')
  })

  it('is asked about from when it can be read until seven days have passed', () => {
    const asked = (one: ApplicationBuilder, now: number) =>
      declaredAnswer(asReadByCandidate(one.build(), now).events, now)?.id ?? null
    const came = MONDAY + 3 * DAY
    expect(asked(declared, came + SECOND_THOUGHTS - 1)).toBeNull()
    expect(asked(declared, came + SECOND_THOUGHTS)).toBe('call')
    expect(asked(declared, came + DENIAL_WINDOW - 1)).toBe('call')
    expect(asked(declared, came + DENIAL_WINDOW)).toBeNull()
    expect(asked(no(4), came + 2 * DAY)).toBe('call')
    expect(asked(received.onDay(3, 'refused'), came + DAY)).toBeNull()
    const taken = declared.then('answer-withdrawn', came + 1000, { about: 'call' })
    expect(asked(taken, came + DAY)).toBeNull()
    expect(asked(no(4).onDay(5, 'contest-upheld', { about: 'call' }), came + 3 * DAY)).toBeNull()
  })

  it('is confirmed or denied by a word that is not said twice, of that answer, in time', () => {
    const application = declared.build()
    const at = MONDAY + 4 * DAY
    const denied = tell(application, { kind: 'deny-telling', answer: 'call' }, at)
    expect(denied.ok && denied.value.events.at(-1)).toMatchObject({ type: 'telling-denied', about: 'call' })
    const after = denied.ok ? denied.value : application
    expect(tell(after, { kind: 'deny-telling', answer: 'call' }, at)).toEqual({
      ok: false,
      reason: 'already-said',
    })
    const confirmed = tell(after, { kind: 'confirm-telling', answer: 'call' }, at + 1)
    expect(confirmed.ok && confirmed.value.events.at(-1)?.type).toBe('telling-confirmed')
    for (const [answer, now] of [
      ['other', at],
      ['call', MONDAY + 10 * DAY],
    ] as const)
      expect(tell(application, { kind: 'deny-telling', answer }, now)).toEqual({
        ok: false,
        reason: 'no-declaration',
      })
  })

  it('is no news any more once it was denied', () => {
    const now = MONDAY + 5 * DAY
    expect(candidateNews([declared.build()], 0, now).answers).toBe(1)
    expect(candidateNews([no(4).build()], 0, now).answers).toBe(0)
  })
})

describe('what is said of a declared answer', () => {
  const fact = (id: string, type: ApplicationEvent['type'], day: number, about?: string) => ({
    ...{ id, type, at: day * DAY, receivedAt: day * DAY },
    ...(about === undefined ? {} : { about }),
  })
  const call = { ...fact('call', 'refused', 0), told: telephone }
  const [yes, no] = [fact('a', 'telling-confirmed', 3, 'call'), fact('b', 'telling-denied', 5, 'call')]

  it('is the word that the server heard last, in whatever order they are told; of two at once, by their ids', () => {
    for (const words of [
      [yes, no],
      [no, yes],
    ])
      expect(saidOfTelling(words, call)).toEqual({ isTrue: false, at: 5 * DAY })
    const atOnce = { ...no, receivedAt: yes.receivedAt }
    for (const words of [
      [yes, atOnce],
      [atOnce, yes],
    ])
      expect(saidOfTelling(words, call)).toEqual({ isTrue: false, at: 3 * DAY })
  })

  it('is nothing of another answer, and no finding of a host', () => {
    const others = [fact('c', 'telling-denied', 1, 'other'), fact('d', 'contest-lifted', 1, 'call')]
    expect(saidOfTelling(others, call)).toBeNull()
  })

  it('after a no is believed from the day on which hosts found the contrary of it, and else never', () => {
    expect(believedFrom([no, fact('l', 'contest-lifted', 20, 'call')], call)).toBe(20 * DAY)
    expect(believedFrom([no, fact('l', 'contest-lifted', 20, 'other')], call)).toBe(Infinity)
  })

  it('is asked of the one that was heard last, once it was heard, and not of one that hosts decided on', () => {
    const later = { ...call, id: 'later', receivedAt: DAY }
    expect(declaredAnswer([later, call], 2 * DAY)?.id).toBe('later')
    const { receivedAt: _never, ...unheard } = later
    expect(declaredAnswer([unheard], 2 * DAY)).toBeNull()
    for (const found of ['contest-upheld', 'contest-lifted'] as const) {
      expect(declaredAnswer([call, fact('f', found, 1, 'call')], 2 * DAY)).toBeNull()
      expect(declaredAnswer([call, fact('f', found, 1, 'other')], 2 * DAY)?.id).toBe('call')
    }
    expect(declaredAnswer([call, yes], 2 * DAY)?.id).toBe('call')
  })
})
