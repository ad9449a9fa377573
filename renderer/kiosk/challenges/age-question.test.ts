import { expect, test } from 'vitest'
import { challengesEn } from '../../strings/challenges.en.ts'
import { challengesFr } from '../../strings/challenges.fr.ts'
import { challengesFalc } from '../../strings/challenges.fr-x-falc.ts'

test.each([
  [challengesFr, 'le jour du défi'],
  [challengesFalc, 'le jour du défi'],
  [challengesEn, 'on the day of the challenge'],
])(
  'the age that is asked is the age on the day of the challenge, which is named',
  ({ challenges }, words) => {
    expect(challenges.age.title).toContain(words)
    expect(challenges.age.text).toContain('{day}')
  },
)
