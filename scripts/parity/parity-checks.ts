import { rungs, type Proofs, type SkillKey, type WantedKey } from '../../domain/competences/proofs.ts'
import type { CloseTo, Wanted } from '../../domain/matching/match-need.ts'
import { ProfileIndex } from '../../sync-server/search/profile-index.ts'

/** What holds of every list, tried on the people of the report through the index that ships. */
export interface ParityChecks {
  /** Somebody was given one more proof: how often they came out lower for it. */
  moreProof: { tried: number; lower: number }
  /** The same people, told to the index the other way round: how many lists changed. */
  otherOrder: { tried: number; changed: number }
  /** The seed of another day: how many lists changed, and how many with it by more than the order of equals. */
  otherDay: { tried: number; changed: number; unequal: number }
}

/** `draw`: numbers from 0 to 1. */
export function parityChecks(
  people: ReadonlyMap<string, Proofs>,
  needs: readonly (readonly Wanted[])[],
  closeTo: CloseTo,
  draw: () => number,
): ParityChecks {
  const index = indexOf(people)
  const listOf = (of: ProfileIndex, wanted: readonly Wanted[], seed: string) =>
    of.search({ wanted, closeTo, seed, most: of.size, by: 'anybody' })
  const backwards = indexOf([...people].reverse())
  const checks: ParityChecks = {
    moreProof: { tried: 0, lower: 0 },
    otherOrder: { tried: 0, changed: 0 },
    otherDay: { tried: 0, changed: 0, unequal: 0 },
  }
  for (const [rank, wanted] of needs.entries()) {
    const seed = `day ${rank}`
    const list = listOf(index, wanted, seed)
    checks.otherOrder.tried += 1
    if (!isSame(list, listOf(backwards, wanted, seed))) checks.otherOrder.changed += 1
    const later = listOf(index, wanted, `${seed} later`)
    const pointsIn = (order: readonly string[]) =>
      order.map((person) =>
        index
          .linesOf(person, wanted, closeTo)
          .map(({ found }) => found)
          .sort()
          .join(),
      )
    checks.otherDay.tried += 1
    if (!isSame(list, later)) checks.otherDay.changed += 1
    if (!isSame(pointsIn(list), pointsIn(later))) checks.otherDay.unequal += 1
    const person = list[Math.floor(draw() * list.length)]
    if (person === undefined) continue
    const proofs = people.get(person)!
    for (const rung of rungs) {
      for (const { key } of wanted) {
        index.put(person, withProof(proofs, key, rung))
        checks.moreProof.tried += 1
        if (placeIn(listOf(index, wanted, seed), person) > placeIn(list, person)) checks.moreProof.lower += 1
      }
    }
    index.put(person, proofs)
  }
  return checks
}

function indexOf(people: Iterable<readonly [string, Proofs]>): ProfileIndex {
  const index = new ProfileIndex()
  for (const [person, proofs] of people) index.put(person, proofs)
  return index
}

function withProof(proofs: Proofs, key: WantedKey, rung: (typeof rungs)[number]): Proofs {
  return new Map(proofs).set(key as SkillKey, new Set([...(proofs.get(key) ?? []), rung]))
}

/** Behind everybody, where they are not in it at all. */
function placeIn(list: readonly string[], person: string): number {
  const at = list.indexOf(person)
  return at === -1 ? Infinity : at
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}
