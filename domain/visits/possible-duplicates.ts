import type { VisitorId } from '../ids.ts'
import { byFirstSeen } from './by-first-seen.ts'
import { directoryOf } from './directory.ts'
import { likenesses, type Likeness } from './names/compare-names.ts'
import type { LikePair } from './names/name-index.ts'
import { toldApart } from './pairings.ts'
import type { Visitor } from './visitor.ts'

/** Two people of the directory who are perhaps one, by their main entries: `a` was seen first, and leads. */
export interface PossibleDuplicate {
  a: VisitorId
  b: VisitorId
  why: readonly Likeness[]
}

/**
 * The pairs of entries whose names are alike, as pairs of people: without those that are merged, and without those of whom
 * a host said that they are two, under whichever of their entries. Whoever came last stands first: they are here, or were
 * a moment ago, and can be asked.
 */
export function possibleDuplicates(
  visitors: readonly Visitor[],
  pairs: readonly LikePair[],
): PossibleDuplicate[] {
  const entries = new Map(visitors.map((visitor) => [visitor.id, visitor]))
  const { whoIs } = directoryOf(visitors)
  const apart = new Set(
    visitors.flatMap((visitor) =>
      toldApart(visitor).map((other) => pairKey(whoIs(visitor.id), whoIs(other))),
    ),
  )
  const found = new Map<string, PossibleDuplicate>()
  for (const pair of pairs) {
    const [a, b] = [entries.get(whoIs(pair.a)), entries.get(whoIs(pair.b))]
    if (!a || !b || a.id === b.id) continue
    const key = pairKey(a.id, b.id)
    const known = found.get(key)
    if (apart.has(key) || (known && strength(known.why) <= strength(pair.why))) continue
    const [first, second] = byFirstSeen(a, b) < 0 ? [a, b] : [b, a]
    found.set(key, { a: first.id, b: second.id, why: pair.why })
  }
  const latest = ({ a, b }: PossibleDuplicate) =>
    [entries.get(a)!.lastSeenOn, entries.get(b)!.lastSeenOn].sort().at(-1)!
  return [...found.values()].sort(
    (x, y) =>
      latest(y).localeCompare(latest(x)) ||
      strength(x.why) - strength(y.why) ||
      (x.a + x.b < y.a + y.b ? -1 : 1),
  )
}

const pairKey = (a: VisitorId, b: VisitorId) => [a, b].sort().join(' ')

/** The less there is to explain, the more alike. */
function strength(why: readonly Likeness[]): number {
  return why.reduce((sum, one) => sum + likenesses.indexOf(one) + 1, 0)
}
