import type { ReciprokScore } from './employer.ts'

/**
 * What a candidate may be told to expect of an employer's answer, by the figures of its label alone. `likely`:
 * nearly everybody got one; `often`: most did; `seldom`: fewer than half did; `unknown`: too few applications
 * to say. Only `likely` carries a promise with a date.
 */
export type AnswerExpectation = 'likely' | 'often' | 'seldom' | 'unknown'

export function answerExpectation(score: ReciprokScore | undefined | null): AnswerExpectation {
  if (!score?.grade || score.counted === 0) return 'unknown'
  const share = score.answered / score.counted
  if (share >= 0.9) return 'likely'
  return share >= 0.5 ? 'often' : 'seldom'
}
