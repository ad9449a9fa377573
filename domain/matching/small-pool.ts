import type { TermKey } from '../competences/work-terms.ts'

/** Fewer people than this are never shown: somebody could be told by what they can do (trust rule of the project). */
export const FEWEST_SHOWN = 5
/** As many as one search shows; whoever asks for more asks more precisely. */
export const MOST_SHOWN = 30

export type PoolRefusal = 'too-few' | 'too-close'

/**
 * A list that an employer was shown. `isCut`: more people were found, so that it tells nothing of who is not in it, but
 * beside a list of other terms of work (`terms`: those that everybody on it met).
 */
export interface ShownList {
  people: ReadonlySet<string>
  isCut: boolean
  terms: readonly TermKey[]
}

/** What is known of somebody who was shown before. */
export interface Standing {
  /** They took their consent back otherwise, and are shown no more, whatever was shown before. */
  isStillFound(person: string): boolean
  /** They have enough of what is asked for now, however many have more of it. */
  isMatch(person: string): boolean
  /** They said that they can work on all of these terms. */
  meets(person: string, terms: readonly TermKey[]): boolean
}

/**
 * Who of those found may be shown to an employer that was shown `earlier` lists, in the order found. Two lists that
 * differ by fewer than five people would tell who makes the difference, so:
 * - people who come to a list that was shown come with it once they are five; until then the list stays as it was;
 * - a search whose list lacks a few people of an earlier one is refused as `too-close`.
 * Two lists that are cut at `MOST_SHOWN` tell nothing of who is not in them; one that is cut beside one that was whole
 * does: whoever is new in it came since. Terms of work change nothing of the order, so that a list that is cut tells who
 * does not meet those of the other: where it would tell it of fewer than five of either list, it is `too-close`.
 * `found`: more than `MOST_SHOWN` when it is to be cut; `terms`: those that are asked for.
 */
export function shownOf(
  { found, terms }: { found: readonly string[]; terms: readonly TermKey[] },
  earlier: readonly ShownList[],
  { isStillFound, isMatch, meets }: Standing,
): { ok: true; people: string[]; isCut: boolean } | { ok: false; reason: PoolRefusal } {
  if (found.length < FEWEST_SHOWN) return { ok: false, reason: 'too-few' }
  const isCut = found.length > MOST_SHOWN
  const first = found.slice(0, MOST_SHOWN)
  const now = new Set(found)
  const isIn = isCut
    ? (person: string) => now.has(person) || isMatch(person)
    : (person: string) => now.has(person)
  let kept: string[] | null = null
  for (const { people: list, isCut: wasCut, terms: termsThen } of earlier) {
    const before = [...list].filter(isStillFound)
    const gone = before.filter((person) => !isIn(person))
    const come = first.filter((person) => !list.has(person))
    if (isOfAFew(gone.length + come.length) && !(isCut && wasCut)) {
      if (gone.length > 0) return { ok: false, reason: 'too-close' }
      if (kept !== null && before.length <= kept.length) continue
      // In the order found; whoever is behind the cut comes last.
      kept = [...found.filter((person) => list.has(person)), ...before.filter((person) => !now.has(person))]
    } else if ((isCut || wasCut) && !haveSame(terms, termsThen)) {
      const lack = gone.filter((person) => !meets(person, terms)).length
      const lacked = come.filter((person) => !meets(person, termsThen)).length
      if (isOfAFew(lack) || isOfAFew(lacked)) return { ok: false, reason: 'too-close' }
    }
  }
  if (kept !== null && kept.length < FEWEST_SHOWN) return { ok: false, reason: 'too-few' }
  return { ok: true, people: kept ?? first, isCut: isCut && kept === null }
}

const isOfAFew = (count: number) => count > 0 && count < FEWEST_SHOWN

function haveSame(a: readonly TermKey[], b: readonly TermKey[]): boolean {
  return a.length === b.length && a.every((term) => b.includes(term))
}
