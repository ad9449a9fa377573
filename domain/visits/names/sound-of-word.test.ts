import { expect, test } from 'vitest'
import { soundOfWord } from './sound-of-word.ts'

test.each([
  ['philippe', 'filipe'],
  ['moreau', 'moro'],
  ['kerleau', 'kerlo'],
  ['dupont', 'dupond'],
  ['katherine', 'catherine'],
  ['quemeneur', 'kemeneur'],
  ['thierry', 'tieri'],
  ['yannick', 'ianik'],
  ['gauthier', 'gautier'],
  ['tkatchenko', 'tkachenko'],
])('%s sounds as %s', (a, b) => {
  expect(soundOfWord(a)).toBe(soundOfWord(b))
})

test.each([
  ['jean', 'jeanne'],
  ['martin', 'martine'],
  ['louis', 'louise'],
  ['clement', 'clemence'],
  ['julien', 'julian'],
  ['simon', 'simone'],
  ['karim', 'karine'],
  ['an', 'anh'],
])('%s does not sound as %s', (a, b) => {
  expect(soundOfWord(a)).not.toBe(soundOfWord(b))
})
