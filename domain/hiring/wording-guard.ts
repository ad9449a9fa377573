import { innocentPhrases, protectedGrounds, wordingLexicon, type ProtectedGround } from './wording-lexicon.ts'

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

interface Word {
  folded: string
  start: number
  end: number
}

interface Pattern {
  words: readonly string[]
  ground: ProtectedGround
  blocks: boolean
}

/**
 * Finds the protected criteria in a text written to a candidate (critères protégés). Whole words; accents,
 * case, plurals, hyphens and invisible characters do not matter. Reads only, keeps nothing.
 */
export function findProtectedWording(text: string): WordingHit[] {
  const words = wordsOf(text)
  const innocent = innocentSpans(words)
  const hits: WordingHit[] = []
  let covered = -1
  for (let at = 0; at < words.length; at += 1) {
    const found = strongest(words, at, innocent)
    if (!found) continue
    const last = at + found.words.length - 1
    // Inside the passage shown before there is nothing new to say: no term that only warns holds one that blocks.
    if (last <= covered) continue
    covered = last
    const [start, end] = [words[at]!.start, words[last]!.end]
    hits.push({
      ground: found.ground,
      passage: text.slice(start, end),
      start,
      end,
      blocks: found.blocks,
      hint: wordingLexicon[found.ground].hint,
    })
  }
  return hits
}

/** The passages that stop a text from being sent. */
export function blockingWords(text: string): WordingHit[] {
  return findProtectedWording(text).filter((hit) => hit.blocks)
}

interface Span {
  from: number
  to: number
}

function innocentSpans(words: readonly Word[]): Span[] {
  return words.flatMap((word, from) =>
    innocents
      .under(word.folded)
      .filter((phrase) => matches(phrase, words, from))
      .map((phrase) => ({ from, to: from + phrase.length - 1 })),
  )
}

/** The term to show among those that begin at a word: a blocking one first, then the longest. */
function strongest(words: readonly Word[], at: number, innocent: readonly Span[]): Pattern | undefined {
  return patterns.under(words[at]!.folded).find((pattern) => {
    const span = { from: at, to: at + pattern.words.length - 1 }
    return matches(pattern.words, words, at) && !innocent.some((phrase) => excuses(phrase, span))
  })
}

/** An innocent phrase excuses the terms it touches, not the longer ones ("votre situation de handicap"). */
function excuses(phrase: Span, term: Span): boolean {
  const touches = phrase.from <= term.to && term.from <= phrase.to
  return touches && term.to - term.from <= phrase.to - phrase.from
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)].flatMap((match) => {
    const folded = fold(match[0])
    return folded ? [{ folded, start: match.index, end: match.index + match[0].length }] : []
  })
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
}

function matches(pattern: readonly string[], words: readonly Word[], at: number): boolean {
  return pattern.every((expected, offset) => {
    const word = words[at + offset]
    return word !== undefined && matchesWord(expected, word.folded)
  })
}

function matchesWord(expected: string, word: string): boolean {
  if (expected === '{age}') return /^(1[6-9]|[2-9]\d)$/.test(word)
  if (expected.endsWith('*')) return word.startsWith(expected.slice(0, -1))
  if (expected.length < 3) return word === expected
  return word.startsWith(expected) && endings.has(word.slice(expected.length))
}

/** Feminine and plural endings; words of one or two letters (d’, à, né) take none. */
const endings = new Set(['', 's', 'e', 'es', 'x'])

/** Patterns by the first letters of their first word, so that a text is read once. */
class Index<T> {
  private readonly byHead = new Map<string, T[]>()

  add(firstWord: string, value: T): void {
    const head = headOf(firstWord)
    const known = this.byHead.get(head)
    if (known) known.push(value)
    else this.byHead.set(head, [value])
  }

  under(word: string): readonly T[] {
    return this.byHead.get(headOf(word)) ?? []
  }
}

function headOf(word: string): string {
  return word.slice(0, 2)
}

function patternWords(term: string): string[] {
  return [...term.matchAll(/\{age\}|[\p{L}\p{N}\p{M}]+\*?/gu)].map(([word]) =>
    word === '{age}' ? word : fold(word),
  )
}

const innocents = new Index<readonly string[]>()
for (const phrase of innocentPhrases) {
  const words = patternWords(phrase)
  innocents.add(words[0]!, words)
}

const terms = protectedGrounds.flatMap((ground) =>
  (['blocks', 'warns'] as const).flatMap((kind) =>
    wordingLexicon[ground][kind].map((term): Pattern => ({
      words: patternWords(term),
      ground,
      blocks: kind === 'blocks',
    })),
  ),
)
/** In the order in which they are looked for. */
const patterns = new Index<Pattern>()
for (const term of terms.sort(
  (a, b) => Number(b.blocks) - Number(a.blocks) || b.words.length - a.words.length,
)) {
  patterns.add(term.words[0]!, term)
}
