import names from '../../resources/words/everyday-words.json' with { type: 'json' }
import { wordsOf, type Word } from './words.ts'

/** For the stem of an everyday word, the stems of what classifications call it. */
const formal: ReadonlyMap<string, string[]> = Object.entries(names).reduce((found, [name, everyday]) => {
  const stems = wordsOf(name).map(({ stem }) => stem)
  for (const { stem } of everyday.flatMap(wordsOf)) found.set(stem, [...(found.get(stem) ?? []), ...stems])
  return found
}, new Map<string, string[]>())

/** The words with what classifications call them behind each: `neveux` is answered as `enfant` too. */
export function withFormalNames(words: readonly Word[]): Word[] {
  return words.flatMap((word) => [
    word,
    ...(formal.get(word.stem) ?? []).map((stem) => ({ typed: word.typed, stem })),
  ])
}
