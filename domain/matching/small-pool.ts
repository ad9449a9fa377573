/** Fewer people than this are never shown: somebody could be told by what they can do (trust rule of the project). */
export const FEWEST_SHOWN = 5
/** As many as one search shows; whoever asks for more asks more precisely. */
export const MOST_SHOWN = 30

export type PoolRefusal = 'too-few' | 'too-close'

/** A list that an employer was shown. `isCut`: more people were found, so that it tells nothing of who is not in it. */
export interface ShownList {
  people: ReadonlySet<string>
  isCut: boolean
}

/** What is known of somebody who was shown before. */
export interface Standing {
  /** They took their consent back otherwise, and are shown no more, whatever was shown before. */
  isStillFound(person: string): boolean
  /** They have enough of what is asked for now, however many have more of it. */
  isMatch(person: string): boolean
}

/**
 * Who of those found may be shown to an employer that was shown `earlier` lists, in the order found. Two lists that
 * differ by fewer than five people would tell who makes the difference, so:
 * - people who come to a list that was shown come with it once they are five; until then the list stays as it was;
 * - a search whose list lacks a few people of an earlier one is refused as `too-close`.
 * Two lists that are cut at `MOST_SHOWN` tell nothing of who is not in them; one that is cut beside one that was whole
 * does: whoever is new in it came since. `found`: more than `MOST_SHOWN` when it is to be cut.
 */
export function shownOf(
  found: readonly string[],
  earlier: readonly ShownList[],
  { isStillFound, isMatch }: Standing,
): { ok: true; people: string[]; isCut: boolean } | { ok: false; reason: PoolRefusal } {
  if (found.length < FEWEST_SHOWN) return { ok: false, reason: 'too-few' }
  const isCut = found.length > MOST_SHOWN
  const first = found.slice(0, MOST_SHOWN)
  const now = new Set(found)
  const isIn = isCut
    ? (person: string) => now.has(person) || isMatch(person)
    : (person: string) => now.has(person)
  let kept: string[] | null = null
  for (const { people: list, isCut: wasCut } of earlier) {
    if (isCut && wasCut) continue
    const before = [...list].filter(isStillFound)
    const gone = before.filter((person) => !isIn(person)).length
    const come = first.filter((person) => !list.has(person)).length
    const differs = gone + come
    if (differs === 0 || differs >= FEWEST_SHOWN) continue
    if (gone > 0) return { ok: false, reason: 'too-close' }
    if (kept !== null && before.length <= kept.length) continue
    // In the order found; whoever is behind the cut comes last.
    kept = [...found.filter((person) => list.has(person)), ...before.filter((person) => !now.has(person))]
  }
  if (kept !== null && kept.length < FEWEST_SHOWN) return { ok: false, reason: 'too-few' }
  return { ok: true, people: kept ?? first, isCut: isCut && kept === null }
}
