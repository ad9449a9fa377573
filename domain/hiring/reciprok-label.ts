import type { ReciprokGrade } from './employer.ts'

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
