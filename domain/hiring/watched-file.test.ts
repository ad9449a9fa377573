import { describe, expect, it } from 'vitest'
import { ApplicationBuilder, MONDAY } from '../../tests/support/application-builder.ts'
import { DAY, HOUR, SECOND } from '../time.ts'
import { watchedFileOf } from './watched-file.ts'

const known = { vouchings: [] }
const read = (builder: ApplicationBuilder) => watchedFileOf(builder.build(), known)
const received = () => ApplicationBuilder.received()
/** Made at a kiosk without network, and received hours later. */
function tappedBefore(by: number): ApplicationBuilder {
  const application = received().build()
  const [submitted] = application.events
  return new ApplicationBuilder({ ...application, events: [{ ...submitted!, at: MONDAY - by }] })
}

it('an application that the server has not received is none', () => {
  const { receivedAt: _at, ...submitted } = received().build().events[0]!
  expect(watchedFileOf({ ...received().build(), events: [submitted] }, known)).toBeNull()
})

describe('how long an answer took', () => {
  it('is nothing without a decision, for a view or a question, and where a host answered first', () => {
    expect(read(received())!.answerDelay).toBeUndefined()
    expect(read(received().then('viewed', MONDAY + SECOND))!.answerDelay).toBeUndefined()
    expect(read(received().then('info-requested', MONDAY + SECOND))!.answerDelay).toBeUndefined()
    const byHost = received().then('refused', MONDAY + SECOND, { byHost: true })
    expect(read(byHost.then('hired', MONDAY + HOUR))!.answerDelay).toBeUndefined()
  })

  it('is told of the first decision, in whatever order they are kept', () => {
    const answered = received()
      .then('refused', MONDAY + HOUR)
      .then('pursued', MONDAY + SECOND)
    expect(read(answered)!.answerDelay).toBe(SECOND)
  })

  it('begins with the tap at a kiosk without network, not with the reception that the answer came with', () => {
    const answered = tappedBefore(3 * HOUR).then('pursued', MONDAY - HOUR, { receivedAt: MONDAY + SECOND })
    expect(read(answered)!.answerDelay).toBe(3 * HOUR + SECOND)
  })

  it('begins with the tap, wherever it stands among what was told', () => {
    const answered = tappedBefore(3 * HOUR)
      .then('viewed', MONDAY)
      .then('pursued', MONDAY + SECOND)
    const [submitted, ...others] = answered.build().events
    const turned = answered.with({ events: [...others, submitted!] })
    expect(read(turned)!.answerDelay).toBe(3 * HOUR + SECOND)
  })

  it('believes a kiosk’s clock a week back, and none that is ahead', () => {
    expect(read(tappedBefore(400 * DAY).then('pursued', MONDAY))!.answerDelay).toBe(7 * DAY)
    expect(read(tappedBefore(-HOUR).then('pursued', MONDAY + SECOND))!.answerDelay).toBe(SECOND)
  })
})

it('what has not happened is no field, and what the server has not heard has not happened', () => {
  expect(Object.keys(read(received())!)).not.toEqual(expect.arrayContaining(['leftAt']))
  expect(Object.keys(read(received())!)).not.toEqual(expect.arrayContaining(['answerDelay']))
  for (const type of ['withdrawn', 'refused'] as const) {
    const unheard = received()
      .then(type, MONDAY + HOUR)
      .build()
    const { receivedAt: _at, ...told } = unheard.events.at(-1)!
    const file = watchedFileOf({ ...unheard, events: [unheard.events[0]!, told] }, known)!
    expect([file.leftAt, file.answerDelay], type).toEqual([undefined, undefined])
  }
})

it('of two withdrawals the first one counts', () => {
  const twice = received().onDay(9, 'withdrawn').onDay(3, 'withdrawn')
  expect(read(twice)!.leftAt).toBe(MONDAY + 3 * DAY)
})

it('a withdrawal stays one also when hosts found that the employer asked for it', () => {
  const asked = received().onDay(3, 'withdrawn')
  const about = asked.build().events.at(-1)!.id
  const found = read(asked.onDay(5, 'contest-upheld', { about }))!
  expect([found.withdrawnAt, found.leftAt]).toEqual([undefined, MONDAY + 3 * DAY])
})
