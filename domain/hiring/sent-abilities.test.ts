import { expect, it } from 'vitest'
import { abilityCode, observedCode, readSentAbility } from './sent-abilities.ts'

it('a code is read back as what was picked', () => {
  expect(readSentAbility(abilityCode('cook'))).toEqual({ kind: 'everyday', ability: 'cook' })
  expect(readSentAbility(observedCode('negotiate'))).toEqual({ kind: 'observed', ability: 'negotiate' })
})

it.each(['Cuisiner', 'seen by:negotiate', 'ability:unheard-of', 'observed:toString', 'observed:'])(
  '%s stays as it is',
  (words) => {
    expect(readSentAbility(words)).toEqual({ kind: 'words', words })
  },
)
