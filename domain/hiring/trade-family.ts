import type { JobOffer } from './job-offer.ts'

/** Families of trades as a visitor looks for them: the fourteen of the ROME, fewer and in everyday words. */
export const tradeFamilies = [
  'care',
  'food',
  'shop',
  'transport',
  'building',
  'factory',
  'nature',
  'office',
  'craft',
] as const
export type TradeFamily = (typeof tradeFamilies)[number]

/** By the first letter of the ROME code (grands domaines professionnels). */
const familyOfDomain: Readonly<Record<string, TradeFamily>> = {
  A: 'nature',
  B: 'craft',
  C: 'office',
  D: 'shop',
  E: 'office',
  F: 'building',
  G: 'food',
  H: 'factory',
  I: 'building',
  J: 'care',
  K: 'care',
  L: 'craft',
  M: 'office',
  N: 'transport',
}

/** The bakers, butchers and fishmongers that the ROME files under shops are people who make food. */
const foodTrades: ReadonlySet<string> = new Set(['D1101', 'D1102', 'D1103', 'D1104', 'D1105'])

/** The family of an offer, or `null` when nobody gave its ROME code. */
export function tradeFamilyOf({ romeCode }: Pick<JobOffer, 'romeCode'>): TradeFamily | null {
  if (romeCode === undefined) return null
  return foodTrades.has(romeCode) ? 'food' : (familyOfDomain[romeCode[0]!] ?? null)
}
