import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { kioskLanguages } from '../language.ts'
import { DAY } from '../time.ts'
import { publishedRating, RATING_WINDOW, ratingEnds, type AnswerRating } from './answer-rating.ts'
import { ratingWords } from './rating-words.ts'

const day = (number: number) => MONDAY + number * DAY

describe('an answer may be rated', () => {
  const received = ApplicationBuilder.received()

  it.each([
    ['pursued', 'refused'],
    ['refused', 'hired'],
  ] as const)('for sixty days from the latest decision: %s, then %s', (first, second) => {
    const once = received.onDay(3, first).build()
    expect(ratingEnds(once, day(4))).toEqual({ ok: true, value: day(3) + RATING_WINDOW })
    expect(ratingEnds(once, day(63) - 1).ok).toBe(true)
    expect(ratingEnds(once, day(63))).toEqual({ ok: false, reason: 'rating-closed' })
    const again = new ApplicationBuilder(once).onDay(20, second).build()
    expect(ratingEnds(again, day(63))).toEqual({ ok: true, value: day(20) + RATING_WINDOW })
  })

  it('for sixty days from the thirtieth without one', () => {
    const silent = received.build()
    expect(ratingEnds(silent, day(30) - 1)).toEqual({ ok: false, reason: 'nothing-to-rate' })
    expect(ratingEnds(silent, day(30))).toEqual({ ok: true, value: day(90) })
    expect(ratingEnds(silent, day(90))).toEqual({ ok: false, reason: 'rating-closed' })
  })

  it.each([
    'viewed',
    'info-requested',
    'withdrawn',
    'candidate-declined',
    'qualified',
    'recommended',
  ] as const)('but not for %s alone', (type) => {
    expect(ratingEnds(received.onDay(3, type).build(), day(5))).toEqual({
      ok: false,
      reason: 'nothing-to-rate',
    })
  })

  it('not once it was taken back', () => {
    const at = day(3)
    const answered = received.then('refused', at).build()
    const about = answered.events.at(-1)!.id
    const taken = new ApplicationBuilder(answered).then('answer-withdrawn', at + 1, { about }).build()
    expect(ratingEnds(taken, day(5))).toEqual({ ok: false, reason: 'nothing-to-rate' })
  })
})

describe('what is shown of ratings', () => {
  const best: AnswerRating = { clear: 'yes', useful: 'yes', respectful: 'yes' }
  const worst: AnswerRating = { clear: 'no', useful: 'no', respectful: 'no' }
  const mixed: AnswerRating = { clear: 'yes', useful: 'partly', respectful: 'no' }
  const by = (people: number, rating: AnswerRating) =>
    Array.from({ length: people }, (_, index) => ({ person: `p${index}`, rating }))

  it('nothing below five people, whatever the number of their ratings', () => {
    expect(publishedRating([])).toBeUndefined()
    expect(publishedRating(by(4, best))).toBeUndefined()
    expect(publishedRating([...by(4, best), ...by(4, worst)])).toBeUndefined()
  })

  it('the mean with five middling ones: (sum + 15) / (n + 5), in tenths of six points', () => {
    expect(publishedRating(by(5, best))).toEqual({ tenths: 45, people: 5 })
    expect(publishedRating(by(5, worst))).toEqual({ tenths: 15, people: 5 })
    expect(publishedRating(by(5, mixed))).toEqual({ tenths: 30, people: 5 })
    expect(publishedRating(by(45, best))).toEqual({ tenths: 57, people: 45 })
    // Who rated before counts as they did first: (5 × 6 + 15) / 10
    const again = [...by(5, best), { person: 'p0', rating: worst }]
    expect(publishedRating(again)).toEqual({ tenths: 45, people: 5 })
  })

  it('says nothing of who rated since the last five', () => {
    const since = [...by(5, worst), { person: 'p5', rating: best }]
    expect(publishedRating(since)).toEqual({ tenths: 15, people: 5 })
  })

  it('does not move before five people more have rated: from one Monday to the next it says nothing of one', () => {
    const shown = publishedRating(by(5, best))
    for (let more = 1; more <= 4; more++) {
      const later = Array.from({ length: more }, (_, index) => ({ person: `q${index}`, rating: worst }))
      expect(publishedRating([...by(5, best), ...later])).toEqual(shown)
      expect(publishedRating([...by(5, best), ...later, ...by(5, worst)])).toEqual(shown)
    }
    const ten = [...by(5, best), ...by(10, worst).slice(5)]
    expect(publishedRating(ten)).toEqual({ tenths: 30, people: 10 })
  })

  it('in every language, with the mean and the number', () => {
    for (const language of kioskLanguages)
      expect(ratingWords({ tenths: 45, people: 7 }, language)).toMatch(/7.*4[,.]5|4[,.]5.*7/)
  })
})
