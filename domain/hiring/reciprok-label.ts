import type { Employer, ReciprokGrade, ReciprokScore } from './employer.ts'
import { sirenStanding } from './siren-standing.ts'

/** Fewest counted applications, and fewest people behind them, for a score to be published. */
export const PUBLISHED_FROM = { applications: 5, people: 3 } as const

/** From which score on each grade is reached, the best first. */
export const gradeSteps: readonly (readonly [ReciprokGrade, number])[] = [
  ['A', 85],
  ['B', 70],
  ['C', 50],
  ['D', 30],
  ['E', 0],
]

/**
 * The grade of a score from 0 to 100, or nothing while there are too few applications ("pas encore
 * évalué"). The steps follow the three acts: answering everybody gives a C, adding reasons a B, adding a
 * pointer an A.
 */
export function gradeOf(score: number, counted: number, people: number): ReciprokGrade | undefined {
  if (counted < PUBLISHED_FROM.applications || people < PUBLISHED_FROM.people) return undefined
  return gradeSteps.find(([, from]) => score >= from)![0]
}

/** Whether a grade carries the label (label Reciprok): A, B or C. */
export function hasLabel(grade: ReciprokGrade | undefined): boolean {
  return grade === 'A' || grade === 'B' || grade === 'C'
}

/**
 * A score as candidates see it. Without a valid SIREN no grade is published; while the number waits for a host the grade
 * is held, and comes with the same figures once it was seen.
 */
export function asPublished(
  score: ReciprokScore,
  employer: Pick<Employer, 'siren' | 'sirenToConfirm'>,
): ReciprokScore {
  const { grade: shown, held, ...figures } = score
  const grade = held === undefined ? shown : gradeOf(figures.score, figures.counted, figures.people)
  if (grade === undefined) return figures
  const standing = sirenStanding(employer)
  if (standing === 'seen') return { ...figures, grade }
  return standing === 'to-confirm' ? { ...figures, held: 'siren' } : figures
}

/** The card as everybody may read it: whatever was changed, no grade stands under a number that nobody saw. */
export function withShownGrade(employer: Employer): Employer {
  const { reciprok } = employer
  return reciprok ? { ...employer, reciprok: asPublished(reciprok, employer) } : employer
}
