import { challengesTexts } from './challenges.texts.ts'
import { expect, test } from 'vitest'

test.each([
  [challengesTexts.fr, 'le jour du défi'],
  [challengesTexts['fr-x-falc'], 'le jour du défi'],
  [challengesTexts.en, 'on the day of the challenge'],
])('the age that is asked is the age on the day of the challenge, which is named', ({ age }, words) => {
  expect(age.title).toContain(words)
  expect(age.text).toContain('{day}')
})
