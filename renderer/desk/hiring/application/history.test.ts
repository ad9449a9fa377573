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
    historyOf(application.build(), undefined, 'Le Fournil').map(({ type }) => type)
  expect(types(takenBack)).toEqual(['submitted', 'refused', 'referral-declined'])
  expect(types(takenBack)).toEqual(types(no))
})

it('tells how an answer was given elsewhere, that its person does not confirm it, and what hosts found', () => {
  const told = { channel: 'telephone', on: '2026-03-03' } as const
  const denied = ApplicationBuilder.received()
    .onDay(2, 'refused', { id: 'call', told })
    .onDay(3, 'telling-denied', { about: 'call' })
  const [, answer] = historyOf(denied.build(), undefined, 'Le Fournil')
  expect(answer).toMatchObject({ told, denied: true, takenBack: false, foundWrong: false })
  const found = denied.onDay(4, 'contest-lifted', { about: 'call' })
  expect(historyOf(found.build(), undefined, 'Le Fournil')).toMatchObject([
    {},
    { denied: false },
    {},
    { foundTold: true },
  ])
  const appealed = denied
    .onDay(4, 'contest-upheld', { about: 'call' })
    .onDay(5, 'contest-lifted', { about: 'call' })
  expect(historyOf(appealed.build(), undefined, 'Le Fournil').at(-1)).toMatchObject({ foundTold: false })
})

it('tells a letter as it is read, its reasons in it, and an older answer as it was told', () => {
  const told = ApplicationBuilder.received()
    .onDay(2, 'refused', { reasons: [{ code: 'position_filled' }], message: 'Merci Amel.' })
    .onDay(3, 'qualified', { tone: 'formal', reasons: [{ code: 'other', note: 'Le four.' }] })
    .build()
  const [, older, letter] = historyOf(told, { title: 'Boulanger', criteria: [] }, 'Le Fournil')
  expect(older).toMatchObject({ message: 'Merci Amel.', reasons: [{ words: 'Le poste a été pourvu.' }] })
  expect(letter!.reasons).toEqual([])
  expect(letter!.message).toMatch(/^Bonjour Amel,\n\n.*Boulanger.*\n\nLe four\.\n\n.*\n\nLe Fournil$/su)
})
