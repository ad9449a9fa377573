import type { Employer, ReciprokGrade, ReciprokScore } from './employer.ts'
import { isSiren } from './siren.ts'

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

/** Whether it is known whose score this is: an employer cannot leave its history behind under another name. */
export function isIdentified({ siren }: Pick<Employer, 'siren'>): boolean {
  return siren !== undefined && isSiren(siren)
}

/** A score as candidates see it: of an employer without a valid SIREN no grade is published. */
export function asPublished(score: ReciprokScore, employer: Pick<Employer, 'siren'>): ReciprokScore {
  if (isIdentified(employer)) return score
  const { grade: _unpublished, ...figures } = score
  return figures
}
