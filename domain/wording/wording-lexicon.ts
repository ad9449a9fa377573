import innocent from '../../resources/words/innocent-phrases.json' with { type: 'json' }
import grounds from '../../resources/words/protected-grounds.json' with { type: 'json' }

/** What an answer must not rest on: the grounds of the French labour code (L1132-1), and words too vague to be fair. */
export const protectedGrounds = [
  'age',
  'sex',
  'pregnancy',
  'family',
  'orientation',
  'origin',
  'language',
  'name',
  'appearance',
  'health',
  'religion',
  'opinion',
  'residence',
  'economic',
  'private-life',
  'vague',
] as const
export type ProtectedGround = (typeof protectedGrounds)[number]

/**
 * How strong a term is, the strongest first. `blocks` stops the sending. `aimed` stops it in a sentence that speaks
 * of the candidate or of a choice, and is a question elsewhere: most such words also belong to somebody's trade.
 * `warns` is a question: the author is asked to read again.
 */
export const termStrengths = ['blocks', 'aimed', 'warns'] as const
export type TermStrength = (typeof termStrengths)[number]

interface GroundTerms extends Record<TermStrength, readonly string[]> {
  /** What the author reads: the ground, and how to write it otherwise. */
  hint: string
}

/** French terms by ground, in the notation of wording-patterns.ts. */
export const wordingLexicon: Readonly<Record<ProtectedGround, GroundTerms>> = grounds

/**
 * Innocent uses of the words of the lexicon, in the jobs people really apply for: a term that touches one of
 * these is no hit, unless it is the longer of the two.
 */
export const innocentPhrases: readonly string[] = innocent
