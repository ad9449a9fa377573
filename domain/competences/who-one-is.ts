import { findProtectedWording, type WordingHit } from '../wording/wording-guard.ts'
import type { ProtectedGround } from '../wording/wording-lexicon.ts'

/** Grounds that say who one is rather than what one does: no page of competences needs them (critères protégés). */
const grounds: readonly ProtectedGround[] = [
  'orientation',
  'pregnancy',
  'origin',
  'health',
  'religion',
  'opinion',
]

/** The passages of a French text that tell who someone is: their health, beliefs, origin… */
export function findWhoOneIs(text: string): WordingHit[] {
  return findProtectedWording(text).filter(({ ground }) => grounds.includes(ground))
}
