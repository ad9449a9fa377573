import { endOfTerm, readTerm, TermIndex, type TermPattern } from './wording-patterns.ts'
import {
  innocentPhrases,
  protectedGrounds,
  termStrengths,
  wordingLexicon,
  type ProtectedGround,
  type TermStrength,
} from './wording-lexicon.ts'
import { mendedWordsOf, wordsOf, type Vocabulary, type WordRead } from './words-of-text.ts'

/** A passage that touches what the law protects, or judges without helping. */
export interface WordingHit {
  ground: ProtectedGround
  /** The passage as written, and where it stands in the text. */
  passage: string
  start: number
  end: number
  /** Whether it stops the sending; else the author is only asked to read again. */
  blocks: boolean
  /** The ground and how to write it otherwise, in French, for the author. */
  hint: string
}

/** What is known of a text besides its words. */
export interface Reading {
  /** All of it says whom one looks for, so that every sentence speaks of a choice. */
  seeks?: boolean
}

/**
 * Finds the protected criteria in a text written to a candidate (critères protégés). Whole words; accents,
 * case, plurals, hyphens and invisible characters do not matter, nor do the usual ways of hiding a word
 * (words-of-text.ts). Reads only, keeps nothing.
 */
export function findProtectedWording(text: string, reading: Reading = {}): WordingHit[] {
  const readings = [wordsOf(text), mendedWordsOf(text, vocabulary) ?? []]
  const found = readings.flatMap((words) => hitsAmong(words, text, reading))
  return found
    .filter((hit, at) => !found.some((other, index) => hides(other, hit, index < at)))
    .sort((a, b) => a.start - b.start)
}

/** The passages that stop a text from being sent. */
export function blockingWords(text: string, reading: Reading = {}): WordingHit[] {
  return findProtectedWording(text, reading).filter((hit) => hit.blocks)
}

/** Beside a passage that stops the sending, one that warns of the same words says nothing new; nor does a part of one. */
function hides(other: WordingHit, hit: WordingHit, isBefore: boolean): boolean {
  if (other.blocks !== hit.blocks) return other.blocks && other.start < hit.end && hit.start < other.end
  const isPart = other.start <= hit.start && hit.end <= other.end
  const isSame = other.start === hit.start && other.end === hit.end
  return isPart && (!isSame || isBefore)
}

interface Term {
  pattern: TermPattern
  ground: ProtectedGround
  strength: TermStrength
}

/** Words from one to another, both included. */
interface Span {
  from: number
  to: number
}

function hitsAmong(words: readonly WordRead[], text: string, { seeks = false }: Reading): WordingHit[] {
  const innocent = innocentSpans(words)
  const aimed = new Set(words.filter(isAim).map(({ sentence }) => sentence))
  return words.flatMap((word, at) => {
    const found = strongest(words, at, innocent)
    if (!found) return []
    const { ground, strength } = found.term
    const [start, end] = [word.start, words[found.to]!.end]
    const blocks = strength === 'blocks' || (strength === 'aimed' && (seeks || aimed.has(word.sentence)))
    return [
      { ground, passage: text.slice(start, end), start, end, blocks, hint: wordingLexicon[ground].hint },
    ]
  })
}

const aim = readTerm('{aim}')
/** A word by which a sentence speaks of the candidate or of a choice: `vous êtes`, `nous cherchons`, `pas`. */
function isAim(word: WordRead): boolean {
  return endOfTerm(aim, [word], 0) === 1
}

function innocentSpans(words: readonly WordRead[]): Span[] {
  return words.flatMap((word, from) =>
    innocents.under(word.folded).flatMap((phrase) => {
      const end = endOfTerm(phrase, words, from)
      return end === -1 ? [] : [{ from, to: end - 1 }]
    }),
  )
}

/** The term to show among those that begin at a word: a blocking one first, then the longest. */
function strongest(
  words: readonly WordRead[],
  at: number,
  innocent: readonly Span[],
): { term: Term; to: number } | undefined {
  for (const term of terms.under(words[at]!.folded)) {
    const span = { from: at, to: endOfTerm(term.pattern, words, at) - 1 }
    if (span.to < at || innocent.some((phrase) => excuses(phrase, span))) continue
    return { term, to: span.to }
  }
  return undefined
}

/** An innocent phrase excuses the terms it touches, not the longer ones ("votre situation de handicap"). */
function excuses(phrase: Span, term: Span): boolean {
  const touches = phrase.from <= term.to && term.from <= phrase.to
  return touches && term.to - term.from <= phrase.to - phrase.from
}

const innocents = new TermIndex<TermPattern>()
for (const phrase of innocentPhrases) {
  const pattern = readTerm(phrase)
  innocents.add(pattern, pattern)
}

const allTerms = termStrengths.flatMap((strength) =>
  protectedGrounds
    .flatMap((ground) =>
      wordingLexicon[ground][strength].map((term): Term => ({ pattern: readTerm(term), ground, strength })),
    )
    .sort((a, b) => b.pattern.length - a.pattern.length),
)
/** In the order in which they are looked for. */
const terms = new TermIndex<Term>()
for (const term of allTerms) terms.add(term.pattern, term)

const singleWords = allTerms.filter(({ pattern }) => pattern.length === 1)
/** The terms that are one word: what a hidden word may be. */
const vocabulary: Vocabulary = {
  has: (word) =>
    terms
      .under(word)
      .some(({ pattern }) => pattern.length === 1 && endOfTerm(pattern, [asWord(word)], 0) === 1),
  unmasked: (word) => {
    const letters = word.replace(/[^\p{L}*]/gu, '').replaceAll('*', '[a-z]')
    // A term in the singular is found in the plural too, and one in the feminine in the masculine.
    const shape = new RegExp(`^${letters.replace(/s$/u, 's?')}(?:s|e|es|x)?$`, 'u')
    return singleWords.map(({ pattern }) => pattern[0]!.expected).find((term) => shape.test(term))
  },
}

function asWord(folded: string): WordRead {
  return { folded, start: 0, end: folded.length, sentence: 0 }
}
