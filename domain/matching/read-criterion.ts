import type { SkillKey } from '../competences/proofs.ts'
import type { OfferCriterion } from '../hiring/job-offer.ts'
import type { AbilityCode } from '../kit/abilities.ts'
import type { CloseTo } from './match-need.ts'

/** What of a criterion is read: never who wrote it, nor for which offer. */
export type AskedCriterion = Pick<OfferCriterion, 'id' | 'kind' | 'label' | 'skill'>

/** What a criterion asks for, as matching names it. */
export interface ReadCriterion {
  id: string
  key: SkillKey
  /** What is close to it, nearest first (close-skills.ts). */
  close: readonly SkillKey[]
  /** By which abilities challenges show it, those that most sentences of life join to it first; none for a title. */
  abilities: readonly AbilityCode[]
}

/** Closeness as it was read with the criteria of an offer. */
export function closeByReading(read: readonly ReadCriterion[]): CloseTo {
  const close = new Map(read.map((one) => [one.key, one.close]))
  return (key) => close.get(key) ?? []
}
