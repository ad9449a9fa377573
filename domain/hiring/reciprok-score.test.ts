import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCases, scoreCases, AS_OF, file, full } from '../../tests/support/reciprok-cases.ts'
import { laws } from '../../tests/support/reciprok-laws.ts'
import { lineOf, scoreEmployer } from './reciprok-score.ts'

const runs = Number(process.env['FC_RUNS'] ?? 20_000)
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)

describe('what one application earns', () => {
  for (const { title, file, credit } of creditCases) {
    it(`${title}: ${credit}`, () => expect(lineOf(file, AS_OF).credit).toBe(credit))
  }
})

describe('the score of an employer', () => {
  for (const { title, files, points, score, grade } of scoreCases) {
    it(`${title}: ${score} ${grade ?? ''}`, () => {
      const result = scoreEmployer(files, AS_OF).score
      expect(result.score).toBe(score)
      expect(result.grade).toBe(grade)
      if (points !== undefined) expect(result.points).toBe(points)
    })
  }

  it('says how many were answered, by how many people, in how many days', () => {
    const files = [
      file(40, [full(2)]),
      file(40, [full(6)]),
      file(40, [full(9)]),
      file(40, [full(11)]),
      file(40),
    ]
    const { score } = scoreEmployer(files, AS_OF)
    expect(score).toMatchObject({ counted: 5, answered: 4, people: 5, medianDays: 7, formula: 1 })
  })

  it('says why an application does not count yet, or any more', () => {
    const early = { ...file(60), withdrawnAt: AS_OF - 40 * 86_400_000 }
    const files = [file(29), file(366), early, ...[1, 2, 3, 4].map(() => file(40, [], 'insistent'))]
    const { notCounted, lines } = scoreEmployer(files, AS_OF)
    expect(notCounted.map(({ reason }) => reason).sort()).toEqual([
      'beyond-three',
      'too-old',
      'too-recent',
      'withdrawn',
    ])
    expect(lines).toHaveLength(3)
  })
})

describe(`the laws of the score, ${runs} random histories each, seed ${seed}`, () => {
  for (const { title, property } of laws) {
    it(title, { timeout: 120_000 }, () => fc.assert(property(scoreEmployer), { numRuns: runs, seed }))
  }
})
