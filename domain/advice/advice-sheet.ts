import type { Language } from '../language.ts'
import type { NoAnswerReason } from './no-answer-reason.ts'

/** What a sheet says in one language. */
export interface SheetWords {
  title: string
  /** What to do, in order, from Monday morning on. */
  steps: string[]
  /** Sentences to write or to say as they are. */
  say: string[]
  /** The law in one line. */
  law: string
}

/** How employers do well what they do often. */
export type PracticeId =
  | 'skills-offer'
  | 'refuse-kindly'
  | 'welcome-immersion'
  | 'observe-fairly'
  | 'protected-grounds'
  | 'fifteen-minutes'

/**
 * One page for an employer: of advice, for a reason of its silence, or of good practice. Kept as
 * `resources/advice/ID.json`. `source`: where the line of law stands.
 */
export type AdviceSheet = Record<Language, SheetWords> & { source: string } & (
    | { kind: 'advice'; id: Exclude<NoAnswerReason, 'other'> }
    | { kind: 'practice'; id: PracticeId }
  )
