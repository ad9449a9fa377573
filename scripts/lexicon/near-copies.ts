/** Words that say nothing of what is done. */
const small = new Set(
  'je j ai le la les l un une des de du d a au aux et ou en que qui quand ce me m se s mon ma mes son sa on il elle pour est soit the i an to and of it is in my or for with them'.split(
    ' ',
  ),
)

/** Two sentences with at least this share of their words in common say the same. */
const ALIKE = 0.65

/** The words of a sentence, folded: no accents, no capitals, no plural. */
function wordsOf(sentence: string): Set<string> {
  const folded = sentence.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const words = folded.match(/[a-z0-9]+/g) ?? []
  return new Set(words.filter((word) => !small.has(word)).map((word) => word.replace(/s$/, '')))
}

export interface Sentence {
  id: string
  text: string
}

/** Pairs of sentences that say nearly the same, the later one first. */
export function nearCopies(sentences: readonly Sentence[]): { copy: string; of: string }[] {
  const before: { id: string; words: Set<string> }[] = []
  return sentences.flatMap(({ id, text }) => {
    const words = wordsOf(text)
    const twin = before.find((one) => share(one.words, words) >= ALIKE)
    before.push({ id, words })
    return twin ? [{ copy: id, of: twin.id }] : []
  })
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length
  return common / Math.max(1, one.size + other.size - common)
}
