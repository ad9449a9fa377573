import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AS_OF,
  bare,
  creditCases,
  file,
  full,
  scoreCases,
  withGrid,
} from '../../tests/support/reciprok-cases.ts'
import { laws } from '../../tests/support/reciprok-laws.ts'
import { countedFiles } from './reciprok-counted.ts'
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

  it('reads an application that was told twice as one: the first reception, every act of either', () => {
    const [told] = [file(40, [full(3)])]
    const twin = { ...told!, candidate: `${told!.candidate}-twin`, receivedAt: told!.receivedAt + 86_400_000 }
    const silent = { ...twin, events: [], withdrawnAt: told!.receivedAt + 35 * 86_400_000 }
    for (const files of [
      [told!, silent],
      [silent, told!],
    ]) {
      const { lines, score } = scoreEmployer(files, AS_OF)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatchObject({ receivedAt: told!.receivedAt, credit: 10_000 })
      expect(score.people).toBe(1)
    }
    for (const files of [
      [told!, silent],
      [silent, told!],
    ])
      expect(countedFiles(files, AS_OF).counted).toMatchObject([
        { id: told!.id, candidate: told!.candidate, withdrawnAt: silent.withdrawnAt },
      ])
    const early = { ...silent, withdrawnAt: told!.receivedAt + 10 * 86_400_000 }
    for (const files of [
      [silent, early],
      [early, silent],
    ])
      expect(scoreEmployer(files, AS_OF).notCounted.map(({ reason }) => reason)).toEqual(['withdrawn'])
  })

  it('says which acts it counted, the first of each kind, of one moment always the same', () => {
    const one = file(40, [bare(5), full(9), full(9)])
    const [a, b] = [one.events[1]!, one.events[2]!]
    for (const events of [
      [a, b, one.events[0]!],
      [b, one.events[0]!, a],
    ])
      expect(lineOf({ ...one, events }, AS_OF).because).toEqual({
        decision: { eventId: one.events[0]!.id, at: one.events[0]!.at, day: 5 },
        conclusion: { eventId: one.events[0]!.id, at: one.events[0]!.at, day: 5 },
        qualification: { eventId: a.id, at: a.at, day: 9 },
        recommendation: { eventId: a.id, at: a.at, day: 9 },
      })
  })

  it('counts an application from its 30th day to its 365th, withdrawn after 30 days or not', () => {
    const counts = (age: number, moment = 0) => {
      const one = file(age)
      return countedFiles([{ ...one, receivedAt: one.receivedAt + moment }], AS_OF).counted.length
    }
    expect([counts(30), counts(30, 1), counts(365), counts(366, 1), counts(366)]).toEqual([1, 0, 1, 1, 0])
    const withdrawn = (day: number) => {
      const one = file(60)
      return countedFiles([{ ...one, withdrawnAt: one.receivedAt + day * 86_400_000 }], AS_OF).counted.length
    }
    expect([withdrawn(29), withdrawn(30)]).toEqual([0, 1])
  })

  it('counts the first three of a candidate, in the order of their reception, and lists both so', () => {
    const files = [40, 80, 50, 70, 60].map((age) => file(age, [], 'insistent'))
    const { counted, notCounted } = countedFiles(files, AS_OF)
    const days = (list: { receivedAt: number }[]) =>
      list.map(({ receivedAt }) => (AS_OF - receivedAt) / 86_400_000)
    expect(days(counted)).toEqual([80, 70, 60])
    expect(days(notCounted.map(({ file: one }) => one))).toEqual([50, 40])
  })

  it.each([
    [14, 3000],
    [15, 2250],
    [30, 2250],
    [31, 1500],
  ])('gives an answer of day %i %i', (day, answer) => {
    expect(lineOf(file(60, [bare(day)]), AS_OF).answer).toBe(answer)
  })

  it('counts twice what is at most 182 days old, and a conclusion in full until its 75th day', () => {
    expect([182, 183].map((age) => lineOf(file(age), AS_OF).weight)).toEqual([2, 1])
    const concluded = (day: number) => {
      const acts = [{ day: 1, type: 'pursued' } as const, { day, type: 'candidate-declined' } as const]
      return lineOf(file(150, acts), AS_OF).followUp
    }
    expect([concluded(75), concluded(76)]).toEqual([3000, 1500])
  })

  it('is deaf to what comes later, and calls nobody left silent who was never answered', () => {
    expect(lineOf(file(20, [bare(21)]), AS_OF).credit).toBe(0)
    expect(lineOf(file(20, [bare(20)]), AS_OF).credit).toBeGreaterThan(0)
    expect(lineOf(file(90), AS_OF).leftSilent).toBe(false)
    const declined = lineOf(file(90, [{ day: 3, type: 'candidate-declined' }]), AS_OF)
    expect(declined.because.decision?.day).toBe(3)
  })

  it('counts the first of two acts, whatever they are called', () => {
    const one = file(40, [bare(5), bare(9)])
    const [first, second] = one.events.map((event, index) => ({ ...event, id: index === 0 ? 'z' : 'a' }))
    for (const events of [
      [first!, second!],
      [second!, first!],
    ])
      expect(lineOf({ ...one, events }, AS_OF).because.decision?.eventId).toBe('z')
  })

  it('says all of its arithmetic', () => {
    const one = file(40, [withGrid(5)])
    const { lines, prior, total } = scoreEmployer([one, file(40)], AS_OF)
    expect(lines[0]).toMatchObject({
      ...{ applicationId: one.id, receivedAt: one.receivedAt, age: 40, weight: 2 },
      ...{ answer: 3000, followUp: 3000, qualification: 2000, recommendation: 0 },
      ...{ credit: 8000, weighted: 16_000, leftSilent: false },
    })
    expect([prior, total]).toEqual([
      { weight: 10, credit: 4000, weighted: 40_000 },
      { weight: 14, weighted: 56_000 },
    ])
  })

  it('has no median of days where nobody was answered, and the middle of those that were', () => {
    const medianOf = (...days: number[]) =>
      scoreEmployer(
        days.map((day) => file(60, [full(day)])),
        AS_OF,
      ).score.medianDays
    expect([medianOf(), medianOf(9), medianOf(12, 2), medianOf(30, 2, 9)]).toEqual([undefined, 9, 7, 9])
    expect('medianDays' in scoreEmployer([file(60)], AS_OF).score).toBe(false)
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

  it('counts nothing that no host has seen the sender of, in nobody’s three, and all of it once one has', () => {
    const known = Array.from({ length: 6 }, (_, index) => file(60 + index, [full(3)], `p${index}`))
    const stranger = [50, 51, 52].map((age) => ({ ...file(age, [], 'p0'), unverified: true as const }))
    const { score, notCounted } = scoreEmployer([...known, ...stranger], AS_OF)
    expect(score).toEqual(scoreEmployer(known, AS_OF).score)
    expect(notCounted.map(({ reason }) => reason)).toEqual(['unverified', 'unverified', 'unverified'])
    const seen = { ...stranger[0]!, unverified: undefined }
    expect(scoreEmployer([...known, seen], AS_OF).score.counted).toBe(7)
    // A copy that was told before a host had seen them changes nothing of that.
    expect(scoreEmployer([...known, stranger[0]!, seen], AS_OF).score.counted).toBe(7)
  })
})

describe(`the laws of the score, ${runs} random histories each, seed ${seed}`, () => {
  for (const { title, property } of laws) {
    it(title, { timeout: 120_000 }, () => fc.assert(property(scoreEmployer), { numRuns: runs, seed }))
  }
})
