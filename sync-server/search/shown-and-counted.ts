import { isTermKey } from '../../domain/competences/work-terms.ts'
import { isMatch, termsIn, type Wanted } from '../../domain/matching/match-need.ts'
import { MOST_SHOWN, shownOf, type PoolRefusal, type ShownList } from '../../domain/matching/small-pool.ts'
import type { Asked, ProfileIndex } from './profile-index.ts'

/** What one search shows, and what it tells of how many its terms of work leave out. */
interface ShownAndCounted {
  shown: { ok: true; people: string[]; isCut: boolean } | { ok: false; reason: PoolRefusal }
  /**
   * Who would be shown without the terms of work, beside all that the employer knows: `more` than a list shows, which
   * tells of nobody; nothing where no term is asked for, or where the list would not be shown.
   */
  counted: readonly string[] | 'more' | null
}

/**
 * A number is told under the rules of a list, after the one that is shown with the terms: it tells no more than the list
 * without them would, once that is asked for, and where the terms leave out one to four people, it does not tell of them.
 */
export function shownAndCounted(
  index: ProfileIndex,
  { wanted, closeTo, seed, by }: Omit<Asked, 'most'>,
  earlier: readonly ShownList[],
): ShownAndCounted {
  const listOf = (asked: readonly Wanted[], others: readonly ShownList[]) => {
    const found = index.search({ wanted: asked, closeTo, seed, most: MOST_SHOWN + 1, by })
    return shownOf({ found, terms: termsIn(asked) }, others, {
      isStillFound: (person) => index.isFoundBy(by, person),
      isMatch: (person) => index.isFoundBy(by, person) && isMatch(index.linesOf(person, asked, closeTo)),
      meets: (person, terms) => index.meets(person, terms),
    })
  }
  const shown = listOf(wanted, earlier)
  const terms = termsIn(wanted)
  if (terms.length === 0 || (!shown.ok && shown.reason !== 'too-few')) return { shown, counted: null }
  const list = shown.ok ? [{ people: new Set(shown.people), isCut: shown.isCut, terms }] : []
  const wide = listOf(
    wanted.filter(({ key }) => !isTermKey(key)),
    [...earlier, ...list],
  )
  if (!wide.ok) return { shown, counted: null }
  return { shown, counted: wide.isCut ? 'more' : wide.people }
}
