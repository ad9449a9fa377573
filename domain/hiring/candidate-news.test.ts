import { expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY } from '../time.ts'
import { candidateNews, isNews } from './candidate-news.ts'
import { SECOND_THOUGHTS } from './event-time.ts'

const answered = MONDAY + 3 * DAY
const received = ApplicationBuilder.received()
const refused = received.then('refused', answered).build()
const nothing = { meetings: 0, questions: 0, answers: 0 }

it('counts each application once, by what matters most in it', () => {
  const invited = received
    .then('info-requested', answered, { message: '?' })
    .then('pursued', answered, { nextStep: { what: 'Un essai' } })
    .build()
  const asked = received.then('info-requested', answered, { message: '?' }).build()
  expect(candidateNews([invited, asked, refused, received.build()], 0, answered + DAY)).toEqual({
    meetings: 1,
    questions: 1,
    answers: 1,
  })
})

it('what was read is no news, and what may not be read yet is none', () => {
  const readable = answered + SECOND_THOUGHTS
  expect(candidateNews([refused], 0, readable - 1)).toEqual(nothing)
  expect(isNews(refused, readable - 1, readable)).toBe(true)
  expect(candidateNews([refused], readable, answered + DAY)).toEqual(nothing)
})

it('each of several applications counts', () => {
  const other = ApplicationBuilder.received(MONDAY, 'application-2').then('hired', answered).build()
  const invited = (id: string) =>
    ApplicationBuilder.received(MONDAY, id)
      .then('pursued', answered, { nextStep: { what: 'Un essai' } })
      .build()
  const asked = (id: string) =>
    ApplicationBuilder.received(MONDAY, id).then('info-requested', answered).build()
  const all = [refused, other, invited('a'), invited('b'), asked('c'), asked('d')]
  expect(candidateNews(all, 0, answered + DAY)).toEqual({ meetings: 2, questions: 2, answers: 2 })
  expect(isNews(received.build(), 0, answered + DAY)).toBe(false)
  const askedAndAnswered = received
    .then('info-requested', answered, { message: '?' })
    .then('recommended', answered, { stepForward: { kind: 'host' } })
  expect(candidateNews([askedAndAnswered.build()], 0, answered + DAY)).toEqual({ ...nothing, questions: 1 })
})

it('that an application was opened is no answer', () => {
  expect(candidateNews([received.then('viewed', answered).build()], 0, answered + DAY)).toEqual(nothing)
})
