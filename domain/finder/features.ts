import { hashOf } from '../text/hash-of.ts'

/** What a text is compared by, each as a 32-bit hash with the weight of its kind. */
export interface Feature {
  hash: number
  weight: number
}

/** How much each kind of feature counts; tuned on folds that the reported split is no part of. */
export interface KindWeights {
  word: number
  /** Two words side by side. */
  pair: number
  /** The first word, which names the trade: conducteur, agent, chef. */
  head: number
  /** The first word with each other one. */
  headed: number
  /** The first five letters of a longer word: what `jardinage` and `jardinier` share. */
  start: number
  /** Pieces of three to five letters, the ends of the word marked: the same, at more cost. */
  piece: number
}

const START = 5

/** The features of stems in their order, each once. */
export function featuresOf(stems: readonly string[], weights: KindWeights): Feature[] {
  const found = new Map<number, number>()
  const add = (kind: string, text: string, weight: number) => {
    if (weight > 0) found.set(hashOf(kind + text), weight)
  }
  const [head] = stems
  for (const [index, stem] of stems.entries()) {
    add('w', stem, weights.word)
    if (index > 0) add('b', `${stems[index - 1]} ${stem}`, weights.pair)
    if (index > 0) add('p', `${head} ${stem}`, weights.headed)
    if (stem.length > START) add('s', stem.slice(0, START), weights.start)
    if (weights.piece > 0) for (const piece of piecesOf(stem)) add('c', piece, weights.piece)
  }
  if (head !== undefined) add('h', head, weights.head)
  return [...found].map(([hash, weight]) => ({ hash, weight }))
}

function piecesOf(stem: string): string[] {
  const marked = `_${stem}_`
  return [3, 4, 5].flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, at) => marked.slice(at, at + length)),
  )
}
