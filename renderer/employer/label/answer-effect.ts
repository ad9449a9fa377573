import type { Application } from '../../../domain/hiring/application.ts'
import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { COUNTED_FROM_DAY } from '../../../domain/hiring/reciprok-counted.ts'
import { scoreEmployer } from '../../../domain/hiring/reciprok-score.ts'
import { scoredFileOf, type ScoredFile } from '../../../domain/hiring/scored-file.ts'
import { DAY, type Instant } from '../../../domain/time.ts'

/** What an answer just given does to the score, before the server has said so. */
export interface AnswerEffect {
  /** When the application counts: now, or its 30th day. */
  asOf: Instant
  without: ReciprokScore
  with: ReciprokScore
}

/** The application as the server will see it if it receives now what waits here. */
export function asIfReceived(application: Application, now: Instant): Application {
  return {
    ...application,
    events: application.events.map((event) =>
      event.receivedAt === undefined ? { ...event, receivedAt: now } : event,
    ),
  }
}

/**
 * The score at the moment the application counts, without and with what was just answered; `null` when the
 * server has not received the application itself, so that nothing can be said.
 */
export function answerEffect(
  files: readonly ScoredFile[],
  before: Application,
  after: Application,
  offer: JobOffer | undefined,
  now: Instant,
): AnswerEffect | null {
  const known = scoredFileOf(before, offer)
  const answered = scoredFileOf(asIfReceived(after, now), offer)
  if (!known || !answered) return null
  const asOf = Math.max(now, known.receivedAt + COUNTED_FROM_DAY * DAY)
  const others = files.filter(({ id }) => id !== before.id)
  return {
    asOf,
    without: scoreEmployer([...others, known], asOf).score,
    with: scoreEmployer([...others, answered], asOf).score,
  }
}
