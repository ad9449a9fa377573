import { asIfReceived } from '../../../domain/hiring/as-if-received.ts'
import { decideAnswer, type Answer } from '../../../domain/hiring/answer-application.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import type { ReciprokScore } from '../../../domain/hiring/employer.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { COUNTED_FROM_DAY } from '../../../domain/hiring/reciprok-counted.ts'
import { scoreEmployer } from '../../../domain/hiring/reciprok-score.ts'
import { scoredFileOf, type ScoredFile } from '../../../domain/hiring/scored-file.ts'
import { DAY, type Instant } from '../../../domain/time.ts'
import type { Writer } from '../../../domain/visits/check-in.ts'

/** What an answer does to the score, before the server has said so. */
export interface AnswerEffect {
  /** When the application counts: now, or its 30th day. */
  asOf: Instant
  /** How many applications it answers. */
  applications: number
  without: ReciprokScore
  with: ReciprokScore
}

/** An application, and what an answer makes of it. */
export interface AnsweredApplication {
  before: Application
  after: Application
}

/**
 * The score at the moment when the last of the applications counts, without and with the answer; `null` when the
 * server has received none of them, so that nothing can be said. All are of one offer.
 */
export function answerEffect(
  files: readonly ScoredFile[],
  answered: readonly AnsweredApplication[],
  now: Instant,
): AnswerEffect | null {
  const pairs = answered.flatMap(({ before, after }) => {
    const known = scoredFileOf(before)
    const told = scoredFileOf(asIfReceived(after, now))
    return known && told ? [{ known, told }] : []
  })
  if (pairs.length === 0) return null
  const asOf = Math.max(now, ...pairs.map(({ known }) => known.receivedAt + COUNTED_FROM_DAY * DAY))
  const ids = new Set(pairs.map(({ known }) => known.id))
  const others = files.filter(({ id }) => !ids.has(id))
  return {
    asOf,
    applications: pairs.length,
    without: scoreEmployer([...others, ...pairs.map(({ known }) => known)], asOf).score,
    with: scoreEmployer([...others, ...pairs.map(({ told }) => told)], asOf).score,
  }
}

/** The same of an answer that was not sent yet; `null` too where it cannot be sent, or changes nothing. */
export function effectOfSending(
  files: readonly ScoredFile[],
  applications: readonly Application[],
  offer: JobOffer,
  answer: Answer,
  writer: Writer,
): AnswerEffect | null {
  const decided = applications.flatMap((before) => {
    const after = decideAnswer(before, offer, answer, writer, 'not-sent', { groupSize: applications.length })
    return after.ok ? [{ before, after: after.value }] : []
  })
  const effect = answerEffect(files, decided, writer.now)
  return effect && effect.with.points !== effect.without.points ? effect : null
}
