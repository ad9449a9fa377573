import { previewAnswers, type AnswerPreview } from '../../../domain/hiring/reciprok-preview.ts'
import type { ScoredFile } from '../../../domain/hiring/scored-file.ts'
import type { Instant } from '../../../domain/time.ts'
import type { InboxEntry } from '../inbox/inbox.ts'

/** How many people the first proposal names. */
const PROPOSED = 3

/** People waiting whose answer would change the score, the longest wait first. */
export function waitingPeople(entries: readonly InboxEntry[], files: readonly ScoredFile[]): InboxEntry[] {
  const known = countable(files)
  return entries.filter(({ group, application }) => group === 'to-answer' && known.has(application.id))
}

/** The same, and those who got a yes whose end is owed. */
export function owedPeople(entries: readonly InboxEntry[], files: readonly ScoredFile[]): InboxEntry[] {
  const known = countable(files)
  return entries.filter(({ group, application }) => group !== 'done' && known.has(application.id))
}

/** The server has received it, and it is not in doubt whose it is: until a host has seen that, it counts in no score. */
function countable(files: readonly ScoredFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ id, unverified }) => (unverified ? [] : id)))
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
