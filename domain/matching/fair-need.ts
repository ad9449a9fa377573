import { findProtectedWording } from '../wording/wording-guard.ts'
import type { ProtectedGround } from '../wording/wording-lexicon.ts'

/** What nobody is searched by. A diploma is no ground of the law: it is left out because the search is of skills. */
export type ExcludedGround = Exclude<ProtectedGround, 'vague'> | 'diploma'

/** A passage of a need that is not used, as it was written. */
export interface LeftOut {
  ground: ExcludedGround
  passage: string
}

interface Passage extends LeftOut {
  start: number
  end: number
}

const DIPLOMA =
  /(?<!\p{L})(?:dipl[oô]m[eé]\p{L}*|bac(?:calaur[eé]at)?(?:\s*\+\s*\d)?|cap|bep|bts|dut|master|doctorat|niveau\s+d[’']études|sortie?\s+d[’']école)(?!\p{L})/giu
const DWELLING =
  /(?<!\p{L})(?:habitant\p{L}*|domicili[eé]\p{L}*|r[eé]sidant\p{L}*|du\s+quartier|code\s+postal)(?!\p{L})/giu
const OWN_NAME = /(?<!\p{L})(?:nom\s+de\s+famille|pr[eé]nom)(?!\p{L})/giu
/** Whom the work is for, not who does it: `accompagner des personnes handicapées`. */
const HELPED = /(?:personnes?|enfants?|élèves|adultes|résidents|patients|public|clients?)\s+$/iu

/** What may be searched for of a need in free words, and what of it is no criterion. */
export function fairNeed(text: string): { words: string; leftOut: LeftOut[] } {
  const passages = [...protectedPassages(text), ...ownPassages(text)].sort((a, b) => a.start - b.start)
  let words = ''
  let at = 0
  for (const { start, end } of passages) {
    words += text.slice(at, Math.max(at, start))
    at = Math.max(at, end)
  }
  const known = new Set<ExcludedGround>()
  const leftOut = passages.filter(({ ground }) => !known.has(ground) && known.add(ground))
  return {
    words: (words + text.slice(at)).trim(),
    leftOut: leftOut.map(({ ground, passage }) => ({ ground, passage })),
  }
}

function protectedPassages(text: string): Passage[] {
  return findProtectedWording(text, { seeks: true }).flatMap(({ ground, passage, start, end, blocks }) => {
    if (!blocks || ground === 'vague') return []
    if (ground === 'health' && HELPED.test(text.slice(0, start))) return []
    return [{ ground, passage, start, end }]
  })
}

function ownPassages(text: string): Passage[] {
  const own = [
    ['diploma', DIPLOMA],
    ['residence', DWELLING],
    ['name', OWN_NAME],
  ] as const
  return own.flatMap(([ground, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: passage, index }): Passage => ({
      ground,
      passage,
      start: index,
      end: index + passage.length,
    })),
  )
}
