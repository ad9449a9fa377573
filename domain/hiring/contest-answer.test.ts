import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { answerToContest, CONTEST_WINDOW, mayContest } from './contest-answer.ts'
import { SECOND_THOUGHTS } from './event-time.ts'

const received = ApplicationBuilder.received()
const refused = received.then('refused', MONDAY + 2 * DAY, { id: 'no' })
const READ = MONDAY + 2 * DAY + SECOND_THOUGHTS
const may = (builder: ApplicationBuilder, answer: string, now: number) =>
  mayContest(builder.build(), answer, now)

describe('an answer is not contested', () => {
  it('when there is none of that name, or it is none, or it may not be read yet', () => {
    const gone = { ok: false, reason: 'no-answer' }
    expect(may(received, 'no', READ)).toEqual(gone)
    expect(may(refused, 'application-1-submitted', READ)).toEqual(gone)
    expect(may(refused, 'no', READ - 1)).toEqual(gone)
    const asked = received.then('info-requested', MONDAY, { id: 'ask' })
    expect(may(asked, 'ask', READ)).toEqual(gone)
  })

  it('when its author took it back, or hosts found already that it is none', () => {
    const back = refused.then('answer-withdrawn', MONDAY + 2 * DAY + 1, { about: 'no' })
    expect(may(back, 'no', READ)).toEqual({ ok: false, reason: 'no-answer' })
    const found = refused.then('contest-upheld', READ + 1, { about: 'no' })
    expect(may(found, 'no', READ + 2)).toEqual({ ok: false, reason: 'no-answer' })
  })

  it('when another one came since, once that can be read', () => {
    const again = refused.then('hired', READ, { id: 'yes' })
    expect(may(again, 'no', READ + SECOND_THOUGHTS - 1)).toEqual({ ok: true, value: undefined })
    expect(may(again, 'no', READ + SECOND_THOUGHTS)).toEqual({ ok: false, reason: 'replaced' })
    expect(may(again, 'yes', READ + SECOND_THOUGHTS).ok).toBe(true)
  })

  it('that they denied to have been given, and that is none since', () => {
    const told = { channel: 'telephone', on: '2026-03-04' } as const
    const declared = received.then('refused', MONDAY + 2 * DAY, { id: 'call', told })
    expect(may(declared, 'call', READ).ok).toBe(true)
    const denied = declared.then('telling-denied', READ, { about: 'call', by: 'kiosk-1' })
    expect(may(denied, 'call', READ + 1)).toEqual({ ok: false, reason: 'replaced' })
  })

  it('thirty days after it could be read, to the moment', () => {
    expect(may(refused, 'no', READ + CONTEST_WINDOW - 1).ok).toBe(true)
    expect(may(refused, 'no', READ + CONTEST_WINDOW)).toEqual({ ok: false, reason: 'too-late' })
  })
})

it('counts the thirty days from when the server told it, however far back it was dated', () => {
  const late = received.then('refused', MONDAY, { id: 'no', receivedAt: MONDAY + 6 * DAY })
  expect(answerToContest(late.build(), MONDAY + 6 * DAY + SECOND_THOUGHTS)).toMatchObject({
    answer: { id: 'no' },
    until: MONDAY + 6 * DAY + SECOND_THOUGHTS + CONTEST_WINDOW,
  })
})

it.each(['pursued', 'refused', 'hired', 'candidate-declined'] as const)('%s may be contested', (type) => {
  const told = received.then(type, MONDAY, { id: 'x' }).build()
  expect(answerToContest(told, READ)?.answer.id).toBe('x')
})

it('there is nothing to contest where nothing was answered, or too long ago', () => {
  expect(answerToContest(received.build(), READ)).toBeNull()
  expect(answerToContest(refused.build(), READ + CONTEST_WINDOW)).toBeNull()
})
