import { blockingWords } from './wording-guard.ts'
import type { ProtectedGround } from './wording-lexicon.ts'

/** Where an employer's words are held back: what was to be said. */
export const guardedForms = [
  'offer',
  'answer',
  'observation',
  'invitation',
  'search',
  'label-reply',
  'appeal',
] as const
export type GuardedForm = (typeof guardedForms)[number]

/** What hosts hear of words that were held back: never the words. */
export interface BlockedWords {
  form: GuardedForm
  grounds: ProtectedGround[]
}

/** Hosts are shown what was held back for so many days. */
export const BLOCKED_SHOWN_DAYS = 30

/** Of what was to be said, on which grounds it is held back; `null`: on none. */
export function blockedWords(form: GuardedForm, texts: readonly string[]): BlockedWords | null {
  const grounds = texts.flatMap((text) => blockingWords(text).map(({ ground }) => ground))
  return grounds.length === 0 ? null : { form, grounds: [...new Set(grounds)] }
}

/** All texts in what somebody sent, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
