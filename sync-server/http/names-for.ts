import type { Request } from 'express'
import { isTermKey, termNames } from '../../domain/competences/work-terms.ts'
import { termsIn } from '../../domain/matching/match-need.ts'
import type { SkillNames, WantedNames } from '../search/invitations.ts'
import { speaks } from './told-protocol.ts'

/** From this protocol on a device knows terms of work; one before reads no reply that names any. */
const KNOWS_TERMS = 14

/** What the things that are asked for are called to the device that asks: to one of before, terms of work have no name. */
export function namesFor(request: Request, nameOf: SkillNames): WantedNames {
  const terms = speaks(request, KNOWS_TERMS)
  return (key) => (isTermKey(key) ? (terms ? termNames[key] : undefined) : nameOf(key))
}

/** Whether the device that asks can read a search for these. */
export function canRead(request: Request, wanted: readonly { key: string }[]): boolean {
  return speaks(request, KNOWS_TERMS) || termsIn(wanted).length === 0
}
