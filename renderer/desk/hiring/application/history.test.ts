import { expect, it } from 'vitest'
import { ApplicationBuilder } from '../../../../tests/support/application-builder.ts'
import { historyOf } from './history.ts'

it('tells a yes to a referral that was taken back as a no', () => {
  const asked = ApplicationBuilder.received().onDay(2, 'refused', { id: 'ask' })
  const no = asked.onDay(6, 'referral-declined', { about: 'ask' })
  const takenBack = asked
    .onDay(5, 'referral-accepted', { about: 'ask' })
    .onDay(6, 'referral-declined', { about: 'ask' })
  const types = (application: ApplicationBuilder) =>
    historyOf(application.build(), []).map(({ type }) => type)
  expect(types(takenBack)).toEqual(['submitted', 'refused', 'referral-declined'])
  expect(types(takenBack)).toEqual(types(no))
})

it('tells how an answer was given elsewhere, that its person does not confirm it, and what hosts found', () => {
  const told = { channel: 'telephone', on: '2026-03-03' } as const
  const denied = ApplicationBuilder.received()
    .onDay(2, 'refused', { id: 'call', told })
    .onDay(3, 'telling-denied', { about: 'call' })
  const [, answer] = historyOf(denied.build(), [])
  expect(answer).toMatchObject({ told, denied: true, takenBack: false, foundWrong: false })
  const found = denied.onDay(4, 'contest-lifted', { about: 'call' })
  expect(historyOf(found.build(), [])).toMatchObject([{}, { denied: false }, {}, { foundTold: true }])
  const appealed = denied
    .onDay(4, 'contest-upheld', { about: 'call' })
    .onDay(5, 'contest-lifted', { about: 'call' })
  expect(historyOf(appealed.build(), []).at(-1)).toMatchObject({ foundTold: false })
})
