import type { Instant } from '../time.ts'
import type { ApplicationEvent } from './application.ts'
import type { ReciprokScore } from './employer.ts'
import { dayOf } from './event-time.ts'
import { countedFiles, type NotCountedReason } from './reciprok-counted.ts'
import { gradeOf } from './reciprok-label.ts'
import type { ScoredFile } from './scored-file.ts'

/** Number of the formula below; it changes when the formula does. */
export const FORMULA = 1
/** Last day on which an answer keeps its full value. */
export const FULL_VALUE_DAYS = 14
const THREE_QUARTERS_DAYS = 30
/** Last day to conclude an application that was pursued. */
export const FOLLOW_UP_DAYS = 75
/** Applications of the last half-year weigh twice as much. */
const RECENT_DAYS = 182
/** Five imaginary recent applications worth 40 of 100, so that chance weighs little on a few files. */
export const PRIOR = { weight: 10, credit: 4000 } as const

/** The arithmetic of one counted application, and the events that made it. */
export interface ScoreLine {
  applicationId: string
  receivedAt: Instant
  /** Whole days from reception to the moment of the score. */
  age: number
  /** 2 for the last half-year, then 1. */
  weight: number
  /** 30 × the value of the day of the first decision. */
  answer: number
  /** 30 × the value of having concluded. */
  followUp: number
  /** 20 × the value of the day of the first reason or next step. */
  qualification: number
  /** 20 × the value of the day of the first pointer. */
  recommendation: number
  /** Sum of the four, 0 to 10,000. */
  credit: number
  /** weight × credit. */
  weighted: number
  /** Accepted, then left unconcluded for too long: only the answer itself is credited. */
  leftSilent: boolean
  because: FirstEvents
}

/** The earliest event of each kind, with the day on which it counted. */
export interface FirstEvents {
  decision?: DatedEvent
  conclusion?: DatedEvent
  qualification?: DatedEvent
  recommendation?: DatedEvent
}
export interface DatedEvent {
  eventId: string
  at: Instant
  day: number
}

/** A score and every line of its arithmetic: `points = floor(weighted / weight)` over lines and prior. */
export interface ExplainedScore {
  score: ReciprokScore
  lines: ScoreLine[]
  prior: { weight: number; credit: number; weighted: number }
  total: { weight: number; weighted: number }
  notCounted: { applicationId: string; reason: NotCountedReason }[]
}

/**
 * Counts the Reciprok score of one employer at a moment (note Reciprok): how much it answers, with which
 * reasons, towards what. Integers only, independent of the order of its input, deaf to what comes later.
 */
export function scoreEmployer(files: readonly ScoredFile[], asOf: Instant): ExplainedScore {
  const { counted, notCounted } = countedFiles(files, asOf)
  const lines = counted.map((file) => lineOf(file, asOf))
  const prior = { ...PRIOR, weighted: PRIOR.weight * PRIOR.credit }
  const total = { weight: prior.weight, weighted: prior.weighted }
  for (const line of lines) {
    total.weight += line.weight
    total.weighted += line.weighted
  }
  const points = Math.floor(total.weighted / total.weight)
  const score = Math.floor(points / 100)
  const people = new Set(counted.map((file) => file.candidate)).size
  const grade = gradeOf(score, counted.length, people)
  const days = lines.flatMap(({ because }) => (because.decision ? [because.decision.day] : []))
  const medianDays = medianOf(days)
  return {
    score: {
      points,
      score,
      ...(grade ? { grade } : {}),
      counted: counted.length,
      answered: days.length,
      people,
      ...(medianDays === undefined ? {} : { medianDays }),
      asOf,
      formula: FORMULA,
    },
    lines,
    prior,
    total,
    notCounted: notCounted.map(({ file, reason }) => ({ applicationId: file.id, reason })),
  }
}

/** The arithmetic of one application at a moment, whether or not it counts in a score. */
export function lineOf(file: ScoredFile, asOf: Instant): ScoreLine {
  const because = firstEvents(file, asOf)
  const { decision, conclusion, qualification, recommendation } = because
  const age = dayOf(file.receivedAt, asOf)
  const weight = age <= RECENT_DAYS ? 2 : 1
  const leftSilent = decision !== undefined && !conclusion && age > FOLLOW_UP_DAYS
  const answered = decision ? valueOf(decision.day) : 0
  const inTime = conclusion !== undefined && conclusion.day <= FOLLOW_UP_DAYS
  const followed = conclusion && !inTime ? Math.min(answered, 50) : leftSilent ? 0 : answered
  const withheld = !decision || leftSilent
  const parts = {
    answer: 30 * answered,
    followUp: 30 * followed,
    qualification: withheld || !qualification ? 0 : 20 * valueOf(qualification.day),
    recommendation: withheld || !recommendation ? 0 : 20 * valueOf(recommendation.day),
  }
  const credit = parts.answer + parts.followUp + parts.qualification + parts.recommendation
  return {
    applicationId: file.id,
    receivedAt: file.receivedAt,
    age,
    weight,
    ...parts,
    credit,
    weighted: weight * credit,
    leftSilent,
    because,
  }
}

/** τ: what an act is worth by its day. Late is always worth something. */
function valueOf(day: number): number {
  if (day <= FULL_VALUE_DAYS) return 100
  return day <= THREE_QUARTERS_DAYS ? 75 : 50
}

function firstEvents(file: ScoredFile, asOf: Instant): FirstEvents {
  let decision: DatedEvent | undefined
  let conclusion: DatedEvent | undefined
  let qualification: DatedEvent | undefined
  let recommendation: DatedEvent | undefined
  for (const event of file.events) {
    if (event.at > asOf) continue
    if ((event.believedFrom ?? 0) > asOf) continue
    const dated = { eventId: event.id, at: event.at, day: dayOf(file.receivedAt, event.at) }
    if (isDecision(event)) decision = earlier(decision, dated)
    if (isConclusion(event)) conclusion = earlier(conclusion, dated)
    if (event.qualified) qualification = earlier(qualification, dated)
    if (event.recommended && (event.recommendedFrom ?? 0) <= asOf)
      recommendation = earlier(recommendation, dated)
  }
  return {
    ...(decision ? { decision } : {}),
    ...(conclusion ? { conclusion } : {}),
    ...(qualification ? { qualification } : {}),
    ...(recommendation ? { recommendation } : {}),
  }
}

/** An answer that decides something; the rest is a contact, or adds to one. */
export function isDecision({ type }: Pick<ApplicationEvent, 'type'>): boolean {
  return type === 'pursued' || type === 'refused' || type === 'hired' || type === 'candidate-declined'
}

/** A decision that ends the matter; being willing to go on does not. */
export function isConclusion(event: Pick<ApplicationEvent, 'type'>): boolean {
  return isDecision(event) && event.type !== 'pursued'
}

function earlier(known: DatedEvent | undefined, event: DatedEvent): DatedEvent {
  if (!known || event.at < known.at) return event
  return event.at === known.at && event.eventId < known.eventId ? event : known
}

/** Middle of the days, rounded down; undefined for none. */
export function medianOf(days: readonly number[]): number | undefined {
  if (days.length === 0) return undefined
  const sorted = [...days].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : Math.floor((sorted[middle - 1]! + sorted[middle]!) / 2)
}
