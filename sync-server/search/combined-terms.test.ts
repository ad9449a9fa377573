import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Proofs, Rung, WantedKey } from '../../domain/competences/proofs.ts'
import { noTerms, termsMet, type TermKey, type WorkTerms } from '../../domain/competences/work-terms.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'
import { FEWEST_SHOWN, MOST_SHOWN, type ShownList } from '../../domain/matching/small-pool.ts'
import { ProfileIndex } from './profile-index.ts'
import { shownAndCounted } from './shown-and-counted.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
const declared: ReadonlySet<Rung> = new Set(['declared'])
const skills = ['esco:cook', 'esco:drive'] as const
const terms = ['when:evening', 'when:night', 'licence:b', 'within:5', 'in:48'] as const
const today = '2026-04-13'
const closeTo = () => []
/** What a page can hold: few terms, so that many people share some of them and few share all. */
const said: fc.Arbitrary<WorkTerms> = fc.record({
  ...{ times: fc.subarray<'evening' | 'night'>(['evening', 'night']), licences: fc.subarray<'b'>(['b']) },
  ...{ within: fc.constantFrom(undefined, 5, 20), permits: fc.constant([]) },
  departments: fc.subarray<'48'>(['48']),
})
/** Terms that nearly everybody said, so that few lack one. */
const nearlyAll: fc.Arbitrary<WorkTerms> = fc
  .constantFrom<(keyof WorkTerms)[]>(
    ...Array<(keyof WorkTerms)[]>(12).fill([]),
    ...(['times', 'licences', 'within', 'departments'] as const).map((lacking) => [lacking]),
  )
  .map((lacking) => {
    const all: WorkTerms = {
      ...{ times: ['evening', 'night'], licences: ['b'], within: 20, permits: [], departments: ['48'] },
    }
    return { ...all, ...Object.fromEntries(lacking.map((part) => [part, noTerms[part]])) }
  })
const can = fc.subarray([...skills], { minLength: 1 })
const search = fc.tuple(can, fc.subarray([...terms]))
const sceneOf = (terms: fc.Arbitrary<WorkTerms>, minLength: number, maxLength: number) =>
  fc.tuple(
    fc.array(fc.tuple(can, terms), { minLength, maxLength }),
    fc.array(search, { minLength: 2, maxLength: 24 }),
  )
const isOfAFew = (count: number) => count > 0 && count < FEWEST_SHOWN
const without = (people: Iterable<string>, others: ReadonlySet<string>) =>
  [...people].filter((person) => !others.has(person)).length

it.each([
  ['few people', sceneOf(said, FEWEST_SHOWN, MOST_SHOWN)],
  ['more people than one list shows', sceneOf(said, MOST_SHOWN - 5, 2 * MOST_SHOWN)],
  ['many who said nearly the same', sceneOf(nearlyAll, MOST_SHOWN - 5, 2 * MOST_SHOWN)],
])(
  `whatever terms are combined, no two lists of one employer tell of fewer than five who lacks one: %s (seed ${seed})`,
  (_place, scene) => {
    let shownLists = 0
    fc.assert(
      fc.property(scene, ([people, searches]) => {
        const index = new ProfileIndex()
        const met = new Map(
          people.map(([, terms], rank) => [`p${rank}`, new Set<string>(termsMet(terms, today))]),
        )
        people.forEach(([can], rank) => {
          const keys = [...can, ...met.get(`p${rank}`)!] as WantedKey[]
          index.put(`p${rank}`, new Map(keys.map((key) => [key, declared])) satisfies Proofs)
        })
        const lacking = (list: ReadonlySet<string>, terms: readonly TermKey[]) =>
          [...list].filter((person) => terms.some((term) => !met.get(person)!.has(term))).length
        const earlier: ShownList[] = []
        const tellsNothing = ({ people: list, isCut, terms }: ShownList) => {
          shownLists += 1
          expect(list.size).toBeGreaterThanOrEqual(FEWEST_SHOWN)
          expect(lacking(list, terms)).toBe(0)
          // A list that stays as it was tells nothing more of who is not in it.
          const isNew = earlier.every(({ people }) => without(people, list) + without(list, people) > 0)
          for (const before of isNew ? earlier : []) {
            const isOneCut = isCut || before.isCut
            if (isOneCut) {
              expect(isOfAFew(lacking(before.people, terms))).toBe(false)
              expect(isOfAFew(lacking(list, before.terms))).toBe(false)
            }
            if (isCut && before.isCut) continue
            expect(isOfAFew(without(list, before.people) + without(before.people, list))).toBe(false)
          }
          earlier.push({ people: list, isCut, terms })
        }
        for (const [asked, terms] of searches) {
          const wanted: Wanted[] = [...asked, ...terms].map((key) => ({ key }))
          const { shown, counted } = shownAndCounted(
            index,
            { wanted, closeTo, seed: 's', by: 'bakery' },
            earlier,
          )
          if (shown.ok) tellsNothing({ people: new Set(shown.people), isCut: shown.isCut, terms })
          // Whoever is told a number may know the list of old.
          if (Array.isArray(counted)) tellsNothing({ people: new Set(counted), isCut: false, terms: [] })
        }
      }),
      { seed, numRuns: 1000 },
    )
    expect(shownLists).toBeGreaterThan(1000)
  },
)
