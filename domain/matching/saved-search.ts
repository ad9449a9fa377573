import type { Rung } from '../competences/proofs.ts'

/** In letters. */
export const LONGEST_SEARCH_NAME = 60
/** An employer keeps so many searches at one site: as many needs as one team has at a time. */
export const MOST_SAVED = 10
/** Reaching one of these is news to whoever saved a search: others than the person saw it. */
export const provenRungs = ['observed', 'certified'] as const satisfies readonly Rung[]
