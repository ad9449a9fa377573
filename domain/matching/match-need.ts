import {
  rungs,
  strongestOf,
  type Proofs,
  type Rung,
  type SkillKey,
  type WantedKey,
} from '../competences/proofs.ts'
import { isTermKey, type TermKey } from '../competences/work-terms.ts'

/**
 * One thing that is asked for, at best proven on some rung; without one, whoever says that they can do it has it. Of a
 * term of work (when, how far, which licence) nothing is proven here: whoever said it meets it.
 */
export interface Wanted {
  key: WantedKey
  atLeast?: Rung
}

/** The terms of work among what is asked for. */
export function termsIn(wanted: readonly { key: string }[]): TermKey[] {
  return wanted.map(({ key }) => key).filter(isTermKey)
}

/** As many things as one offer, challenge or search asks for. */
export const MOST_WANTED = 12

/**
 * What somebody has of one thing that is asked for. `close`: the same with less proof than asked, or another thing
 * that the same jobs ask for.
 */
export type MatchLine =
  | { key: WantedKey; found: 'present'; rung: Rung }
  | { key: WantedKey; found: 'close'; by: WantedKey; rung: Rung }
  | { key: WantedKey; found: 'missing' }

/** What is close to a thing, nearest first; the same for everybody. */
export type CloseTo = (key: SkillKey) => readonly SkillKey[]

/** What counts of a line, as whole numbers: being able to do it far more than proof of it, close less than present. */
const points = { present: 10, close: 4, missing: 0 } as const

/**
 * Line by line what somebody has of what is asked for, in the order asked. Nothing but what they can do, how it is
 * proven and the terms that they said is looked at: whoever has the same proofs gets the same lines, and more proof never makes a line worse.
 */
export function matchLines(
  wanted: readonly Wanted[],
  proofs: Pick<Proofs, 'get'>,
  closeTo: CloseTo,
): MatchLine[] {
  return wanted.map(({ key, atLeast = 'declared' }): MatchLine => {
    const own = strongestOf(proofs.get(key))
    if (isTermKey(key)) return own === null ? { key, found: 'missing' } : { key, found: 'present', rung: own }
    if (own !== null && heightOf(own) >= heightOf(atLeast)) return { key, found: 'present', rung: own }
    if (own !== null) return { key, found: 'close', by: key, rung: own }
    for (const by of closeTo(key)) {
      const rung = strongestOf(proofs.get(by))
      if (rung !== null) return { key, found: 'close', by, rung }
    }
    return { key, found: 'missing' }
  })
}

/** How much of what is asked for somebody has: the order in which people and offers are shown. */
export function coverageOf(lines: readonly MatchLine[]): number {
  return lines.reduce(
    (sum, line) => sum + points[line.found] + (line.found === 'present' ? heightOf(line.rung) : 0),
    0,
  )
}

/**
 * Whether somebody is shown at all: they have half of the skills that are asked for, what is close counting half, and
 * meet every term of work. By terms alone nobody is found.
 */
export function isMatch(lines: readonly MatchLine[]): boolean {
  const skills = lines.filter(({ key }) => !isTermKey(key))
  const halves = skills.reduce(
    (sum, { found }) => sum + (found === 'present' ? 2 : found === 'close' ? 1 : 0),
    0,
  )
  const meetsTerms = lines.every(({ key, found }) => found !== 'missing' || !isTermKey(key))
  return meetsTerms && halves > 0 && halves >= skills.length
}

const heightOf = (rung: Rung) => rungs.indexOf(rung)
