import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, MINUTE } from '../time.ts'
import { applicationStatus } from './application-status.ts'
import { asReadByCandidate, SECOND_THOUGHTS } from './event-time.ts'
import { scoredFileOf } from './scored-file.ts'
import { answerToTakeBack, takeBackAnswer } from './take-back.ts'

const answered = MONDAY + 3 * DAY
const refused = ApplicationBuilder.received().then('refused', answered, {
  reasons: [{ code: 'position_filled' }],
})
const writer = (now: number, deviceId = 'desk-1') => ({ siteId: 'site-1', deviceId, now })

describe('an answer taken back within its ten minutes', () => {
  const taken = takeBackAnswer(refused.build(), writer(answered + 9 * MINUTE), 'undo')

  it('leaves the application as before, for its status and for the score', () => {
    if (!taken.ok) throw new Error(taken.reason)
    expect(applicationStatus(taken.value, answered + DAY).kind).toBe('received')
    expect(scoredFileOf(taken.value)?.events).toEqual([])
  })

  it('is never read by its candidate', () => {
    if (!taken.ok) throw new Error(taken.reason)
    const read = asReadByCandidate(taken.value, answered + DAY)
    expect(read.events.map(({ type }) => type)).toEqual(['submitted'])
  })
})

describe('an answer that can no longer be taken back', () => {
  it('is refused by the desk after ten minutes', () => {
    const late = takeBackAnswer(refused.build(), writer(answered + SECOND_THOUGHTS + 1), 'undo')
    expect(late).toEqual({ ok: false, reason: 'too-late' })
  })

  it('stands when the taking back reaches the server too late, whatever the desk’s clock said', () => {
    const late = refused.then('answer-withdrawn', answered + MINUTE, {
      about: 'application-1-1',
      receivedAt: answered + SECOND_THOUGHTS + 1,
    })
    expect(applicationStatus(late.build(), answered + DAY).kind).toBe('refused')
    expect(scoredFileOf(late.build())?.events).toHaveLength(1)
  })

  it('is another device’s own', () => {
    const foreign = takeBackAnswer(refused.build(), writer(answered + MINUTE, 'desk-2'), 'undo')
    expect(foreign).toEqual({ ok: false, reason: 'nothing-to-take-back' })
    const forged = refused.then('answer-withdrawn', answered + MINUTE, {
      about: 'application-1-1',
      by: 'desk-2',
    })
    expect(applicationStatus(forged.build(), answered + DAY).kind).toBe('refused')
  })
})

it('the last answer of this device is the one to take back, until its ten minutes are over', () => {
  const twice = refused.then('qualified', answered + MINUTE).then('refused', answered + 2 * MINUTE, {
    by: 'desk-2',
  })
  expect(answerToTakeBack(twice.build(), 'desk-1')).toMatchObject({
    answer: { id: 'application-1-2' },
    until: answered + 11 * MINUTE,
  })
  expect(takeBackAnswer(twice.build(), writer(answered + 11 * MINUTE), 'undo')).toMatchObject({ ok: true })
  const viewed = ApplicationBuilder.received().then('viewed', answered).build()
  expect(answerToTakeBack(viewed, 'desk-1')).toBeNull()
  expect(
    answerToTakeBack(ApplicationBuilder.received().unsent('hired', answered).build(), 'desk-1'),
  ).toMatchObject({ until: Infinity })
})

it('taking back is told by the desk that answered, of the answer that it gave', () => {
  const taken = takeBackAnswer(refused.build(), writer(answered + MINUTE), 'undo')
  expect(taken.ok && taken.value.events.at(-1)).toEqual({
    ...{ id: 'undo', type: 'answer-withdrawn', at: answered + MINUTE, by: 'desk-1' },
    about: 'application-1-1',
  })
})

it('what could not be answered anew is not taken back', () => {
  let full = refused
  for (let count = 0; count < 45; count += 1) full = full.then('viewed', answered)
  expect(answerToTakeBack(full.build(), 'desk-1')).toBeNull()
})

it('an answer that the server has not received yet may be taken back, however long ago it was given', () => {
  const waiting = ApplicationBuilder.received().unsent('refused', answered)
  expect(takeBackAnswer(waiting.build(), writer(answered + DAY), 'undo').ok).toBe(true)
})

describe('the candidate reads an answer', () => {
  it('when it can no longer be taken back, and not before', () => {
    const types = (now: number) => asReadByCandidate(refused.build(), now).events.map(({ type }) => type)
    expect(types(answered + SECOND_THOUGHTS - 1)).toEqual(['submitted'])
    expect(types(answered + SECOND_THOUGHTS)).toEqual(['submitted', 'refused'])
  })

  it('sees at once that the application was opened', () => {
    const viewed = ApplicationBuilder.received().then('viewed', answered).build()
    expect(asReadByCandidate(viewed, answered).events).toHaveLength(2)
  })
})
