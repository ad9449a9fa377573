import type { Recommendation } from './profile.ts'

/** As many as are read of one competence: a sixth tells nothing that five did not. */
export const MOST_SHOWN = 5

/**
 * The recommendations that are read at once, in their order: of each competence the newest, and the reader's own, which
 * they may take back. `othersOf`: how many more there are of the competence of this one, the last of it that is shown.
 */
export function recommendationsShown<T extends Pick<Recommendation, 'id' | 'competenceId' | 'at'>>(
  said: readonly T[],
  isOwn: (one: T) => boolean = () => false,
): { shown: T[]; othersOf: ReadonlyMap<string, number> } {
  const kept = new Set(said.filter(isOwn).map(({ id }) => id))
  const ofEach = Map.groupBy(said, ({ competenceId }) => competenceId)
  for (const all of ofEach.values()) {
    const newest = all.toSorted((a, b) => b.at - a.at).slice(0, MOST_SHOWN)
    for (const { id } of newest) kept.add(id)
  }
  const shown = said.filter(({ id }) => kept.has(id))
  const othersOf = new Map<string, number>()
  for (const all of ofEach.values()) {
    const ofIt = all.filter(({ id }) => kept.has(id))
    if (ofIt.length < all.length) othersOf.set(ofIt.at(-1)!.id, all.length - ofIt.length)
  }
  return { shown, othersOf }
}
