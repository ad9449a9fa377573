/** Fewer people than this are never shown: somebody could be told by what they can do (trust rule of the project). */
export const FEWEST_SHOWN = 5
/** As many as one search shows; whoever asks for more asks more precisely. */
export const MOST_SHOWN = 30

export type PoolRefusal = 'too-few' | 'too-close'

/**
 * Who of those found may be shown to an employer that was shown `earlier` lists, in the order found. Two lists that
 * differ by fewer than five people would tell who makes the difference, so:
 * - people who come to a list that was shown come with it once they are five; until then the list stays as it was;
 * - a search whose list lacks a few people of an earlier one is refused as `too-close`.
 * Lists that are cut at `MOST_SHOWN` tell nothing of who is not in them. `isStillFound`: somebody who took their
 * consent back is shown no more, whatever was shown before.
 */
export function shownOf(
  found: readonly string[],
  earlier: readonly ReadonlySet<string>[],
  isStillFound: (person: string) => boolean,
): { ok: true; people: string[] } | { ok: false; reason: PoolRefusal } {
  if (found.length < FEWEST_SHOWN) return { ok: false, reason: 'too-few' }
  if (found.length > MOST_SHOWN) return { ok: true, people: found.slice(0, MOST_SHOWN) }
  const now = new Set(found)
  let kept: string[] | null = null
  for (const list of earlier) {
    const before = [...list].filter(isStillFound)
    const gone = before.filter((person) => !now.has(person)).length
    const come = found.length - (before.length - gone)
    const differs = gone + come
    if (differs === 0 || differs >= FEWEST_SHOWN) continue
    if (gone > 0) return { ok: false, reason: 'too-close' }
    if (kept === null || before.length > kept.length) kept = found.filter((person) => list.has(person))
  }
  const people = kept ?? [...found]
  return people.length < FEWEST_SHOWN ? { ok: false, reason: 'too-few' } : { ok: true, people }
}
