import type { ReciprokGrade } from './employer.ts'
import { COUNTED_PER_CANDIDATE } from './reciprok-counted.ts'
import { gradeOf } from './reciprok-label.ts'
import { pointsOf, type ProofRow } from './reciprok-proof.ts'

/** What a version of the formula says of the rows of a proof. */
export interface ProofFormula {
  /** Counted applications of one person, at most. */
  perCandidate: number
  /** Days to a first decision, both included, and what an answer is worth on them; later ones are worth the least. */
  worthOfDays: readonly { from: number; to: number; value: number }[]
  /** Whether the formula can give such a row. */
  isPossible(row: ProofRow): boolean
  /** 0 to 10,000. */
  pointsOf(rows: readonly ProofRow[]): number
  gradeOf(score: number, counted: number, people: number): ReciprokGrade | undefined
}

/**
 * Every version of the formula by which a score was ever published, so that its proof can be counted again for good. One
 * that is no longer in use gets constants of its own here before those that it shares with the score change (decision
 * 0126).
 */
export const proofFormulas: Readonly<Record<number, ProofFormula>> = {
  1: {
    perCandidate: COUNTED_PER_CANDIDATE,
    worthOfDays: [
      { from: 0, to: 14, value: 100 },
      { from: 15, to: 30, value: 75 },
    ],
    isPossible: isPossibleRow,
    pointsOf,
    gradeOf,
  },
}

const values: readonly number[] = [0, 50, 75, 100]

function isPossibleRow({ count, weight, answer, followUp, reason, pointer }: ProofRow): boolean {
  if (count < 1 || (weight !== 1 && weight !== 2)) return false
  if (![answer, followUp, reason, pointer].every((value) => values.includes(value))) return false
  if (followUp !== 0 && followUp !== Math.min(answer, 50) && followUp !== answer) return false
  // Without an answer, or accepted and then left silent, nothing else is credited.
  return followUp > 0 || (reason === 0 && pointer === 0)
}
