import { describe, expect, it } from 'vitest'
import { DAY } from '../time.ts'
import type { Recommendation } from './profile.ts'
import { decideRecommendations, longestFact, readFact, takenBack, type RecommendFacts } from './recommend.ts'

const NOW = 10 * DAY
const competence = (id: string) => ({ id, label: id, origin: 'personal' as const, addedAt: '1' })
const said = (told: Partial<Recommendation> = {}): Recommendation => ({
  ...{ id: 'r0', competenceId: 'bread', by: 'visitor', authorId: 'author', at: NOW },
  ...told,
})
const facts = (told: Partial<RecommendFacts> = {}): RecommendFacts => ({
  author: { by: 'visitor', ids: ['author', 'author-too'], isHere: true },
  person: { ids: ['person', 'person-too'], isHere: true },
  page: { competences: [competence('bread'), competence('wood'), { ...competence('gone'), removedAt: '2' }] },
  competenceIds: ['bread'],
  ...told,
})
let drawn = 0
const decide = (told: Partial<RecommendFacts> = {}) =>
  decideRecommendations(facts(told), NOW, () => `fresh-${(drawn += 1)}`)
const { author, page } = facts()

describe('a recommendation is refused', () => {
  const praised = (at: number, told: Partial<Recommendation> = {}) => ({
    author: { ...author, recommendations: [said({ authorId: 'person-too', at, ...told })] },
  })

  it.each<[string, Partial<RecommendFacts>]>([
    ['oneself', { person: { ids: ['person', 'author-too'], isHere: true } }],
    ['author-away', { author: { ...author, isHere: false } }],
    ['person-away', { person: { ids: ['person'], isHere: false } }],
    ['reciprocal', praised(NOW - DAY + 1)],
    ['not-declared', { competenceIds: ['bread', 'fish'] }],
    ['not-declared', { competenceIds: ['gone'] }],
    [
      'full',
      { page: { ...page, recommendations: Array.from({ length: 200 }, () => said({ authorId: 'x' })) } },
    ],
    ['fact-long', { told: { fact: 'x'.repeat(longestFact + 1) } }],
    ['fact-contact', { told: { fact: 'On peut l’appeler au 06 12 34 56 78.' } }],
    ['fact-contact', { told: { fact: 'Ses photos : HTTPS://exemple.fr/nadia' } }],
    ['fact-contact', { told: { fact: 'Ses plats sont sur www.exemple.fr.' } }],
    ['fact-contact', { told: { fact: 'Elle cuisine, voir @nadia_cuisine.' } }],
    ['fact-personal', { told: { fact: 'Enceinte de six mois, elle est restée jusqu’au bout.' } }],
    ['fact-personal', { told: { fact: 'Une femme de 45 ans, musulmane, très aimable.' } }],
  ])('as %s', (reason, told) => {
    expect(decide(told)).toEqual({ ok: false, reason })
  })

  it('as reciprocal for a day only, and not for what was taken back or a host said', () => {
    expect(decide(praised(NOW - DAY)).ok).toBe(true)
    expect(decide(praised(NOW, { removedAt: NOW })).ok).toBe(true)
    expect(decide(praised(NOW, { by: 'host' })).ok).toBe(true)
  })
})

