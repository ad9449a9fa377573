import { addDays, DAY, siteDay, type Day, type Instant, type TimeZone } from '../time.ts'
import {
  receivedAt,
  type Application,
  type ApplicationEvent,
  type ApplicationEventType,
  type GivenReason,
  type StepForward,
} from './application.ts'
import { isAnswer, standingTimeline } from './event-time.ts'
import { isLetter, type Letter } from './letter/compose-letter.ts'
import type { JobOffer } from './job-offer.ts'

/** Days within which a candidate may expect an answer, as printed on the receipt. */
export const EXPECTED_ANSWER_DAYS = 15
/** Days after which an application without a decision is said to be without answer. */
export const SILENCE_DAYS = 30

export type ApplicationStatusKind =
  | 'received' // the employer has it
  | 'viewed' // somebody there opened it
  | 'info-requested' // the employer asked for one more thing
  | 'pursued' // the employer wants to go on
  | 'hired'
  | 'refused'
  | 'declined' // the candidate said no to the employer
  | 'withdrawn' // the candidate took it back
  | 'silent' // thirty days without a decision: said, never decided by anybody

/** Where an application stands at a moment. Derived at each reading, never stored. */
export interface ApplicationStatus {
  kind: ApplicationStatusKind
  /** Since when. */
  at: Instant
  receivedAt: Instant
  /** First time somebody at the employer opened it. */
  viewedAt?: Instant
  /** The offer was closed at this moment; the answer remains due. */
  offerClosedAt?: Instant
}

const openRank: Partial<Record<ApplicationEventType, number>> = { viewed: 1, 'info-requested': 2, pursued: 3 }
const endings: Partial<Record<ApplicationEventType, ApplicationStatusKind>> = {
  refused: 'refused',
  hired: 'hired',
  'candidate-declined': 'declined',
  withdrawn: 'withdrawn',
}

/**
 * Derives the status of an application (statut de la candidature). A conclusion stands against later ones
 * told elsewhere without network, except that a hire corrects a refusal and a candidate may still decline
 * a hire. Silence is only observed: nothing answers for the employer.
 */
export function applicationStatus(
  application: Application,
  now: Instant,
  offer?: Pick<JobOffer, 'closedAt'>,
): ApplicationStatus {
  const reception = receivedAt(application)
  let kind: ApplicationStatusKind = 'received'
  let at = reception
  let rank = 0
  let viewedAt: Instant | undefined
  for (const { event, at: moment } of standingTimeline(application)) {
    if (event.type === 'viewed') viewedAt ??= moment
    const ending = endings[event.type]
    const nextRank = openRank[event.type] ?? 0
    if (ending && mayEnd(kind, ending)) [kind, at, rank] = [ending, moment, 4]
    else if (nextRank > rank) [kind, at, rank] = [event.type as ApplicationStatusKind, moment, nextRank]
  }
  if (rank < 3 && now >= reception + SILENCE_DAYS * DAY) {
    kind = 'silent'
    at = reception + SILENCE_DAYS * DAY
  }
  return {
    kind,
    at,
    receivedAt: reception,
    ...(viewedAt === undefined ? {} : { viewedAt }),
    ...(offer?.closedAt === undefined ? {} : { offerClosedAt: offer.closedAt }),
  }
}

/** Nobody decided yet: the employer's answer is waited for. */
export function isWaiting({ kind }: Pick<ApplicationStatus, 'kind'>): boolean {
  return kind === 'received' || kind === 'viewed' || kind === 'info-requested' || kind === 'silent'
}

export interface ExpectedAnswer {
  /** The answer is expected before the end of this day. */
  dueOn: Day
  /** That day has passed and no decision was made. */
  overdue: boolean
}

/** By when the employer was to answer, in days as the site reads them on its wall. `zone`: what the site says of itself. */
export function expectedAnswer(
  status: Pick<ApplicationStatus, 'kind' | 'receivedAt'>,
  now: Instant,
  zone: TimeZone | undefined,
): ExpectedAnswer {
  const dueOn = addDays(siteDay(status.receivedAt, zone), EXPECTED_ANSWER_DAYS)
  return { dueOn, overdue: isWaiting(status) && siteDay(now, zone) > dueOn }
}

/** Somebody said the last word: nobody waits for another. */
export function isConcluded(application: Application): boolean {
  return Object.values(endings).includes(applicationStatus(application, 0).kind)
}

function mayEnd(kind: ApplicationStatusKind, ending: ApplicationStatusKind): boolean {
  if (kind === 'refused') return ending === 'hired'
  if (kind === 'hired') return ending === 'declined'
  return kind !== 'declined' && kind !== 'withdrawn'
}

/** Everything the employer's side told the candidate, in the order it was told. */
export interface ToldToCandidate {
  /** Answers with a tone, which are read as letters; what they say of reasons and in words is in them alone. */
  letters: { at: Instant; letter: Letter }[]
  reasons: GivenReason[]
  messages: { at: Instant; words: string }[]
  stepsForward: StepForward[]
  nextStep?: NonNullable<ApplicationEvent['nextStep']>
}

/** Gathers what a candidate may read of the answers: letters; of older answers, reasons once each; the latest meeting, every pointer. */
export function toldToCandidate(application: Application): ToldToCandidate {
  const told: ToldToCandidate = { letters: [], reasons: [], messages: [], stepsForward: [] }
  const known = new Set<string>()
  for (const { event, at } of standingTimeline(application)) {
    if (!isAnswer(event)) continue
    if (isLetter(event)) told.letters.push({ at, letter: event })
    else {
      for (const reason of event.reasons ?? []) {
        const key = JSON.stringify([reason.code, reason.criterionId, reason.note])
        if (!known.has(key)) told.reasons.push(reason)
        known.add(key)
      }
      if (event.message) told.messages.push({ at, words: event.message })
    }
    if (event.stepForward) told.stepsForward.push(event.stepForward)
    if (event.nextStep) told.nextStep = event.nextStep
  }
  return told
}

/** Every reason that stands, in a letter or without one: what comes next is found from it. */
export function reasonsTold(application: Application): GivenReason[] {
  return standingTimeline(application).flatMap(({ event }) => (isAnswer(event) && event.reasons) || [])
}
