import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TermKey } from '../competences/work-terms.ts'
import { FEWEST_SHOWN, MOST_SHOWN, shownOf, type ShownList } from './small-pool.ts'

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `p${String(from + index).padStart(3, '0')}`)
const list = (shown: string[], isCut: boolean, terms: TermKey[] = []) => ({
  ...{ people: new Set(shown), isCut, terms },
})
const whole = (shown: string[]) => list(shown, false)
const all = { isStillFound: () => true, isMatch: () => true, meets: () => true }
const shownBeside = (
  found: string[],
  earlier: readonly ShownList[],
  standing: Parameters<typeof shownOf>[2],
) => shownOf({ found, terms: [] }, earlier, standing)
const shown = (found: string[], ...earlier: string[][]) => shownBeside(found, earlier.map(whole), all)
const whoeverIsShown = (people: string[], isCut = false) => ({ ok: true, people, isCut })

describe('a search', () => {
  it('that finds fewer than five people shows nobody', () => {
    expect(shown([])).toEqual({ ok: false, reason: 'too-few' })
    expect(shown(people(0, 4))).toEqual({ ok: false, reason: 'too-few' })
  })

  it('that leaves a few out of an earlier list is refused', () => {
    expect(shown(people(0, 6), people(0, 7))).toEqual({ ok: false, reason: 'too-close' })
    expect(shown(people(1, 8), people(0, 7))).toEqual({ ok: false, reason: 'too-close' })
  })

  it('asked again shows newcomers only once they are five', () => {
    expect(shown(people(0, 9), people(0, 5))).toEqual(whoeverIsShown(people(0, 5)))
    expect(shown(people(0, 10), people(0, 5))).toEqual(whoeverIsShown(people(0, 10)))
    expect(shown(people(0, 9), people(0, 5), people(0, 7))).toEqual(whoeverIsShown(people(0, 7)))
  })

  it('shows nobody who took their consent back, and nobody at all when fewer than five are left', () => {
    const without = (person: string) => ({ ...all, isStillFound: (asked: string) => asked !== person })
    const six = whole(people(0, 6))
    expect(shownBeside(people(1, 6), [six], without('p000'))).toEqual(whoeverIsShown(people(1, 6)))
    expect(shownBeside([...people(1, 5), 'p900'], [whole(people(0, 5))], without('p000'))).toEqual({
      ok: false,
      reason: 'too-few',
    })
  })

  it('of many people shows the first of them, beside other lists that were cut', () => {
    const many = people(0, MOST_SHOWN + 1)
    const cut = list(people(1, MOST_SHOWN + 1), true)
    expect(shownBeside(many, [cut], all)).toEqual(whoeverIsShown(people(0, MOST_SHOWN), true))
    expect(shown(people(0, 8), many.slice(0, MOST_SHOWN))).toEqual(whoeverIsShown(people(0, 8)))
  })

  it('of many people is refused where it would tell of one to four that they do not meet a term', () => {
    const many = people(0, 60)
    const night: TermKey[] = ['when:night']
    for (const [lacking, told] of [
      [0, true],
      [1, false],
      [4, false],
      [5, true],
    ] as const) {
      const meets = (person: string, terms: readonly TermKey[]) =>
        terms.length === 0 || person >= people(lacking, lacking + 1)[0]!
      const atNight = many.slice(lacking)
      const standing = { ...all, meets, isMatch: (person: string) => meets(person, night) }
      const found = { found: atNight.slice(0, MOST_SHOWN + 1), terms: night }
      const before = list(many.slice(0, MOST_SHOWN), true)
      expect(shownOf(found, [before], standing).ok).toBe(told)
      // The same the other way round, and of as many as one list shows.
      const those = list(atNight.slice(0, MOST_SHOWN), true, night)
      const everybody = { found: many.slice(0, MOST_SHOWN + 1), terms: [] }
      expect(shownOf(everybody, [those], { ...all, meets }).ok).toBe(told)
      const few = { found: atNight.slice(0, MOST_SHOWN - 1), terms: night }
      expect(shownOf(few, [before], standing).ok).toBe(told && lacking > 0)
      // Of the same terms nothing is told: the lot of another day shows others.
      expect(shownOf({ ...found, terms: [] }, [before], standing).ok).toBe(true)
    }
  })

  it('of many people shows no newcomer beside a list that was whole, until they are five', () => {
    // Who came since has most of what is asked for: found first.
    const before = people(10, 10 + MOST_SHOWN)
    const found = (newcomers: number) => [...people(0, newcomers), ...before].slice(0, MOST_SHOWN + 1)
    for (const newcomers of [1, 4]) {
      const told = shown(found(newcomers), before)
      expect(told.ok && [...told.people].sort()).toEqual(before)
      expect(told).toMatchObject({ isCut: false })
    }
    expect(shown(found(5), before)).toEqual(whoeverIsShown(found(5).slice(0, MOST_SHOWN), true))
    // One of them can no longer do what is asked for.
    const isMatch = (person: string) => person !== before.at(-1)
    expect(shownBeside(found(2), [whole(before)], { ...all, isMatch })).toEqual({
      ok: false,
      reason: 'too-close',
    })
  })
})

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
const propertyOf = (pool: string[], least: number) => {
  const anyOrder = fc
    .uniqueArray(fc.constantFrom(...pool), { minLength: least, maxLength: pool.length })
    // Whoever has most of it first: another order in each search.
    .chain((found) => fc.shuffledSubarray(found, { minLength: found.length }))
  return fc.property(fc.array(anyOrder, { maxLength: 12 }), (searches) => {
    const seen: ShownList[] = []
    for (const found of searches) {
      const isMatch = (person: string) => found.includes(person)
      const outcome = shownBeside(found.slice(0, MOST_SHOWN + 1), seen, { ...all, isMatch })
      if (!outcome.ok) continue
      const now = new Set(outcome.people)
      expect(now.size).toBe(outcome.people.length)
      expect(now.size).toBeGreaterThanOrEqual(FEWEST_SHOWN)
      expect(now.size).toBeLessThanOrEqual(MOST_SHOWN)
      expect(outcome.people.every(isMatch)).toBe(true)
      expect(outcome.isCut && found.length <= MOST_SHOWN).toBe(false)
      for (const before of seen) {
        if (before.isCut && found.length > MOST_SHOWN) continue
        const come = [...now].filter((person) => !before.people.has(person)).length
        const gone = [...before.people].filter((person) => !now.has(person)).length
        expect(come + gone === 0 || come + gone >= FEWEST_SHOWN).toBe(true)
      }
      seen.push({ people: now, isCut: outcome.isCut, terms: [] })
    }
  })
}
it(`no two lists that were shown differ by fewer than five people (seed ${seed})`, () => {
  fc.assert(propertyOf(people(0, 14), 0), { seed, numRuns: 3000 })
})

it(`nor do lists of about as many as are shown, but for two that are cut (seed ${seed})`, () => {
  fc.assert(propertyOf(people(0, MOST_SHOWN + 6), MOST_SHOWN - 3), { seed, numRuns: 1500 })
})
