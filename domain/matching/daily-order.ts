import { hashOf } from '../text/hash-of.ts'

/**
 * A number that looks drawn by lot, the same for one seed and one text. Among equals it decides who is shown first: not
 * the alphabet, and not the same people every day.
 */
export function drawnByLot(seed: string, text: string): number {
  return hashOf(`${seed}|${text}`)
}
