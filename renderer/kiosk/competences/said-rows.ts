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
  /** In which language the words are: names of classifications are French or English, whatever is spoken. */
  wordsIn: 'screen' | 'written' | 'fr' | 'en'
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
    const isEnglish = written === 'en' || proposed.fr === ''
    const words = isEnglish ? proposed.en : proposed.fr
    const what = skillDeclared(proposed.esco, proposed.fr || proposed.en)
    return [{ what, words, drawing: ofSkills, matched, wordsIn: isEnglish ? 'en' : 'fr' }]
  }
  const found = scenesBySentence.get(proposed.id)
  if (!found) return []
  const { scene, one } = found
  const what = sentenceDeclared(scene, one)
  return [{ what, words: one.text[written], drawing: one.drawing, matched, wordsIn: 'written' }]
}

/** That one did this trade, and `did` says it. */
export function rowOfTrade({ code, label, matched }: ProposedTrade, did: string): SaidRow {
  return { what: tradeDeclared(code, label), words: did, drawing: ofTrades, matched, wordsIn: 'screen' }
}

/** What stands on a page that no scene of life shows, and so can be taken back only where it was found. */
export function rowOfKept(what: Declarable, words: string): SaidRow {
  const isOfTrade = isTrade(what)
  const wordsIn = isOfTrade ? 'screen' : 'fr'
  return { what, words, drawing: isOfTrade ? ofTrades : ofSkills, matched: [], wordsIn }
}

/** Whether it was found by words: no sentence of a scene. */
export function isOwn({ id }: Declarable): boolean {
  return !scenesBySentence.has(id)
}
