import type { KioskLanguage } from '../../language.ts'
import type { NextStepKind } from '../application.ts'
import { refusalCodes, refusalGrid, type RefusalCode, type StepForwardKind } from '../refusal-grid.ts'
import { arabicLetters } from './arabic-letters.ts'
import { easyLetters } from './easy-letters.ts'
import { englishLetters } from './english-letters.ts'
import { frenchLetters } from './french-letters.ts'
import type { InTones } from './tones.ts'
import { ukrainianLetters } from './ukrainian-letters.ts'

/** Answers that are told as a letter; that somebody declined is noted, and has none. */
export const letterTypes = [
  'refused',
  'qualified',
  'pursued',
  'hired',
  'info-requested',
  'recommended',
] as const
export type LetterType = (typeof letterTypes)[number]

/**
 * What letters are made of, in one language. {offer} and {criterion} come in quotation marks; a criterion that is not
 * known is `somePoint`. No sentence promises, pities, or says what an employer may not have done (such as reading).
 */
export interface LetterTexts {
  readonly greeting: string
  /** {name}: as the candidate signed. */
  readonly greetingName: string
  readonly quoted: string
  readonly somePoint: string
  /** In the place of the title of an offer that is gone. */
  readonly someOffer: string
  /** `planned`: what comes next, added to a favourable answer. */
  readonly opening: Readonly<Record<LetterType | 'planned', InTones>>
  readonly reason: Readonly<Record<RefusalCode, InTones>>
  /** What the employer liked. */
  readonly strength: InTones
  readonly step: Readonly<Record<StepForwardKind, string>>
  readonly meeting: Readonly<Record<NextStepKind, string>>
  /** {what} kind of meeting, {moment}. */
  readonly next: string
  /** What a letter ends with; empty where nothing is to be said. */
  readonly closing: Readonly<Record<LetterType, InTones>>
}

/** What each language says in a file of its own; reasons have their sentences in the grid, beside what they are. */
export type TextsWithoutReasons = Omit<LetterTexts, 'reason'>

/** `fr-x-falc`: easy to read, written apart, never cut from `fr`. */
export const letterTexts: Readonly<Record<KioskLanguage, LetterTexts>> = {
  fr: withReasons('fr', frenchLetters),
  'fr-x-falc': withReasons('fr-x-falc', easyLetters),
  en: withReasons('en', englishLetters),
  ar: withReasons('ar', arabicLetters),
  uk: withReasons('uk', ukrainianLetters),
}

function withReasons(language: KioskLanguage, texts: TextsWithoutReasons): LetterTexts {
  const sentences = refusalCodes.map((code) => [code, refusalGrid[code].letter[language]])
  return { ...texts, reason: Object.fromEntries(sentences) as LetterTexts['reason'] }
}
