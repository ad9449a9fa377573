import type { AbilityCode } from '../kit/abilities.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Finder } from './finder.ts'

/** What is needed of a sentence of the life lexicon: what keeping it declares. */
export interface LivedSentence {
  id: string
  esco: string
  ability: AbilityCode
  /** Occupations (ROME) in which it serves, the nearest first. */
  rome: readonly string[]
}

/** What the words of a person are looked up in, opened. */
export interface OpenedPacks {
  finder: Finder
  taxonomy: Taxonomy
  /** In the order of the index. */
  sentences: readonly LivedSentence[]
}
