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

/** FNV-1a with a last mix (murmur3's), of the UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
