import { expect, test } from 'vitest'
import { amountWords } from './amount-words.ts'

test('an amount is written whole, or with two decimals, as its language writes them', () => {
  expect([12, 13.5, 1830].map((euros) => amountWords(euros, 'fr'))).toEqual(['12', '13,50', '1\u202f830'])
  expect(amountWords(13.5, 'fr-x-falc')).toBe('13,50')
  expect([13.5, 1830].map((euros) => amountWords(euros, 'en'))).toEqual(['13.50', '1,830'])
})