describe('a recommendation', () => {
  it('tells how the author knows the person and one fact, cleaned; or neither', () => {
    const told = { role: 'work', fact: '  Elle a formé\ndeux apprentis. ' } as const
    expect(decide({ told })).toMatchObject({
      value: { fresh: [{ role: 'work', fact: 'Elle a formé deux apprentis.' }] },
    })
    for (const blank of [{}, { fact: ' \u200b ' }]) {
      const decided = decide({ told: blank })
      expect(decided.ok && Object.keys(decided.value.fresh[0]!)).not.toContain('fact')
    }
    for (const plain of ['Elle a tenu la caisse tout un marché.', 'Elle forme les salarié@s, un par jour.'])
      expect(readFact(plain).ok).toBe(true)
  })

  it('says who, when and what, each thing once', () => {
    expect(decide({ competenceIds: ['bread', 'wood', 'bread'] })).toEqual({
      ok: true,
      value: {
        fresh: ['bread', 'wood'].map((competenceId) => ({
          ...{ id: expect.stringMatching(/^fresh-/), competenceId },
          ...{ by: 'visitor', authorId: 'author', at: NOW },
        })),
        changed: [],
      },
    })
  })

  it('is not said twice by one author, but again after it was taken back', () => {
    const before = (told: Partial<Recommendation>) => ({ page: { ...page, recommendations: [said(told)] } })
    expect(decide(before({ authorId: 'author-too' }))).toEqual({
      ok: true,
      value: { fresh: [], changed: [] },
    })
    for (const told of [{ removedAt: 1 }, { by: 'host' as const }, { authorId: 'other' }])
      expect(decide(before(told))).toMatchObject({ ok: true, value: { fresh: [{ competenceId: 'bread' }] } })
  })

  it('fills a page to its last place', () => {
    const recommendations = Array.from({ length: 199 }, () => said({ authorId: 'x' }))
    expect(decide({ page: { ...page, recommendations } }).ok).toBe(true)
  })

  it('of a host stands beside the one of a visitor', () => {
    const host = { by: 'host' as const, ids: ['account'], isHere: true }
    const decided = decide({ author: host, page: { ...page, recommendations: [said()] } })
    expect(decided).toMatchObject({ ok: true, value: { fresh: [{ by: 'host', authorId: 'account' }] } })
  })
})

describe('what an author tells besides', () => {
  const FACT = 'Elle a formé deux apprentis.'
  const stands = (...recommendations: Recommendation[]) => ({ page: { ...page, recommendations } })
  const both = ['bread', 'wood']

  it('is added to what they said already, and told twice it is there once', () => {
    const added = { ok: true, value: { fresh: [], changed: [said({ role: 'work', fact: FACT })] } }
    const told = { role: 'work', fact: FACT } as const
    expect(decide({ ...stands(said()), told })).toEqual(added)
    expect(decide({ ...stands(said({ role: 'work' })), told: { fact: FACT } })).toEqual(added)
    const nothing = { ok: true, value: { fresh: [], changed: [] } }
    expect(decide({ ...stands(said(told)), told })).toEqual(nothing)
    expect(decide({ ...stands(said(told)), told: {} })).toEqual(nothing)
  })

  it('takes the place of what they told before, under another id, and leaves the rest', () => {
    const before = said({ role: 'work', fact: 'Elle a tenu la caisse.', at: 5 })
    expect(decide({ ...stands(before), told: { fact: FACT } })).toEqual({
      ok: true,
      value: {
        fresh: [said({ id: expect.stringMatching(/^fresh-/) as never, role: 'work', fact: FACT })],
        changed: [said({ at: 5, removedAt: NOW })],
      },
    })
    const [fresh] = [decide({ ...stands(before), told: { role: 'here' } })]
    expect(fresh).toMatchObject({ value: { fresh: [{ role: 'here', fact: 'Elle a tenu la caisse.' }] } })
  })

  it('stands as a fact once, on the first sentence that has none', () => {
    const told = { role: 'work', fact: FACT } as const
    const toldOn = (more: Partial<RecommendFacts>) => {
      const decided = decide({ competenceIds: both, told, ...more })
      if (!decided.ok) throw new Error(decided.reason)
      const { fresh, changed } = decided.value
      return [...fresh, ...changed].map(({ competenceId, role, fact }) => [competenceId, role, fact])
    }
    expect(toldOn({})).toEqual([
      ['bread', 'work', FACT],
      ['wood', 'work', undefined],
    ])
    const other = 'Elle a tenu la caisse.'
    expect(toldOn(stands(said({ role: 'work', fact: other })))).toEqual([['wood', 'work', FACT]])
    expect(toldOn(stands(said(told)))).toEqual([['wood', 'work', undefined]])
    // Where it was said of what is on the page no more, nobody reads it.
    expect(toldOn(stands(said({ ...told, competenceId: 'gone' })))[0]).toEqual(['bread', 'work', FACT])
  })

  it('goes when it is taken back', () => {
    expect(takenBack(said({ role: 'work', fact: FACT }), 7)).toEqual(said({ removedAt: 7 }))
  })
})
