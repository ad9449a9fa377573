import type { Request } from 'express'
import { isFirstTerm, isTermKey, termNames, type TermKey } from '../../domain/competences/work-terms.ts'
import { termsIn } from '../../domain/matching/match-need.ts'
import type { SkillNames, WantedNames } from '../search/invitations.ts'
import { speaks } from './told-protocol.ts'

/** From these protocols on a device knows terms of work; one before reads no reply that names any that came later. */
const KNOWS_FIRST_TERMS = 14
const KNOWS_ALL_TERMS = 15

/** What the things that are asked for are called to the device that asks: a term that it does not know has no name. */
export function namesFor(request: Request, nameOf: SkillNames): WantedNames {
  return (key) => (isTermKey(key) ? (knows(request, key) ? termNames[key] : undefined) : nameOf(key))
}

/** Whether the device that asks can read a search for these. */
export function canRead(request: Request, wanted: readonly { key: string }[]): boolean {
  return termsIn(wanted).every((term) => knows(request, term))
}

/** Whether the device that asks reads all that a search may say. */
export function knowsAllTerms(request: Request): boolean {
  return speaks(request, KNOWS_ALL_TERMS)
}

function knows(request: Request, term: TermKey): boolean {
  return speaks(request, isFirstTerm(term) ? KNOWS_FIRST_TERMS : KNOWS_ALL_TERMS)
}
