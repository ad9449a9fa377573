import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import { scoreEmployer } from '../../../domain/hiring/reciprok-score.ts'
import type { ScoredFile } from '../../../domain/hiring/scored-file.ts'

/**
 * Whether this desk, counting its own copy of the applications, finds the integers of the server at the
 * same moment. `unknown`: the server has not told a score yet.
 */
export type Agreement =
  | { kind: 'unknown' }
  | { kind: 'same' }
  | { kind: 'different'; here: ReciprokScore; server: ReciprokScore }

const integers = [
  'points',
  'score',
  'counted',
  'answered',
  'people',
  'medianDays',
  'grade',
  'formula',
] as const

export function agreement(files: readonly ScoredFile[], server: ReciprokScore | undefined): Agreement {
  if (!server) return { kind: 'unknown' }
  const here = scoreEmployer(files, server.asOf).score
  const same = integers.every((name) => here[name] === server[name])
  return same ? { kind: 'same' } : { kind: 'different', here, server }
}
