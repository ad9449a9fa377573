import classes from '../../resources/words/word-classes.json' with { type: 'json' }
import { fold, type WordRead } from './words-of-text.ts'

/**
 * A term of the lexicon, read. Words stand for all their forms (feminine, plural); `word*` for any word that
 * begins so; `{class}` for any word of a class; `(word)` for a word that may be left out; `…` for up to three
 * words of the same sentence.
 */
export type TermPattern = readonly Part[]

interface Part {
  /** A folded word, `word*`, or the name of a class in braces; `…` for a gap. */
  expected: string
  isOptional: boolean
}

const GAP = '…'
/** Words that a gap spans at most. */
const LONGEST_GAP = 3

/** Reads a term; it begins with a word or a class that must be there. */
export function readTerm(term: string): TermPattern {
  return [...term.matchAll(/\(([^)]+)\)|…|\{[a-z-]+\}|[\p{L}\p{N}\p{M}]+\*?/gu)].map(
    ([written, optional]) => {
      const expected = optional ?? written
      const isWord = expected !== GAP && !expected.startsWith('{')
      return { expected: isWord ? fold(expected) : expected, isOptional: optional !== undefined }
    },
  )
}

/** The word after the last one of the longest match that begins at a word, or -1. */
export function endOfTerm(pattern: TermPattern, words: readonly WordRead[], at: number): number {
  return endFrom(pattern, 0, words, at, words[at]!.sentence)
}

function endFrom(
  pattern: TermPattern,
  part: number,
  words: readonly WordRead[],
  at: number,
  sentence: number,
): number {
  const wanted = pattern[part]
  if (wanted === undefined) return at
  const next = (from: number, skipped = 1) => endFrom(pattern, part + skipped, words, from, sentence)
  if (wanted.expected === GAP) {
    for (let gap = 0; gap <= LONGEST_GAP; gap += 1) {
      const end = next(at + gap)
      if (end !== -1) return end
    }
    return -1
  }
  const word = words[at]
  if (word !== undefined && word.sentence === sentence && isOneOf(wanted.expected, word.folded)) {
    const end = next(at + 1)
    if (end !== -1) return end
  }
  return wanted.isOptional ? next(at) : -1
}

function isOneOf(expected: string, word: string): boolean {
  if (expected.startsWith('{')) return classWords(expected).has(word)
  if (expected.endsWith('*')) return word.startsWith(expected.slice(0, -1))
  if (expected.length < 3) return word === expected
  return word.startsWith(expected) && endings.has(word.slice(expected.length))
}

/** Feminine and plural endings; words of one or two letters (d’, à, né) take none. */
const endings = new Set(['', 's', 'e', 'es', 'x'])

function classWords(name: string): ReadonlySet<string> {
  const words = wordClasses.get(name)
  if (!words) throw new Error(`No class of words ${name}`)
  return words
}
/** Ages at which one works or stops working, in figures: the class has them in letters. */
const ages = Array.from({ length: 84 }, (_, index) => String(16 + index))
const wordClasses = new Map(
  Object.entries({ ...classes, age: [...classes.age, ...ages] }).map(([name, words]) => [
    `{${name}}`,
    new Set(words.map(fold)),
  ]),
)

/** Terms by the first letters that their first word may have, so that a text is read once. */
export class TermIndex<T> {
  private readonly byHead = new Map<string, T[]>()

  add(pattern: TermPattern, value: T): void {
    const first = pattern[0]!.expected
    const heads = first.startsWith('{') ? new Set([...classWords(first)].map(headOf)) : [headOf(first)]
    for (const head of heads) {
      const known = this.byHead.get(head)
      if (known) known.push(value)
      else this.byHead.set(head, [value])
    }
  }

  under(word: string): readonly T[] {
    return this.byHead.get(headOf(word)) ?? []
  }
}

function headOf(word: string): string {
  return word.slice(0, 2)
}
