import {
  isTrade,
  sentenceDeclared,
  skillDeclared,
  tradeDeclared,
  type Declarable,
} from '../../../domain/competences/declare.ts'
import type { Language } from '../../../domain/language.ts'
import type { Proposed, ProposedTrade } from '../../../domain/competences/propose-declared.ts'
import { lifeScenes } from './life-scenes.ts'

/** One thing to keep, as the screen shows it. */
export interface SaidRow {
  what: Declarable
  words: string
  drawing: string
  /** The words, as typed, that led to it. */
  matched: readonly string[]
  /** Names of classifications are French, whatever is spoken. */
  isFrench: boolean
}

const ofSkills = 'sparkles'
const ofTrades = 'briefcase'

const scenesBySentence = new Map(
  [...lifeScenes.values()].flatMap((scene) =>
    scene.sentences.map((one) => [one.id, { scene, one }] as const),
  ),
)

/** A proposal in the language in which the screen shows what records hold; a sentence that is not known here is none. */
export function rowOf(proposed: Proposed, written: Language): SaidRow[] {
  const { matched } = proposed
  if (proposed.kind === 'skill') {
    const words = written === 'en' ? proposed.en : proposed.fr || proposed.en
    const what = skillDeclared(proposed.esco, proposed.fr || proposed.en)
    return [{ what, words, drawing: ofSkills, matched, isFrench: written !== 'en' && proposed.fr !== '' }]
  }
  const found = scenesBySentence.get(proposed.id)
  if (!found) return []
  const { scene, one } = found
  const what = sentenceDeclared(scene, one)
  return [{ what, words: one.text[written], drawing: one.drawing, matched, isFrench: false }]
}

/** That one did this trade, and `did` says it. */
export function rowOfTrade({ code, label, matched }: ProposedTrade, did: string): SaidRow {
  return { what: tradeDeclared(code, label), words: did, drawing: ofTrades, matched, isFrench: false }
}

/** What stands on a page that no scene of life shows, and so can be taken back only where it was found. */
export function rowOfKept(what: Declarable, words: string): SaidRow {
  const isOfTrade = isTrade(what)
  return { what, words, drawing: isOfTrade ? ofTrades : ofSkills, matched: [], isFrench: !isOfTrade }
}

/** Whether it was found by words: no sentence of a scene. */
export function isOwn({ id }: Declarable): boolean {
  return !scenesBySentence.has(id)
}
