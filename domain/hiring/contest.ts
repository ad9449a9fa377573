import type { WorkingHours } from '../reminders/working-hours.ts'
import { ok, refuse, type Result } from '../result.ts'
import { sanitizeText, textLength } from '../text/sanitize-text.ts'
import { DAY, type Instant } from '../time.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import type { ApplicationEventType } from './application.ts'
import type { ContestFact } from './contest-facts.ts'
import { decidedBy } from './decided-by.ts'

/** What a candidate may say is wrong with an answer. */
export const answerFaults = ['not-received', 'off-topic'] as const
export type AnswerFault = (typeof answerFaults)[number]
/**
 * What hosts look into for a candidate: an answer, a withdrawal that the employer asked for (retrait demandé par
 * l'employeur), or an answer that the employer says to have given elsewhere and of which they say that nobody told them.
 */
export const contestKinds = [...answerFaults, 'withdrawal-asked', 'not-told'] as const
export type ContestKind = (typeof contestKinds)[number]

/** What hosts decided, first of what the candidate said and then of what the employer said against it. */
export interface Contest {
  kind: ContestKind
  /** When the server heard of it. */
  at: Instant
  decidedAt: Instant | null
  upheld: boolean | null
  appealedAt: Instant | null
  appealWords: string | null
  appealDecidedAt: Instant | null
  /** The first decision stays. */
  confirmed: boolean | null
}

/** Where it stands: `waits` and `appealed` are for hosts to decide. Derived, never stored. */
export const contestStates = ['waits', 'dismissed', 'upheld', 'appealed', 'confirmed', 'lifted'] as const
export type ContestState = (typeof contestStates)[number]

/** How many of one application hosts look into: its answers may be given anew, and be wrong again. */
export const MOST_CONTESTED = 4
/** How long an employer may say that a decision is wrong. */
export const APPEAL_WINDOW = 30 * DAY
export const longestAppeal = 500

export function contestState(contest: Contest): ContestState {
  if (contest.confirmed !== null) return contest.confirmed ? 'confirmed' : 'lifted'
  if (contest.appealedAt !== null) return 'appealed'
  if (contest.upheld === null) return 'waits'
  return contest.upheld ? 'upheld' : 'dismissed'
}

/** When hosts decided last; 0 when they have not. */
export function contestDecidedAt({ decidedAt, appealDecidedAt }: Contest): Instant {
  return appealDecidedAt ?? decidedAt ?? 0
}

/** Whether hosts have something to decide, and when they have at the latest. */
export function contestDue(contest: Contest, hours: WorkingHours): Instant | null {
  const since = { waits: contest.at, appealed: contest.appealedAt }[contestState(contest) as 'waits']
  return since ? decidedBy(since, hours) : null
}

/** `stage`: what the host was looking at; another host may have decided it meanwhile. */
export interface Verdict {
  stage: 'contest' | 'appeal'
  /** The candidate is right: the answer counts for nothing, or the withdrawal was asked for. */
  upheld: boolean
}
/** A contest with the fact about it that its application keeps; none where nothing changes for the employer. */
export interface Decided {
  contest: Contest
  fact?: ApplicationEventType
}

/**
 * Against the employer it is a fact of the application. So it is for the employer of what the candidate denied, which
 * counts for nothing until a host finds that they were told.
 */
function factOf(kind: ContestKind, upheld: boolean): ContestFact | undefined {
  if (upheld) return 'contest-upheld'
  return kind === 'not-told' ? 'contest-lifted' : undefined
}

/** A host decides: of what the candidate said, or of what the employer said against it. */
export function decideContest(
  contest: Contest,
  { stage, upheld }: Verdict,
  now: Instant,
): Result<Decided, 'already-decided'> {
  const state = contestState(contest)
  if (stage === 'contest' && state === 'waits') {
    const decided = { ...contest, decidedAt: now, upheld }
    const fact = factOf(contest.kind, upheld)
    return ok({ contest: decided, ...(fact ? { fact } : {}) })
  }
  if (stage === 'appeal' && state === 'appealed') {
    const decided = { ...contest, appealDecidedAt: now, confirmed: upheld }
    return ok({ contest: decided, fact: upheld ? 'contest-confirmed' : 'contest-lifted' })
  }
  return refuse('already-decided')
}

/** All that the application keeps of a contest by now, and when each was told. Nothing of one not against the employer. */
export function factsOf(contest: Contest): { type: ContestFact; at: Instant }[] {
  if (contest.upheld === false && contest.kind === 'not-told')
    return [{ type: 'contest-lifted', at: contest.decidedAt! }]
  if (!contest.upheld) return []
  const told: [ContestFact, Instant | null][] = [
    ['contest-upheld', contest.decidedAt],
    ['contest-appealed', contest.appealedAt],
    [contest.confirmed ? 'contest-confirmed' : 'contest-lifted', contest.appealDecidedAt],
  ]
  return told.flatMap(([type, at]) => (at === null ? [] : [{ type, at }]))
}

/** Why an employer's appeal is not taken: the words are for a host, and are guarded as those for a candidate are. */
export const appealRefusals = [
  'nothing-to-appeal',
  'already-appealed',
  'too-late',
  'nothing-said',
  'text-too-long',
  'protected-wording',
] as const
export type AppealRefusal = (typeof appealRefusals)[number]

/** The employer says once why a decision against it is wrong (appel). */
export function appeal(contest: Contest, typed: string, now: Instant): Result<Decided, AppealRefusal> {
  if (contest.appealedAt !== null) return refuse('already-appealed')
  if (contestState(contest) !== 'upheld') return refuse('nothing-to-appeal')
  if (!mayAppealAt(contest.decidedAt!, now)) return refuse('too-late')
  const words = readAppeal(typed)
  if (!words.ok) return words
  return ok({ contest: { ...contest, appealedAt: now, appealWords: words.value }, fact: 'contest-appealed' })
}

export function mayAppealAt(decidedAt: Instant, now: Instant): boolean {
  return now < decidedAt + APPEAL_WINDOW
}

/** The words of an appeal as they are kept, or the first thing that keeps them from being sent. */
export function readAppeal(
  typed: string,
): Result<string, 'nothing-said' | 'text-too-long' | 'protected-wording'> {
  const words = sanitizeText(typed)
  if (words === '') return refuse('nothing-said')
  if (textLength(words) > longestAppeal) return refuse('text-too-long')
  return blockingWords(words).length > 0 ? refuse('protected-wording') : ok(words)
}
