import { expect, it } from 'vitest'
import { answerExpectation } from './answer-expectation.ts'
import type { ReciprokScore } from './employer.ts'

const score = (answered: number, counted: number, told: Partial<ReciprokScore> = {}): ReciprokScore => ({
  points: 0,
  score: 0,
  grade: 'C',
  counted,
  answered,
  people: counted,
  asOf: 0,
  formula: 1,
  ...told,
})

it.each([
  [20, 20, 'likely'],
  [18, 20, 'likely'],
  [17, 20, 'often'],
  [10, 20, 'often'],
  [9, 20, 'seldom'],
  [4, 20, 'seldom'],
  [0, 20, 'seldom'],
] as const)('%i answers to %i applications: %s', (answered, counted, expected) => {
  expect(answerExpectation(score(answered, counted))).toBe(expected)
})

it('says nothing of a grade that rests on no application', () => {
  expect(answerExpectation(score(0, 0))).toBe('unknown')
})

it('says nothing of an employer that is not rated yet', () => {
  const { grade: _, ...unrated } = score(4, 4)
  expect(answerExpectation(unrated)).toBe('unknown')
  expect(answerExpectation(undefined)).toBe('unknown')
})
