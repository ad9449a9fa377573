import { ok, refuse, type Result } from '../result.ts'
import { sanitizeLine, sanitizeText, textLength } from '../text/sanitize-text.ts'
import { siteDay } from '../time.ts'
import type { Writer } from '../visits/check-in.ts'
import {
  appendEvent,
  type Application,
  type ApplicationEvent,
  type ApplicationEventType,
  type StepForward,
  type Telling,
} from './application.ts'
import { applicationStatus } from './application-status.ts'
import { standingEvents } from './event-time.ts'
import { hasRoomFor } from './history-room.ts'
import type { JobOffer } from './job-offer.ts'
import { refusedReferral, type ReferralRefusal } from './referral.ts'
import { isConclusion } from './reciprok-score.ts'
import { isToldWithLetter, refusedTelling, type TellingRefusal } from './declare-telling.ts'
import { letterTypes } from './letter/letter-texts.ts'
import type { Tone } from './letter/tones.ts'
import { readReasons, type ReasonRefusal, type RefusalReasons } from './refusal-reason.ts'
import { blockingWords } from '../wording/wording-guard.ts'

export type NextStep = NonNullable<ApplicationEvent['nextStep']>

/**
 * What an employer says to a candidate (réponse). A refusal always has its reasons, a pursuit always has
 * its next step, a question always has its words. With a tone it is read as a letter, and the message is the
 * employer's own line in it; without one the message is all that is read. `told`: the person is said to know it already
 * (told-elsewhere.ts).
 */
export type Answer = { tone?: Tone } & (
  | { kind: 'pursue'; nextStep: NextStep; message?: string; stepForward?: StepForward; told?: Telling }
  | {
      kind: 'refuse'
      reasons: RefusalReasons
      strengthId?: string
      message?: string
      stepForward?: StepForward
      told?: Telling
    }
  | { kind: 'hire'; nextStep?: NextStep; message?: string; stepForward?: StepForward; told?: Telling }
  | { kind: 'ask-info'; message: string }
  /** The candidate said no, by telephone or in person. */
  | { kind: 'note-decline'; message?: string; stepForward?: StepForward }
  /** Reasons added to a refusal made earlier. */
  | { kind: 'qualify'; reasons: RefusalReasons; message?: string }
  /** The day, or whom to ask, added to a favourable answer made earlier: that is what qualifies it. */
  | { kind: 'plan'; nextStep: NextStep; message?: string }
  /** A pointer added to an answer made earlier. */
  | { kind: 'recommend'; stepForward: StepForward; message?: string }
)

/** Why an answer cannot be given. Nothing is written then. */
export type AnswerRefusal =
  | ReasonRefusal
  | ReferralRefusal
  | TellingRefusal
  | 'foreign-offer' // the application was made to another offer
  | 'withdrawn' // the candidate took the application back
  | 'already-decided' // it was refused, hired or declined before
  | 'not-decided' // what is added to an answer is added to one of its kind: there is none
  | 'plan-needs-day' // it names neither a day nor whom to ask
  | 'question-needs-text' // asking for one more thing means saying which
  | 'next-step-needs-text' // the next step has no words
  | 'next-step-in-the-past'
  | 'next-step-needs-day' // an hour says nothing without its day
  | 'step-forward-empty' // it names neither an item nor anything readable
  | 'text-too-long'
  | 'protected-wording' // the words touch what the law protects (see wording-guard.ts)
  | 'group-size' // not a whole number from 1 to 100,000
  | 'strength-not-asked' // what is liked is a criterion of the offer, and no reason of the refusal
  | 'history-full' // the application already holds all the events it may

/** An answer of any kind, with all that one may hold. */
interface AnyAnswer {
  kind: Answer['kind']
  tone?: Tone
  message?: string
  reasons?: RefusalReasons
  strengthId?: string
  nextStep?: NextStep
  stepForward?: StepForward
  told?: Telling
}

const eventTypes: Record<Answer['kind'], ApplicationEventType> = {
  pursue: 'pursued',
  refuse: 'refused',
  hire: 'hired',
  'ask-info': 'info-requested',
  'note-decline': 'candidate-declined',
  qualify: 'qualified',
  plan: 'qualified',
  recommend: 'recommended',
}

