import type { KioskLanguage, Language } from '../language.ts'

/** The sheets of good practice for visitors (bonnes idées), in the order of their list. */
export const visitorPractices = [
  'one-minute',
  'life-skill',
  'prepare-challenge',
  'follow-up',
  'read-offer',
  'understand-refusal',
  'keep-pace',
  'ask-for-help',
  'project-budget',
  'disability',
  'first-days',
  'immersion-rights',
] as const
export type VisitorPracticeId = (typeof visitorPractices)[number]

/** Those for hosts, in the order of their list. */
export const hostPractices = [
  'first-welcome',
  'forgotten-departure',
  'merge-duplicate',
  'incident',
  'debrief',
  'welcome-minor',
] as const
export type HostPracticeId = (typeof hostPractices)[number]

/** Where a visitor goes on from a sheet: a screen of the kiosk, or a host. */
export const practiceNext = ['challenges', 'my-page', 'offers', 'ask-host'] as const
export type PracticeNext = (typeof practiceNext)[number]

/** What a sheet says in one language. */
export interface PracticeWords {
  title: string
  /** In one line, what one can do afterwards. */
  promise: string
  /** What to do, in order: three to six, as many in every language. */
  steps: string[]
  /** Two to four sentences to say as they are. */
  say: string[]
  /** What the law says of it, where it does. */
  law?: string
}

interface PracticeHead<Id extends string> {
  id: Id
  /** The pictogram of the sheet, and one of each step. */
  picture: string
  pictures: string[]
  /** Where the line of law stands. */
  source?: string
}

/** One page for visitors, kept as `resources/practices/visitors/ID.json`. */
export type VisitorPractice = PracticeHead<VisitorPracticeId> &
  Record<KioskLanguage, PracticeWords> & { next: PracticeNext[] }

/** One page for hosts, kept as `resources/practices/hosts/ID.json`. */
export type HostPractice = PracticeHead<HostPracticeId> & Record<Language, PracticeWords>
