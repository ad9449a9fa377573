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
import { witnessRoles, type CompetenceProfile } from '../competences/profile.ts'
import { travelBands, workPermits, workTimes } from '../competences/work-terms.ts'
import { coverageOf, isMatch, matchLines, type CloseTo, type Wanted } from './match-need.ts'

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
        (has, asks, key, rung) => {
          const more = new Map(has).set(key, new Set([...(has.get(key) ?? []), rung]))
          const [before, after] = [matchLines(asks, has, near), matchLines(asks, more, near)]
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
      const words = fc.string({ maxLength: 20 })
      const escoOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
      const account = fc.record({
        competences: fc.uniqueArray(
          fc.record({
            id: fc.constantFrom('a', 'b', 'c', 'd'),
            esco: fc.integer({ min: 0, max: 4 }).map(escoOf),
            ability: fc.constantFrom('organise', 'negotiate'),
          }),
          { selector: ({ id }) => id },
        ),
        recommended: fc.subarray(['a', 'b', 'c', 'd']),
        times: fc.subarray([...workTimes]),
        within: fc.constantFrom(...travelBands),
        startsBy: fc.constantFrom(undefined, '2026-04-13', '2026-05-01', '2027-01-01'),
        permits: fc.subarray([...workPermits]),
        departments: fc.subarray(['07', '48', '2A'] as const),
      })
      /** All that an account says besides, which must not count. */
      const person = fc.record({
        ...{
          id: words,
          visitorId: words,
          siteId: words,
          rev: words,
          by: words,
          label: words,
          sceneId: words,
        },
        ...{
          pride: words,
          authorId: words,
          addedAt: words,
          at: fc.nat(),
          language: fc.constantFrom('fr', 'en'),
        },
        origin: fc.constantFrom('professional', 'personal'),
        how: fc.constantFrom('alone', 'with-help', 'helps-others'),
        by2: fc.constantFrom('visitor', 'host'),
        role: fc.constantFrom(...witnessRoles),
      })
      type Person = typeof person extends fc.Arbitrary<infer T> ? T : never
      type Account = typeof account extends fc.Arbitrary<infer T> ? T : never
      const profileOf = (
        who: Person,
        { competences, recommended, times, within, startsBy, permits, departments }: Account,
        order: 1 | -1,
      ): CompetenceProfile => {
        const { id, visitorId, siteId, rev, by, at, label, sceneId, origin, how, addedAt, authorId } = who
        const said = competences.map((item) => ({
          ...{ ...item, label, origin: origin as 'personal', how: how as 'alone', sceneId, addedAt },
        }))
        return {
          ...{ id, visitorId, siteId, rev, by, at },
          competences: order === 1 ? said : said.reverse(),
          consents: [
            { id, purpose: 'search', type: 'given', turn: 1, at, by, language: who.language as 'fr' },
          ],
          pride: { text: who.pride, saidAt: rev },
          workTerms: { times: order === 1 ? times : times.toReversed(), licences: [], within, saidAt: rev },
          workScope: {
            permits: order === 1 ? permits : permits.toReversed(),
            departments: order === 1 ? departments : departments.toReversed(),
            ...(startsBy === undefined ? {} : { startsBy }),
            saidAt: rev,
          },
          recommendations: recommended.map((competenceId) => ({
            ...{ id: competenceId, competenceId, by: who.by2 as 'host', authorId, at },
            ...{ role: who.role as 'work', fact: who.pride },
          })),
        }
      }
      const asks: Wanted[] = [
        ...[0, 1, 2].map((n) => ({ key: `esco:${escoOf(n)}` as SkillKey })),
        ...(['when:night', 'within:10', 'start:month', 'permit:forklift', 'in:48'] as const).map((key) => ({
          key,
        })),
      ]
      fc.assert(
        fc.property(account, person, person, (can, one, other) => {
          const lines = (who: Person, order: 1 | -1) =>
            matchLines(asks, proofsOf(profileOf(who, can, order), '2026-04-13'), near)
          expect(lines(other, -1)).toEqual(lines(one, 1))
        }),
        { seed, numRuns: 10_000 },
      )
    },
  )
})
