import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Writer } from '../visits/check-in.ts'
import {
  appendEvent,
  type Application,
  type ApplicationEvent,
  type MeetingWish,
  type WithdrawalReason,
} from './application.ts'
import { applicationStatus } from './application-status.ts'
import { standingTimeline } from './event-time.ts'
import { mayFollowUp } from './followed-up.ts'
import { hasRoomFor } from './history-room.ts'
import { hasSomethingToShow, referralsOf } from './referral.ts'
import { declaredAnswer, saidOfTelling } from './told-elsewhere.ts'
import { isMeetingAhead, isMeetingCalledOff, meetingOf } from './meeting.ts'

/** What a candidate says about an application after it was sent. */
export type CandidateWord =
  | { kind: 'accept-meeting' | 'decline-meeting' }
  | { kind: 'move-meeting'; wishes: readonly MeetingWish[] }
  | { kind: 'give-info'; message: string }
  | { kind: 'judge-answer'; helped: boolean }
  /** May another employer see them? `referral`: the event that asks. A yes may be taken back by a no. */
  | { kind: 'accept-referral' | 'decline-referral'; referral: string }
  /** Were they told so, as the employer declares? `answer`: the event that declares it. The last word in time counts. */
  | { kind: 'confirm-telling' | 'deny-telling'; answer: string }
  /** They asked the employer again by themselves. */
  | { kind: 'follow-up' }
  | { kind: 'withdraw'; because: WithdrawalReason }

/** Why a candidate's word is not written. */
export type CandidateRefusal =
  | 'no-meeting' // none was proposed, or it was proposed anew meanwhile
  | 'meeting-over'
  | 'already-said'
  | 'no-question' // the employer asked nothing that is still open
  | 'no-answer' // there is nothing to judge
  | 'no-referral' // nobody asks any more: it was taken back, or its time is over
  | 'no-declaration' // nobody asks whether they were told: it was taken back, or seven days have passed
  | 'too-soon' // the answer is not late, or they asked again a few days ago
  | 'concluded' // it was withdrawn, or came to its end
  | 'history-full'

/** Decides the application to write when its candidate says something about it. */
export function tellAsCandidate(
  application: Application,
  word: CandidateWord,
  writer: Writer,
  eventId: string,
): Result<Application, CandidateRefusal> {
  const said = eventOf(application, word, writer)
  if (!said.ok) return said
  if (!hasRoomFor(application, said.value.type)) return refuse('history-full')
  const event = { ...said.value, id: eventId, at: writer.now, by: writer.deviceId }
  return ok(appendEvent(application, writer, event))
}

type Said = Omit<ApplicationEvent, 'id' | 'at' | 'by'>

const meetingWords = {
  'accept-meeting': ['meeting-accepted', 'accepted'],
  'decline-meeting': ['meeting-declined', 'declined'],
  'move-meeting': ['meeting-move-asked', 'move-asked'],
} as const

function eventOf(
  application: Application,
  word: CandidateWord,
  { now, zone }: Writer,
): Result<Said, CandidateRefusal> {
  switch (word.kind) {
    case 'withdraw':
      return mayWithdraw(application, now)
        ? ok({ type: 'withdrawn', because: word.because })
        : refuse('concluded')
    case 'give-info': {
      const question = openQuestion(application)
      return question
        ? ok({ type: 'info-given', about: question, message: word.message })
        : refuse('no-question')
    }
    case 'judge-answer': {
      const answer = answerToJudge(application)
      if (answer === null) return refuse('no-answer')
      if (judgementOf(application) === word.helped) return refuse('already-said')
      return ok({ type: 'answer-judged', about: answer, helped: word.helped })
    }
    case 'accept-referral':
    case 'decline-referral': {
      const status = referralsOf(application, now).find(({ id }) => id === word.referral)?.status
      const isYes = word.kind === 'accept-referral'
      if (isYes && !hasSomethingToShow(application)) return refuse('no-referral')
      if (status === 'accepted' ? isYes : status === 'declined' && !isYes) return refuse('already-said')
      if (status !== 'asked' && status !== 'accepted') return refuse('no-referral')
      return ok({ type: isYes ? 'referral-accepted' : 'referral-declined', about: word.referral })
    }
    case 'follow-up':
      return mayFollowUp(application, now, zone) ? ok({ type: 'followed-up' }) : refuse('too-soon')
    case 'confirm-telling':
    case 'deny-telling': {
      const declared = declaredAnswer(application.events, now)
      const isTrue = word.kind === 'confirm-telling'
      if (declared?.id !== word.answer) return refuse('no-declaration')
      if (saidOfTelling(application.events, declared)?.isTrue === isTrue) return refuse('already-said')
      return ok({ type: isTrue ? 'telling-confirmed' : 'telling-denied', about: declared.id })
    }
    default: {
      const meeting = meetingOf(application)
      if (!meeting || isMeetingCalledOff(application, now)) return refuse('no-meeting')
      if (!isMeetingAhead(meeting, now, zone)) return refuse('meeting-over')
      const [type, answer] = meetingWords[word.kind]
      if (meeting.answer === answer && word.kind !== 'move-meeting') return refuse('already-said')
      const wishes =
        word.kind === 'move-meeting' && word.wishes.length > 0 ? { wishes: [...word.wishes] } : {}
      return ok({ type, about: meeting.proposedBy, ...wishes })
    }
  }
}

/** A candidate may take back what waits, and what was accepted; not what is over. */
export function mayWithdraw(application: Application, now: Instant): boolean {
  const { kind } = applicationStatus(application, now)
  return kind !== 'withdrawn' && kind !== 'refused' && kind !== 'declined'
}

/** The question of the employer that waits for the candidate's words, or `null`. */
export function openQuestion(application: Application): string | null {
  let question: string | null = null
  for (const { event } of standingTimeline(application)) {
    if (event.type === 'info-requested') question = event.id
    else if (event.type === 'info-given' || decisions.has(event.type)) question = null
  }
  return question
}

const decisions: ReadonlySet<ApplicationEvent['type']> = new Set(['refused', 'pursued', 'hired', 'withdrawn'])

/** The refusal that its candidate may say about whether it helped. */
export function answerToJudge(application: Application): string | null {
  const last = standingTimeline(application).filter(({ event }) => event.type === 'refused')
  return last.at(-1)?.event.id ?? null
}

/** What the candidate said of the refusal: it helped, it did not, or nothing. */
export function judgementOf(application: Application): boolean | null {
  const answer = answerToJudge(application)
  const said = standingTimeline(application).filter(
    ({ event }) => event.type === 'answer-judged' && event.about === answer,
  )
  return said.at(-1)?.event.helped ?? null
}
