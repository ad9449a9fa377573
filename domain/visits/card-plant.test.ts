import { expect, it } from 'vitest'
import { cardPlant, flowers, pots } from './card-plant.ts'
import { passIdFrom } from './pass-code.ts'

const ids = Array.from({ length: 400 }, (_, seed) =>
  passIdFrom(
    new Uint8Array(Array.from({ length: 8 }, (_, place) => (seed * 7 + place * 13 + seed * place) % 256)),
  ),
)

it('is the same for one number wherever it is drawn', () => {
  expect(cardPlant('K7QF3M2X9')).toEqual(cardPlant('K7QF3M2X9'))
})
it('differs enough from card to card: every leaf, flower and pot is some card’s', () => {
  const seen = ids.map((id) => cardPlant(id))
  expect(new Set(seen.map(({ leaves }) => leaves))).toEqual(new Set([3, 4, 5, 6, 7]))
  expect(new Set(seen.map(({ flower }) => flower))).toEqual(new Set(flowers))
  expect(new Set(seen.map(({ pot }) => pot))).toEqual(new Set(pots))
})

it('is the plant that stands on cards printed already', () => {
  expect(cardPlant('K7QF3M2X9')).toEqual({ leaves: 3, flower: 'round', pot: 'dots' })
  expect(cardPlant('123456788')).toEqual({ leaves: 3, flower: 'bell', pot: 'waves' })
})
