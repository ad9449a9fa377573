import fc from 'fast-check'
import { expect, it } from 'vitest'
import { proofsOf } from '../../domain/competences/proofs.ts'
import type { CloseTo, Wanted } from '../../domain/matching/match-need.ts'
import {
  asks,
  profileOf,
  someAccount,
  someRest,
  type Account,
  type AccountRest,
} from '../../tests/support/random-accounts.ts'
import { MOST_SHOWN } from '../../domain/matching/small-pool.ts'
import { ProfileIndex } from './profile-index.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
const today = '2026-04-13'
const near: CloseTo = (key) => (key === asks[0]!.key ? ([asks[1]!.key, asks[2]!.key] as never) : [])
/** The skills of the need: with all of its terms of work hardly anybody of a few would be found. */
const wanted: Wanted[] = asks.filter(({ key }) => key.startsWith('esco:') || key.startsWith('ability:'))

/** The list that an employer is shown, in its order. The ids of people are a lot, and stay. */
function listOf(people: readonly { can: Account; rest: AccountRest }[], order: 1 | -1): string[] {
  const index = new ProfileIndex()
  const numbered = people.map((one, rank) => ({ ...one, id: `p${rank}` }))
  for (const { id, can, rest } of order === 1 ? numbered : numbered.toReversed())
    index.put(id, proofsOf(profileOf(rest, can, order), today))
  return index.search({ wanted, closeTo: near, seed: 's', most: MOST_SHOWN, by: 'bakery' })
}

it(
  `the list that an employer is shown is the same, whatever else is true of people and however they came (seed ${seed})`,
  { timeout: 120_000 },
  () => {
    let [shown, ranked] = [0, 0]
    const somebody = fc.record({ can: someAccount, rest: someRest, other: someRest })
    fc.assert(
      fc.property(fc.array(somebody, { minLength: 2, maxLength: 12 }), (people) => {
        const list = listOf(people, 1)
        const others = people.map(({ can, other }) => ({ can, rest: other }))
        expect(listOf(others, -1)).toEqual(list)
        if (list.length > 0) shown += 1
        if (list.length > 1 && list.some((id, at) => at > 0 && id < list[at - 1]!)) ranked += 1
      }),
      { seed, numRuns: 2000 },
    )
    expect(shown).toBeGreaterThan(1000)
    expect(ranked).toBeGreaterThan(500)
  },
)
