import type { Instant } from '../time.ts'
import type { Evaluation } from './evaluation.ts'

type Word = Evaluation['says'][number]

/**
 * When a word counts as said: now, yet after the words and the second look that it answers, which may have been told by
 * a clock that is ahead. Otherwise the latest word would not be the last one.
 */
export function saidAt(
  now: Instant,
  before: readonly Pick<Word, 'at'>[],
  decidedAt: Instant | undefined,
): Instant {
  return Math.max(now, ...before.map(({ at }) => at + 1), decidedAt === undefined ? 0 : decidedAt + 1)
}

/** New words in the order told, none later than `latest` but for as many milliseconds as keep that order. */
export function notAfter<W extends Pick<Word, 'at'>>(words: readonly W[], latest: Instant): W[] {
  let last = -Infinity
  const told = new Map<W, Instant>()
  for (const word of [...words].sort((a, b) => a.at - b.at)) {
    last = word.at <= latest ? word.at : Math.max(latest, last + 1)
    told.set(word, last)
  }
  return words.map((word) => ({ ...word, at: told.get(word)! }))
}
