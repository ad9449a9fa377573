import english from '../../resources/words/who-one-is-english.json' with { type: 'json' }
import { findProtectedWording } from '../wording/wording-guard.ts'
import type { ProtectedGround } from '../wording/wording-lexicon.ts'
import { endOfTerm, readTerm, TermIndex, type TermPattern } from '../wording/wording-patterns.ts'
import { wordsOf } from '../wording/words-of-text.ts'

/** Grounds that say who one is rather than what one does: no page of competences needs them (critères protégés). */
const grounds = ['orientation', 'pregnancy', 'origin', 'health', 'religion', 'opinion'] as const

/** A passage of a text, where it begins, and the ground that it touches. */
export interface WhoOneIs {
  ground: ProtectedGround
  passage: string
  start: number
}

/** The passages of a text, French or English, that tell who someone is: their health, beliefs, origin… */
export function findWhoOneIs(text: string): WhoOneIs[] {
  const inFrench = findProtectedWording(text).filter(({ ground }) => grounds.some((one) => one === ground))
  // Many words are those of both.
  const isTold = ({ start }: WhoOneIs) => inFrench.some((hit) => hit.start <= start && start < hit.end)
  return [...inFrench, ...inEnglish(text).filter((hit) => !isTold(hit))].sort((a, b) => a.start - b.start)
}

const terms = new TermIndex<{ ground: ProtectedGround; pattern: TermPattern }>()
for (const ground of grounds) {
  for (const term of english.grounds[ground]) {
    const pattern = readTerm(term)
    terms.add(pattern, { ground, pattern })
  }
}
/** What one does with or for such people says nothing of oneself. */
const innocents = new TermIndex<TermPattern>()
for (const phrase of english.innocent) {
  const pattern = readTerm(phrase)
  innocents.add(pattern, pattern)
}

function inEnglish(text: string): WhoOneIs[] {
  const words = wordsOf(text)
  const excused = new Set<number>()
  for (const [from, word] of words.entries()) {
    for (const phrase of innocents.under(word.folded)) {
      for (let at = from; at < endOfTerm(phrase, words, from); at += 1) excused.add(at)
    }
  }
  return words.flatMap((word, from) => {
    if (excused.has(from)) return []
    const found = terms.under(word.folded).map(({ ground, pattern }) => {
      return { ground, end: endOfTerm(pattern, words, from) }
    })
    const longest = found.sort((a, b) => b.end - a.end)[0]
    if (!longest || longest.end === -1) return []
    const [start, end] = [word.start, words[longest.end - 1]!.end]
    return [{ ground: longest.ground, passage: text.slice(start, end), start }]
  })
}
