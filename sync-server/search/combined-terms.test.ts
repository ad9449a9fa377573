import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Proofs, Rung, WantedKey } from '../../domain/competences/proofs.ts'
import { termKeys } from '../../domain/competences/work-terms.ts'
import { isMatch, type Wanted } from '../../domain/matching/match-need.ts'
import { FEWEST_SHOWN, MOST_SHOWN, shownOf, type ShownList } from '../../domain/matching/small-pool.ts'
import { ProfileIndex } from './profile-index.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
const said: ReadonlySet<Rung> = new Set(['declared'])
const skills = ['esco:cook', 'esco:drive'] as const
/** Few terms, so that many people share some of them and few share all. */
const terms = termKeys.filter((key) => /^(when:(evening|night)|licence:b|within:(5|20))$/.test(key))

it(`whatever terms are combined, no two lists of one employer differ by fewer than five (seed ${seed})`, () => {
  const closeTo = () => []
  const person = fc.tuple(fc.subarray([...skills], { minLength: 1 }), fc.subarray(terms))
  const search = fc.tuple(fc.subarray([...skills], { minLength: 1 }), fc.subarray(terms))
  const scene = fc.tuple(
    fc.array(person, { minLength: FEWEST_SHOWN, maxLength: MOST_SHOWN }),
    fc.array(search, { minLength: 2, maxLength: 24 }),
  )
  let shownLists = 0
  fc.assert(
    fc.property(scene, ([people, searches]) => {
      const index = new ProfileIndex()
      people.forEach(([can, met], rank) => {
        const keys: WantedKey[] = [...can, ...met]
        index.put(`p${rank}`, new Map(keys.map((key) => [key, said])) satisfies Proofs)
      })
      const earlier: ShownList[] = []
      for (const [asked, wantedTerms] of searches) {
        const wanted: Wanted[] = [...asked, ...wantedTerms].map((key) => ({ key }))
        const found = index.search({ wanted, closeTo, seed: 's', most: MOST_SHOWN + 1, by: 'bakery' })
        const shown = shownOf(found, earlier, {
          isStillFound: () => true,
          isMatch: (one) => isMatch(index.linesOf(one, wanted, closeTo)),
        })
        if (!shown.ok) continue
        shownLists += 1
        expect(shown.people.length).toBeGreaterThanOrEqual(FEWEST_SHOWN)
        const list = new Set(shown.people)
        for (const { people: before } of earlier) {
          const differs =
            shown.people.filter((one) => !before.has(one)).length +
            [...before].filter((one) => !list.has(one)).length
          expect(differs === 0 || differs >= FEWEST_SHOWN).toBe(true)
        }
        earlier.push({ people: list, isCut: shown.isCut })
      }
    }),
    { seed, numRuns: 1000 },
  )
  expect(shownLists).toBeGreaterThan(1000)
})
