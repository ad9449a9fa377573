import type { Instant } from '../time.ts'
import type { Application } from './application.ts'
import { asReadByCandidate, isAnswer, readableFrom } from './event-time.ts'
import { isDenied } from './told-elsewhere.ts'

/**
 * What waits for a candidate, in numbers of applications: the card alone may tell this much, and no more.
 * One application counts once: for its meeting, else its question, else its answer.
 */
export interface CandidateNews {
  meetings: number
  questions: number
  answers: number
}

/** Whether something in it became readable after the candidate last read (and by now). */
export function isNews(application: Application, readUntil: Instant, now: Instant): boolean {
  return unread(application, readUntil, now).length > 0
}

export function candidateNews(
  applications: readonly Application[],
  readUntil: Instant,
  now: Instant,
): CandidateNews {
  const news: CandidateNews = { meetings: 0, questions: 0, answers: 0 }
  for (const application of applications) {
    const events = unread(application, readUntil, now)
    if (events.length === 0) continue
    if (events.some(({ nextStep }) => nextStep)) news.meetings += 1
    else if (events.some(({ type }) => type === 'info-requested')) news.questions += 1
    else news.answers += 1
  }
  return news
}

function unread(application: Application, readUntil: Instant, now: Instant) {
  return asReadByCandidate(application, now).events.filter(
    (event) => isAnswer(event) && readableFrom(event) > readUntil && !isDenied(application.events, event),
  )
}
