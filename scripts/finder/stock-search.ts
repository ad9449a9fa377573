import { stemmer } from '@orama/stemmers/french'
import MiniSearch from 'minisearch'
import { folded } from '../../domain/finder/words.ts'
import type { Question } from './evaluate.ts'

type Named = { id: number; text: string }

/** A stock full-text search over names, with the French stemmer: what the finder is compared with. */
export function stockSearch(names: readonly string[]): MiniSearch<Named> {
  const search = new MiniSearch<Named>({ fields: ['text'], processTerm: (term) => stemmer(folded(term)) })
  search.addAll(names.map((text, id) => ({ id, text })))
  return search
}

export const stockOptions = { prefix: true, fuzzy: 0.2 }

/** Its share of right codes at the first place and among the first five, each code counted once. */
export function evaluateStock(
  titles: readonly { label: string; code: string }[],
  questions: readonly Question[],
): { hit1: number; hit5: number } {
  const search = stockSearch(titles.map(({ label }) => label))
  const places = questions.map(({ query, expected }) => {
    const codes = new Set(search.search(query, stockOptions).map(({ id }) => titles[Number(id)]?.code))
    return [...codes].indexOf(expected)
  })
  const share = (most: number) => places.filter((at) => at >= 0 && at < most).length / places.length
  return { hit1: share(1), hit5: share(5) }
}
