import { ok, refuse, type Result } from '../result.ts'
import { DAY, type Instant } from '../time.ts'
import type { Application, ApplicationEvent, ApplicationEventType } from './application.ts'
import { asReadByCandidate, readableFrom, standingTimeline } from './event-time.ts'

/** How long after it could be read an answer may be contested. */
export const CONTEST_WINDOW = 30 * DAY

/** Answers that the score counts by themselves. */
const contestable: ReadonlySet<ApplicationEventType> = new Set([
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
])

/**
 * Why an answer cannot be contested (any more). `no-answer`: there is none by that name to be read; it was taken back.
 * `replaced`: another answer came since, which is the one that counts for the candidate.
 */
export const contestRefusals = ['no-answer', 'replaced', 'too-late'] as const
export type ContestRefusal = (typeof contestRefusals)[number]

/** The answer that its candidate may say is wrong now, and until when; `null` when there is none. */
export function answerToContest(
  application: Application,
  now: Instant,
): { answer: ApplicationEvent; until: Instant } | null {
  const answer = latestAnswer(application, now)
  if (!answer) return null
  const until = readableFrom(answer) + CONTEST_WINDOW
  return now < until ? { answer, until } : null
}

/** Whether the candidate may contest that answer now (réponse contestée). */
export function mayContest(
  application: Application,
  answerId: string,
  now: Instant,
): Result<undefined, ContestRefusal> {
  const read = asReadByCandidate(application, now).events
  if (!read.some(({ id, type }) => id === answerId && contestable.has(type))) return refuse('no-answer')
  if (latestAnswer(application, now)?.id !== answerId) return refuse('replaced')
  return answerToContest(application, now) ? ok(undefined) : refuse('too-late')
}

function latestAnswer(application: Application, now: Instant): ApplicationEvent | undefined {
  const read = standingTimeline(asReadByCandidate(application, now))
  return read.filter(({ event }) => contestable.has(event.type)).at(-1)?.event
}
