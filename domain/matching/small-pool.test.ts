import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEWEST_SHOWN, MOST_SHOWN, shownOf } from './small-pool.ts'

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `p${String(from + index).padStart(3, '0')}`)
const everybody = () => true
const shown = (found: string[], ...earlier: string[][]) =>
  shownOf(
    found,
    earlier.map((list) => new Set(list)),
    everybody,
  )

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
    expect(shown(people(0, 9), people(0, 5))).toEqual({ ok: true, people: people(0, 5) })
    expect(shown(people(0, 10), people(0, 5))).toEqual({ ok: true, people: people(0, 10) })
    expect(shown(people(0, 9), people(0, 5), people(0, 7))).toEqual({ ok: true, people: people(0, 7) })
  })

  it('shows nobody who took their consent back, and nobody at all when fewer than five are left', () => {
    const without = (person: string) => (asked: string) => asked !== person
    const list = new Set(people(0, 6))
    expect(shownOf(people(1, 6), [list], without('p000'))).toEqual({ ok: true, people: people(1, 6) })
    expect(shownOf([...people(1, 5), 'p900'], [new Set(people(0, 5))], without('p000'))).toEqual({
      ok: false,
      reason: 'too-few',
    })
  })

  it('of many people shows the first of them, whatever was shown before', () => {
    const many = people(0, MOST_SHOWN + 1)
    expect(shown(many, people(0, MOST_SHOWN))).toEqual({ ok: true, people: people(0, MOST_SHOWN) })
    expect(shown(people(0, 8), many.slice(0, MOST_SHOWN))).toEqual({ ok: true, people: people(0, 8) })
  })
})

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
it(`no two lists that were shown differ by fewer than five people (seed ${seed})`, () => {
  const list = fc
    .uniqueArray(fc.constantFrom(...people(0, 14)), { maxLength: 14 })
    .map((found) => found.sort())
  fc.assert(
    fc.property(fc.array(list, { maxLength: 12 }), (searches) => {
      const seen: Set<string>[] = []
      for (const found of searches) {
        const outcome = shownOf(found, seen, everybody)
        if (!outcome.ok) continue
        const now = new Set(outcome.people)
        expect(now.size).toBeGreaterThanOrEqual(FEWEST_SHOWN)
        expect(outcome.people.every((person) => found.includes(person))).toBe(true)
        for (const before of seen) {
          const differs =
            [...now].filter((person) => !before.has(person)).length +
            [...before].filter((person) => !now.has(person)).length
          expect(differs === 0 || differs >= FEWEST_SHOWN).toBe(true)
        }
        seen.push(now)
      }
    }),
    { seed, numRuns: 3000 },
  )
})