/** Longest own line in a letter: what is read while standing. Longer ones were told before, and stay as they are. */
export const LINE_LENGTH = 280
/** Longest question to a candidate, and longest words of a step forward. */
export const MESSAGE_LENGTH = 600
export const STEP_FORWARD_LENGTH = 300
/** Longest line of a next step. */
const STEP_LENGTH = 120

/** How the answer was given. */
export interface Gesture {
  /** How many applications this gesture answers; one when absent. */
  groupSize?: number
  /** A host answers for the employer, under its mandate. */
  byHost?: boolean
  /** It came on paper, and this host keys it in. */
  keyedBy?: string
  /** The challenge session at which it is given. */
  atSession?: string
}

/** Decides the application to write when an employer answers it (répondre à une candidature). */
export function decideAnswer(
  application: Application,
  offer: JobOffer,
  given: Answer,
  writer: Writer,
  eventId: string,
  gesture: Gesture = {},
): Result<Application, AnswerRefusal> {
  const answer = cleanedAnswer(given)
  if (application.jobOfferId !== offer.id) return refuse('foreign-offer')
  const refused = refusedTransition(application, answer, writer) ?? refusedWords(answer, writer)
  if (refused) return refuse(refused)
  const groupSize = gesture.groupSize ?? 1
  if (!Number.isInteger(groupSize) || groupSize < 1 || groupSize > 100_000) return refuse('group-size')
  const referral = refusedStep(application, answer, writer, groupSize)
  if (referral) return refuse(referral)
  if (isToldWithLetter(answer)) return refuse('told-with-letter')
  const telling = answer.told ? refusedTelling(application, answer.told, writer, groupSize) : null
  if (telling) return refuse(telling)

  const reasons = answer.reasons && readReasons(answer.reasons, offer)
  if (reasons && !reasons.ok) return reasons
  const strength = strengthOf(answer, offer)
  if (strength === 'strength-not-asked') return refuse(strength)
  const type = eventTypes[answer.kind]
  return ok(
    appendEvent(application, writer, {
      id: eventId,
      type,
      at: writer.now,
      by: writer.deviceId,
      ...(gesture.byHost ? { byHost: true } : {}),
      ...(gesture.byHost && gesture.keyedBy ? { keyedBy: gesture.keyedBy } : {}),
      ...(gesture.atSession === undefined ? {} : { atSession: gesture.atSession }),
      ...(answer.told ? { told: answer.told } : {}),
      ...(groupSize > 1 ? { groupSize } : {}),
      ...(answer.tone && letterTypes.some((one) => one === type) ? { tone: answer.tone } : {}),
      ...(reasons ? { reasons: [...reasons.value] } : {}),
      ...(strength ? { strength } : {}),
      ...(answer.message ? { message: answer.message } : {}),
      ...(answer.stepForward ? { stepForward: answer.stepForward } : {}),
      ...(answer.nextStep ? { nextStep: answer.nextStep } : {}),
    }),
  )
}

/** Records that somebody at the employer opened the application (prendre connaissance), the first time only. */
export function viewApplication(
  application: Application,
  writer: Writer,
  eventId: string,
  gesture: Pick<Gesture, 'byHost'> = {},
): Result<Application, 'already-viewed' | 'history-full'> {
  if (application.events.some((event) => event.type === 'viewed')) return refuse('already-viewed')
  if (!hasRoomFor(application, 'viewed')) return refuse('history-full')
  return ok(
    appendEvent(application, writer, {
      id: eventId,
      type: 'viewed',
      at: writer.now,
      by: writer.deviceId,
      ...(gesture.byHost ? { byHost: true } : {}),
    }),
  )
}

/** What the employer liked, with its words as the offer says them now; nothing speaks for and against somebody at once. */
function strengthOf(
  { strengthId, reasons }: AnyAnswer,
  { criteria }: Pick<JobOffer, 'criteria'>,
): ApplicationEvent['strength'] | 'strength-not-asked' {
  if (strengthId === undefined) return undefined
  const liked = criteria.find(({ id }) => id === strengthId)
  if (!liked || reasons?.some(({ criterionId }) => criterionId === strengthId)) return 'strength-not-asked'
  return { criterionId: liked.id, criterion: liked.label }
}

