import { readFileSync } from 'node:fs'

/**
 * Sentences by which the wording guard is judged. `risky` must not be written to anybody; `innocent` may well be, and
 * many hold the same words. The rules are written to these; what they do elsewhere is measured on `held-out-*`, which
 * no rule was ever changed for.
 */
export type WordingCorpus = 'risky' | 'innocent'

/** The sentences of a file, one a line. */
export function readSentences(corpus: WordingCorpus): string[] {
  return readFileSync(new URL(`wording/${corpus}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
