import { readFileSync } from 'node:fs'

/**
 * Sentences by which the wording guard is judged. `risky` must not be written to anybody; `innocent` may well be, and
 * many hold the same words. The rules are written by these. `held-out-*` were written after the rules, and no rule was
 * changed for them: they only measure (decision 0055).
 */
export type WordingCorpus = 'risky' | 'innocent' | 'held-out-risky' | 'held-out-innocent'

/** The sentences of a corpus, one a line of its file. */
export function readSentences(corpus: WordingCorpus): string[] {
  return readFileSync(new URL(`wording/${corpus}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
