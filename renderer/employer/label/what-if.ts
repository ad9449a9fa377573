import { previewAnswers, type AnswerPreview } from '../../../domain/hiring/reciprok-preview.ts'
import type { ScoredFile } from '../../../domain/hiring/scored-file.ts'
import type { Instant } from '../../../domain/time.ts'
import type { InboxEntry } from '../inbox/inbox.ts'

/** How many people the first proposal names. */
const PROPOSED = 3

/** People waiting whose answer would change the score, the longest wait first. */
export function waitingPeople(entries: readonly InboxEntry[], files: readonly ScoredFile[]): InboxEntry[] {
  const known = new Set(files.map((file) => file.id))
  return entries.filter(({ group, application }) => group === 'to-answer' && known.has(application.id))
}

/** The same, and those who got a yes whose end is owed. */
export function owedPeople(entries: readonly InboxEntry[], files: readonly ScoredFile[]): InboxEntry[] {
  const known = new Set(files.map((file) => file.id))
  return entries.filter(({ group, application }) => group !== 'done' && known.has(application.id))
}

export function proposedPeople(waiting: readonly InboxEntry[]): string[] {
  return waiting.slice(0, PROPOSED).map(({ application }) => application.id)
}

/** What answering these people would change; `null` while nobody is chosen. */
export function whatIf(
  files: readonly ScoredFile[],
  chosen: ReadonlySet<string>,
  now: Instant,
): AnswerPreview | null {
  return files.some((file) => chosen.has(file.id)) ? previewAnswers(files, chosen, now) : null
}
