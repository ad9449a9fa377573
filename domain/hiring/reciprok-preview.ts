import { DAY, type Instant } from '../time.ts'
import type { ReciprokScore } from './employer.ts'
import { COUNTED_FROM_DAY } from './reciprok-counted.ts'
import { scoreEmployer } from './reciprok-score.ts'
import type { ScoredFile } from './scored-file.ts'

/** What answering would change. */
export interface AnswerPreview {
  /** The score now. */
  today: ReciprokScore
  /** When all the chosen applications count: now, or the 30th day of the most recent one. */
  asOf: Instant
  /** The score then, if nothing more is answered. */
  ifSilent: ReciprokScore
  /** The score then, if the chosen ones are answered now, with a reason and a pointer. */
  ifAnswered: ReciprokScore
}

/** Counts what an employer's score becomes if these applications are answered in full now. */
export function previewAnswers(
  files: readonly ScoredFile[],
  applicationIds: ReadonlySet<string>,
  now: Instant,
): AnswerPreview {
  const chosen = files.filter((file) => applicationIds.has(file.id))
  const asOf = Math.max(now, ...chosen.map((file) => file.receivedAt + COUNTED_FROM_DAY * DAY))
  return {
    today: scoreEmployer(files, now).score,
    asOf,
    ifSilent: scoreEmployer(files, asOf).score,
    ifAnswered: scoreIfAnswered(files, applicationIds, now, asOf),
  }
}

/** The score at a moment to come, if these applications are answered in full now and no other is. */
export function scoreIfAnswered(
  files: readonly ScoredFile[],
  applicationIds: ReadonlySet<string>,
  now: Instant,
  asOf: Instant,
): ReciprokScore {
  return scoreEmployer(answeredInFull(files, applicationIds, now), asOf).score
}

/** The files as they are once these applications are answered, or brought to their end, in full now. */
export function answeredInFull(
  files: readonly ScoredFile[],
  applicationIds: ReadonlySet<string>,
  now: Instant,
): ScoredFile[] {
  return files.map((file) => {
    if (!applicationIds.has(file.id)) return file
    const event = { id: 'preview', type: 'refused' as const, at: Math.max(now, file.receivedAt) }
    return { ...file, events: [...file.events, { ...event, qualified: true, recommended: true }] }
  })
}
