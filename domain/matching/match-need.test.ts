import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  proofsOf,
  rungs,
  type Proofs,
  type Rung,
  type SkillKey,
  type WantedKey,
} from '../competences/proofs.ts'
import { coverageOf, isMatch, matchLines, type CloseTo } from './match-need.ts'
import {
  asks,
  profileOf,
  someAccount,
  someRest,
  type AccountRest,
} from '../../tests/support/random-accounts.ts'

const keys: SkillKey[] = ['ability:organise', 'ability:negotiate', 'esco:cook', 'esco:drive', 'esco:care']
const proofs = (told: Partial<Record<WantedKey, Rung[]>>): Proofs =>
  new Map(Object.entries(told).map(([key, standsOn]) => [key as WantedKey, new Set(standsOn)]))
const near: CloseTo = (key) => (key === 'esco:cook' ? ['esco:care', 'esco:drive'] : [])

describe('what somebody has of what is asked for', () => {
  it('is missing, where they have nothing like it', () => {
    const lines = matchLines([{ key: 'esco:drive' }], proofs({ 'esco:care': ['certified'] }), near)
    expect(lines).toEqual([{ key: 'esco:drive', found: 'missing' }])
    expect([coverageOf(lines), isMatch(lines)]).toEqual([0, false])
  })

  it('is close with less proof than asked, and never counts as proven', () => {
    const lines = matchLines(
      [{ key: 'esco:cook', atLeast: 'observed' }],
      proofs({ 'esco:cook': ['declared', 'recommended'] }),
      near,
    )
    expect(lines).toEqual([{ key: 'esco:cook', found: 'close', by: 'esco:cook', rung: 'recommended' }])
  })

  it('is close by the nearest thing that they can do', () => {
    const lines = matchLines(
      [{ key: 'esco:cook' }],
      proofs({ 'esco:drive': ['certified'], 'esco:care': ['declared'] }),
      near,
    )
    expect(lines).toEqual([{ key: 'esco:cook', found: 'close', by: 'esco:care', rung: 'declared' }])
  })

  it('is present with its strongest proof', () => {
    const lines = matchLines([{ key: 'esco:cook' }], proofs({ 'esco:cook': ['declared', 'observed'] }), near)
    expect(lines).toEqual([{ key: 'esco:cook', found: 'present', rung: 'observed' }])
    expect(coverageOf(lines)).toBe(12)
  })
})

it('whoever has half of it is shown, what is close counting half', () => {
  const shown = (told: Partial<Record<SkillKey, Rung[]>>, wanted: SkillKey[]) =>
    isMatch(
      matchLines(
        wanted.map((key) => ({ key })),
        proofs(told),
        near,
      ),
    )
  expect(shown({}, [])).toBe(false)
  expect(shown({ 'esco:drive': ['declared'] }, ['esco:drive', 'esco:care'])).toBe(true)
  expect(shown({ 'esco:drive': ['declared'] }, ['esco:drive', 'esco:care', 'ability:organise'])).toBe(false)
  expect(shown({ 'esco:care': ['declared'] }, ['esco:cook'])).toBe(true)
  expect(shown({ 'esco:care': ['declared'] }, ['esco:cook', 'ability:organise'])).toBe(false)
})

it('terms of work are met or not, never close, and count for no skill: by them alone nobody is found', () => {
  const nearEverything: CloseTo = () => keys
  const has = proofs({ 'esco:drive': ['declared'], 'licence:b': ['declared'] })
  const asked = (...wanted: WantedKey[]) =>
    matchLines(
      wanted.map((key) => ({ key })),
      has,
      nearEverything,
    )
  expect(asked('licence:b', 'when:night')).toEqual([
    { key: 'licence:b', found: 'present', rung: 'declared' },
    { key: 'when:night', found: 'missing' },
  ])
  expect(isMatch(asked('licence:b'))).toBe(false)
  expect(isMatch(asked('esco:drive', 'licence:b'))).toBe(true)
  expect(isMatch(asked('esco:drive', 'when:night'))).toBe(false)
  // Half of the skills, whatever terms are met beside them.
  const third = matchLines(
    (['esco:drive', 'ability:organise', 'ability:negotiate', 'licence:b'] as const).map((key) => ({ key })),
    has,
    () => [],
  )
  expect(isMatch(third)).toBe(false)
})

describe('over random people', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
  const someProofs = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.subarray([...rungs], { minLength: 1 })), {
      selector: ([key]) => key,
    })
    .map((told) => proofs(Object.fromEntries(told)))
  const wanted = fc.array(fc.record({ key: fc.constantFrom(...keys), atLeast: fc.constantFrom(...rungs) }), {
    maxLength: 6,
  })

  it(`more proof never lowers a match (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        someProofs,
        wanted,
        fc.constantFrom(...keys),
        fc.constantFrom(...rungs),
        (has, asked, key, rung) => {
          const more = new Map(has).set(key, new Set([...(has.get(key) ?? []), rung]))
          const [before, after] = [matchLines(asked, has, near), matchLines(asked, more, near)]
          expect(coverageOf(after)).toBeGreaterThanOrEqual(coverageOf(before))
          expect(isMatch(after) || !isMatch(before)).toBe(true)
        },
      ),
      { seed, numRuns: 2000 },
    )
  })

  it(
    `nothing but competences, their proof and the terms that were said changes it (seed ${seed})`,
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(someAccount, someRest, someRest, (can, one, other) => {
          const lines = (who: AccountRest, order: 1 | -1) =>
            matchLines(asks, proofsOf(profileOf(who, can, order), '2026-04-13'), near)
          expect(lines(other, -1)).toEqual(lines(one, 1))
        }),
        { seed, numRuns: 10_000 },
      )
    },
  )
})
