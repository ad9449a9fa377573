import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  rungs,
  type Proofs,
  type Rung,
  type SkillKey,
  type WantedKey,
} from '../../domain/competences/proofs.ts'
import { termKeys } from '../../domain/competences/work-terms.ts'
import { drawnByLot } from '../../domain/matching/daily-order.ts'
import {
  coverageOf,
  isMatch,
  matchLines,
  type CloseTo,
  type Wanted,
} from '../../domain/matching/match-need.ts'
import { ProfileIndex } from './profile-index.ts'

const keys: SkillKey[] = ['ability:organise', 'ability:negotiate', 'esco:cook', 'esco:drive', 'esco:care']
const near: CloseTo = (key) => (key === 'esco:cook' ? ['esco:care', 'esco:drive'] : [])
const can = (...told: [WantedKey, ...Rung[]][]): Proofs =>
  new Map(told.map(([key, ...standsOn]) => [key, new Set(standsOn)]))
const ask = (index: ProfileIndex, wanted: Wanted[], most = 100, seed = 's') =>
  index.search({ wanted, closeTo: near, seed, most, by: 'bakery' })

describe('a search', () => {
  it('finds nobody who took their consent back', () => {
    const index = new ProfileIndex()
    index.put('a', can(['esco:cook', 'declared']))
    index.remove('a')
    index.remove('nobody')
    expect([index.size, index.has('a')]).toEqual([0, false])
    expect(ask(index, [{ key: 'esco:cook' }])).toEqual([])
  })

  it('finds nobody by what they can do no longer', () => {
    const index = new ProfileIndex()
    index.put('a', can(['esco:cook', 'declared']))
    index.put('a', can(['esco:drive', 'declared']))
    expect(index.size).toBe(1)
    expect(ask(index, [{ key: 'ability:organise' }, { key: 'esco:cook' }])).toEqual([])
    expect(ask(index, [{ key: 'esco:drive' }])).toEqual(['a'])
  })

  it('tells those who have most of it first, and no more than asked for', () => {
    const index = new ProfileIndex()
    index.put('close', can(['esco:care', 'certified']))
    index.put('said', can(['esco:cook', 'declared']))
    index.put('seen', can(['esco:cook', 'declared', 'observed']))
    expect(ask(index, [{ key: 'esco:cook' }])).toEqual(['seen', 'said', 'close'])
    expect(ask(index, [{ key: 'esco:cook' }], 2)).toEqual(['seen', 'said'])
    expect(index.linesOf('seen', [{ key: 'esco:cook' }], near)).toEqual([
      { key: 'esco:cook', found: 'present', rung: 'observed' },
    ])
    expect(index.linesOf('nobody', [{ key: 'esco:cook' }], near)).toEqual([
      { key: 'esco:cook', found: 'missing' },
    ])
  })

  it('draws lots among equals: the same for one seed, others for another', () => {
    const index = new ProfileIndex()
    const people = Array.from({ length: 40 }, (_, rank) => `p${String(rank).padStart(2, '0')}`)
    for (const person of people) index.put(person, can(['esco:cook', 'declared']))
    const orders = ['monday', 'monday', 'tuesday'].map((seed) =>
      ask(index, [{ key: 'esco:cook' }], 100, seed).join(' '),
    )
    expect(orders[1]).toBe(orders[0])
    expect(orders[2]).not.toBe(orders[0])
    expect(orders[0]).not.toBe(people.join(' '))
  })
})

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
it(`finds whom a look at every person finds, in their order (seed ${seed})`, () => {
  const proofs = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.subarray([...rungs], { minLength: 1 })), {
      selector: ([key]) => key,
    })
    .chain((told) =>
      fc.subarray([...termKeys]).map((terms): Proofs => {
        const said = terms.map((key): [WantedKey, Set<Rung>] => [key, new Set(['declared'])])
        const proven = told.map(([key, standsOn]): [WantedKey, Set<Rung>] => [key, new Set(standsOn)])
        return new Map([...proven, ...said])
      }),
    )
  const changes = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.option(proofs)), {
    maxLength: 14,
  })
  const skills = fc.array(fc.record({ key: fc.constantFrom(...keys), atLeast: fc.constantFrom(...rungs) }), {
    minLength: 1,
    maxLength: 6,
  })
  const terms = fc.subarray([...termKeys], { maxLength: 2 })
  const wanted = fc
    .tuple(skills, terms)
    .map(([asked, more]): Wanted[] => [...more.map((key) => ({ key })), ...asked])
  fc.assert(
    fc.property(changes, wanted, (told, asks) => {
      const index = new ProfileIndex()
      const everybody = new Map<string, Proofs>()
      for (const [person, has] of told) {
        if (has === null) {
          index.remove(person)
          everybody.delete(person)
        } else {
          index.put(person, has)
          everybody.set(person, has)
        }
      }
      const looked = [...everybody]
        .map(([person, has]) => ({ person, lines: matchLines(asks, has, near) }))
        .filter(({ lines }) => isMatch(lines))
        .sort(
          (a, b) =>
            coverageOf(b.lines) - coverageOf(a.lines) ||
            drawnByLot('s', a.person) - drawnByLot('s', b.person),
        )
      expect(ask(index, asks)).toEqual(looked.map(({ person }) => person))
      for (const { person, lines } of looked) expect(index.linesOf(person, asks, near)).toEqual(lines)
    }),
    { seed, numRuns: 3000 },
  )
})
