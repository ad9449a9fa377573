import { passAlphabet } from './pass-code.ts'

export const flowers = ['none', 'round', 'star', 'bell'] as const
export const pots = ['plain', 'stripes', 'dots', 'waves'] as const

/** The plant on one's card: something to know it by at a glance, that says nothing of its holder. */
export interface CardPlant {
  leaves: number
  flower: (typeof flowers)[number]
  pot: (typeof pots)[number]
}

const FEWEST_LEAVES = 3
const MOST_LEAVES = 7

/** Every number has one plant, on every kiosk and on paper alike; many numbers share it. */
export function cardPlant(passId: string): CardPlant {
  const sum = [...passId].reduce(
    (all, character) => (all * 33 + passAlphabet.indexOf(character)) % 100_003,
    7,
  )
  const kinds = MOST_LEAVES - FEWEST_LEAVES + 1
  return {
    leaves: FEWEST_LEAVES + (sum % kinds),
    flower: flowers[Math.floor(sum / kinds) % flowers.length]!,
    pot: pots[Math.floor(sum / (kinds * flowers.length)) % pots.length]!,
  }
}
