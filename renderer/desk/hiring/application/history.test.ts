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