/** A referral goes with a refusal, or comes after one, and is chosen for one person. */
function refusedStep(
  application: Application,
  { kind, stepForward }: AnyAnswer,
  { now }: Writer,
  groupSize: number,
): ReferralRefusal | null {
  if (stepForward?.kind !== 'employer') return null
  const isRefused = kind === 'refuse' || applicationStatus(application, now).kind === 'refused'
  if (!isRefused) return 'referral-before-refusal'
  if (groupSize > 1) return 'referral-of-many'
  return refusedReferral(application, stepForward.itemId, now)
}

/** The words of an answer as they are kept: what is invisible says nothing. */
function cleanedAnswer(answer: AnyAnswer): AnyAnswer {
  const { message, nextStep, stepForward } = answer
  return {
    ...answer,
    ...(message === undefined ? {} : { message: sanitizeText(message) }),
    ...(nextStep === undefined ? {} : { nextStep: cleanedStep(nextStep) }),
    ...(stepForward?.words === undefined
      ? {}
      : { stepForward: { ...stepForward, words: sanitizeText(stepForward.words) } }),
  }
}

function cleanedStep({ what, where, contact, ...step }: NextStep): NextStep {
  return {
    ...step,
    what: sanitizeLine(what),
    ...(where === undefined ? {} : { where: sanitizeLine(where) }),
    ...(contact === undefined ? {} : { contact: sanitizeLine(contact) }),
  }
}

function refusedTransition(
  application: Application,
  answer: AnyAnswer,
  writer: Writer,
): AnswerRefusal | undefined {
  if (!hasRoomFor(application, eventTypes[answer.kind])) return 'history-full'
  const { kind } = applicationStatus(application, writer.now)
  // Someone who withdrew may still be recorded as having said no, once: it concludes what the employer had accepted.
  if (kind === 'withdrawn') {
    const isOpen = answer.kind === 'note-decline' && !standingEvents(application.events).some(isConclusion)
    return isOpen ? undefined : 'withdrawn'
  }
  const concluded = kind === 'refused' || kind === 'hired' || kind === 'declined'
  switch (answer.kind) {
    case 'recommend':
      return concluded || kind === 'pursued' ? undefined : 'not-decided'
    // Why somebody was refused says nothing to whom the employer said yes.
    case 'qualify':
      return kind === 'refused' || kind === 'declined' ? undefined : 'not-decided'
    case 'plan':
      return kind === 'pursued' || kind === 'hired' ? undefined : 'not-decided'
    case 'note-decline':
      return concluded && kind !== 'hired' ? 'already-decided' : undefined
    case 'pursue':
    case 'refuse':
    case 'hire':
    case 'ask-info':
      return concluded ? 'already-decided' : undefined
  }
}

function refusedWords(
  { kind, message, nextStep, stepForward }: AnyAnswer,
  writer: Writer,
): AnswerRefusal | undefined {
  if (kind === 'ask-info' && !message) return 'question-needs-text'
  if (isLonger(message, kind === 'ask-info' ? MESSAGE_LENGTH : LINE_LENGTH)) return 'text-too-long'
  if (nextStep) {
    const { what, on, time, where, contact } = nextStep
    if (!what) return 'next-step-needs-text'
    if (kind === 'plan' && on === undefined && !contact) return 'plan-needs-day'
    if (on !== undefined && on < siteDay(writer.now, writer.zone)) return 'next-step-in-the-past'
    if (time !== undefined && on === undefined) return 'next-step-needs-day'
    if ([what, where, contact].some((text) => isLonger(text, STEP_LENGTH))) return 'text-too-long'
  }
  if (stepForward) {
    if (stepForward.kind !== 'host' && !stepForward.itemId && !stepForward.words) return 'step-forward-empty'
    if (isLonger(stepForward.words, STEP_FORWARD_LENGTH)) return 'text-too-long'
  }
  const told = [message, nextStep?.what, stepForward?.words]
  return told.some((text) => text && blockingWords(text).length > 0) ? 'protected-wording' : undefined
}

function isLonger(text: string | undefined, most: number): boolean {
  return text !== undefined && textLength(text) > most
}
