import { DAY, HOUR, type Instant } from '../time.ts'
import { isObserved, type ChallengeSession, type Matter } from '../sessions/challenge-session.ts'
import type { Evaluation } from './evaluation.ts'
import { nearnessOf } from './pen.ts'

export const evaluationStatuses = [
  'not-required', // explorers are not observed, and nobody is at an event
  'pending', // nobody wrote anything yet
  'in-progress', // at least one observer wrote
  'consolidated', // what they agreed is written, not yet said
  'shared', // the person may read it
  'agreed', // the person agrees
  'commented', // the person added a word
  'contested', // the person does not agree: a host will look at it with the observers
  'amended', // after a contest, what was said changed
  'upheld', // after a contest, what was said stays; both voices stay
  'final', // nobody said anything more in time
] as const
export type EvaluationStatus = (typeof evaluationStatuses)[number]

/** What was agreed is said to the person within this time after the session. */
export const SHARE_WITHIN = 48 * HOUR
/** After this time an evaluation that is not settled becomes the host's task. */
export const SETTLE_WITHIN = 7 * DAY
/** How long the person has to answer, and the host to look at a contest. */
export const ANSWER_WITHIN = 15 * DAY

export interface EvaluationFacts {
  matter: Matter
  /** All the voices about one booking, in any order. */
  voices: readonly Evaluation[]
}

/** Where the evaluation of one participant stands (états d'une évaluation). Derived, never stored. */
export function evaluationStatus({ matter, voices }: EvaluationFacts, now: Instant): EvaluationStatus {
  if (!isObserved(matter)) return 'not-required'
  const debrief = debriefIn(voices)
  if (debrief?.sharedAt === undefined) {
    if (debrief) return 'consolidated'
    return voices.some((voice) => voice.kind === 'grid') ? 'in-progress' : 'pending'
  }
  const word = lastWord(voices)
  if (word?.word === 'contest') return reviewOf(voices, word.at) ?? 'contested'
  if (word) return word.word === 'agree' ? 'agreed' : 'commented'
  return now - debrief.sharedAt > ANSWER_WITHIN ? 'final' : 'shared'
}

const settled: ReadonlySet<EvaluationStatus> = new Set([
  'not-required',
  'agreed',
  'commented',
  'amended',
  'upheld',
  'final',
])

/** Nobody has anything left to do about it: the session may be closed. */
export function isSettled(status: EvaluationStatus): boolean {
  return settled.has(status)
}

/** The person may read it and nothing about it is open: it may be attested. */
export function isAttestable(status: EvaluationStatus): boolean {
  return isSettled(status) || status === 'shared'
}

/**
 * What a host should do about it by now, if anything. `to-share`: two days after the session nothing was said
 * to the person. `to-settle`: seven days after, it is still open. `to-review`: a contest waits for a host for
 * more than fifteen days.
 */
export function evaluationOverdue(
  facts: EvaluationFacts,
  endedAt: Instant,
  now: Instant,
): 'to-share' | 'to-settle' | 'to-review' | null {
  const status = evaluationStatus(facts, now)
  if (isSettled(status)) return null
  if (status === 'contested') {
    const contest = lastWord(facts.voices)!
    return now - contest.at > ANSWER_WITHIN ? 'to-review' : null
  }
  if (now - endedAt > SETTLE_WITHIN) return 'to-settle'
  return status !== 'shared' && now - endedAt > SHARE_WITHIN ? 'to-share' : null
}

/** What was agreed between the observers, if it is written: the hosts' word on it before the employer's. */
export function debriefIn(voices: readonly Evaluation[]): Evaluation | undefined {
  const debriefs = voices.filter((voice) => voice.kind === 'debrief')
  return debriefs.find(({ authorId }) => authorId !== 'employer') ?? debriefs[0]
}

export function answerIn(voices: readonly Evaluation[]): Evaluation | undefined {
  return voices.find((voice) => voice.kind === 'answer')
}

/**
 * The word that counts: a contest stands until the person agrees after all, whatever they add meanwhile. Who
 * contested at a kiosk is not made to agree on somebody's tablet.
 */
export function lastWord(voices: readonly Evaluation[]): Evaluation['says'][number] | undefined {
  const says = [...(answerIn(voices)?.says ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const stands = says.findLast(
    (said, index) =>
      said.word === 'contest' &&
      !says.slice(index).some(({ word, pen }) => word === 'agree' && nearnessOf(pen) >= nearnessOf(said.pen)),
  )
  return stands ?? says.at(-1)
}

function reviewOf(voices: readonly Evaluation[], contestedAt: Instant): 'amended' | 'upheld' | undefined {
  return voices.find((voice) => voice.kind === 'review' && (voice.decidedAt ?? 0) >= contestedAt)?.outcome
}

export interface PassResult {
  passed: boolean
  /** How many abilities reached the level that was agreed before. */
  reached: number
  /** Abilities that had to reach it and did not. */
  missing: string[]
}

/** Whether what was agreed before a scout session as "enough" was reached. Never shown as a total. */
export function passResult(
  rule: NonNullable<ChallengeSession['passRule']>,
  agreed: Evaluation['observations'],
): PassResult {
  const enough = new Set(agreed.filter((line) => line.level >= rule.minLevel).map((line) => line.ability))
  const missing = rule.eliminatory.filter((ability) => !enough.has(ability))
  return { passed: enough.size >= rule.minAbilities && missing.length === 0, reached: enough.size, missing }
}
