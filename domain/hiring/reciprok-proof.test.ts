import { expect, it } from 'vitest'
import { AS_OF, bare, file, full, withGrid } from '../../tests/support/reciprok-cases.ts'
import { pointsOf, proofOf } from './reciprok-proof.ts'
import { scoreEmployer } from './reciprok-score.ts'
import type { ScoredFile } from './scored-file.ts'

const fournil = { name: 'Fournil', siren: '732829320', siteIds: ['brest', 'quimper'] }
const proven = (files: readonly ScoredFile[], employer: Parameters<typeof proofOf>[0] = fournil) =>
  proofOf(employer, files, scoreEmployer(files, AS_OF))

/** Received in this order; one person applied three times. */
const files = [
  file(250, [full(3)]),
  file(90, [], 'zoe'),
  file(80, [withGrid(9)]),
  file(70, [full(40)], 'zoe'),
  file(60, [full(2)], 'zoe'),
  file(50, [full(12)]),
  file(40, [bare(1)]),
  // It counts in nothing yet.
  file(5, [full(1)]),
]
const worth = (answer: number, reason: number, pointer: number) => ({
  ...{ answer, followUp: answer, reason, pointer },
})

it('a published score is counted again from rows that are of nobody, the worthiest first', () => {
  const proof = proven(files)!
  expect(proof.rows).toEqual([
    { count: 2, weight: 2, ...worth(100, 100, 100) },
    { count: 1, weight: 2, ...worth(100, 100, 0) },
    { count: 1, weight: 2, ...worth(100, 0, 0) },
    // As much as an answer in full of more than half a year ago, which comes first by its text.
    { count: 1, weight: 1, ...worth(100, 100, 100) },
    { count: 1, weight: 2, ...worth(50, 50, 50) },
    { count: 1, weight: 2, ...worth(0, 0, 0) },
  ])
  const { score } = scoreEmployer(files, AS_OF)
  expect(pointsOf(proof.rows)).toBe(score.points)
  const { asOf: _asOf, formula: _formula, ...result } = score
  expect(proof.result).toEqual(result)
})

it('apart from them stand how many came of one person, and after how many days answers came, each in order', () => {
  expect(proven(files)).toMatchObject({ perPerson: [3, 1, 1, 1, 1], answerDays: [1, 2, 3, 9, 12, 40] })
})

it('it names the employer as it is registered, its home, the moment and the receptions that count', () => {
  expect(proven(files)).toMatchObject({
    ...{ format: 'pepiniere-reciprok-proof', version: 1, formula: 1, siteId: 'brest', asOf: AS_OF },
    employer: { name: 'Fournil', siren: '732829320' },
    window: { from: '2025-06-01', to: '2026-05-02' },
  })
  const { siren: _none, ...unregistered } = fournil
  expect(proven(files, unregistered)!.employer).toStrictEqual({ name: 'Fournil' })
})

it('rows stand in one order, however the applications came', () => {
  expect(proven([...files].reverse())).toEqual(proven(files))
})

it('rows of one worth stand by their text, not by when their applications came', () => {
  const explained = file(45, [withGrid(20)])
  const tied = [explained, ...Array.from({ length: 4 }, () => file(40, [bare(1)]))]
  expect(proven(tied)!.rows).toEqual([
    { count: 4, weight: 2, ...worth(100, 0, 0) },
    { count: 1, weight: 2, ...worth(75, 75, 0) },
  ])
})

it('there is nothing to prove of an employer that is not rated', () => {
  expect(proven(files.slice(0, 4))).toBeNull()
})
