import doubtful from '../../resources/words/posting-doubts.json' with { type: 'json' }
import { contactDetailsIn } from '../text/contact-details.ts'
import { EMAIL } from '../text/without-contact.ts'
import { endOfTerm, readTerm, TermIndex, type TermPattern } from '../wording/wording-patterns.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import { wordsOf, type WordRead } from '../wording/words-of-text.ts'
import { lintReasons, type LintReason } from './posting-reasons.ts'
import type { Posting } from './posting.ts'

/** A passage of a card that a host looks at before anybody reads it, and its author is asked about as they write. */
export interface PostingDoubt {
  reason: LintReason
  /** Where it stands: `title`, `text`, `steps.0.text`. */
  field: string
  passage: string
  /** Where it stands in that text. */
  start: number
  end: number
}

export type TextDoubt = Omit<PostingDoubt, 'field'>

/**
 * What of a card may not stand on a board, as far as words tell. It doubts and never decides: a card without doubts may
 * still be wrong, and one with doubts may be right.
 */
export function lintPosting({
  title,
  text,
  photo,
  steps = [],
}: Partial<Pick<Posting, 'title' | 'text' | 'photo' | 'steps'>>): PostingDoubt[] {
  const texts = [
    ['title', title],
    ['text', text],
    ['photo.alt', photo?.alt],
    ...steps.flatMap(
      (step, index) =>
        [
          [`steps.${index}.text`, step.text],
          [`steps.${index}.photo.alt`, step.photo?.alt],
        ] as const,
    ),
  ] as const
  return texts.flatMap(([field, words]) =>
    words ? lintText(words).map((doubt) => ({ ...doubt, field })) : [],
  )
}

/**
 * The doubts about one text, in the order in which they stand; what touches for one reason is one. Whole words, whatever
 * their accents, case, plural, hyphens and invisible characters.
 */
export function lintText(text: string): TextDoubt[] {
  const found = [...inLexicon(wordsOf(text), text), ...contactIn(text), ...protectedIn(text)]
  const joined: TextDoubt[] = []
  for (const doubt of found.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.findLast(({ reason }) => reason === doubt.reason)
    if (last && doubt.start <= last.end) {
      last.end = Math.max(last.end, doubt.end)
      last.passage = text.slice(last.start, last.end)
    } else joined.push({ ...doubt })
  }
  return joined
}

function contactIn(text: string): TextDoubt[] {
  const passage = contactDetailsIn(text.normalize('NFKC')) ?? text.match(EMAIL)?.[0]
  if (passage === undefined) return []
  const at = text.indexOf(passage)
  const [start, end] = at === -1 ? [0, text.length] : [at, at + passage.length]
  return [{ reason: 'contact', passage: text.slice(start, end), start, end }]
}

/**
 * What the guard of answers stops, but for what is only unhelpful there: a card judges nobody's work. Not the words that
 * it stops where a text says whom one looks for: on a board people speak of the languages that they teach.
 */
function protectedIn(text: string): TextDoubt[] {
  return blockingWords(text)
    .filter(({ ground }) => ground !== 'vague')
    .map(({ passage, start, end }) => ({ reason: 'discrimination', passage, start, end }))
}

interface Term {
  reason: LintReason
  pattern: TermPattern
}

function inLexicon(words: readonly WordRead[], text: string): TextDoubt[] {
  return words.flatMap((word, from) =>
    lintReasons.flatMap((reason) => {
      const ends = terms
        .under(word.folded)
        .filter((term) => term.reason === reason)
        .map(({ pattern }) => endOfTerm(pattern, words, from) - 1)
      const to = Math.max(-1, ...ends)
      if (to < from || isExcused(reason, words, { from, to })) return []
      const [start, end] = [word.start, words[to]!.end]
      return [{ reason, passage: text.slice(start, end), start, end }]
    }),
  )
}

/** An innocent phrase of the same reason that touches the words and is as long as they are. */
function isExcused(
  reason: LintReason,
  words: readonly WordRead[],
  { from, to }: { from: number; to: number },
): boolean {
  return words.some((word, start) =>
    innocent.under(word.folded).some((term) => {
      const end = term.reason === reason ? endOfTerm(term.pattern, words, start) - 1 : -1
      return end >= start && start <= to && from <= end && to - from <= end - start
    }),
  )
}

const terms = new TermIndex<Term>()
const innocent = new TermIndex<Term>()
for (const [reason, lists] of Object.entries(doubtful) as [LintReason, (typeof doubtful)['contact']][]) {
  for (const [index, phrases] of [
    [terms, lists.doubts],
    [innocent, lists.innocent],
  ] as const) {
    for (const phrase of phrases) {
      const pattern = readTerm(phrase)
      index.add(pattern, { reason, pattern })
    }
  }
}
