import { reciprokGrades, type ReciprokGrade, type ReciprokScore } from '../../../domain/hiring/employer.ts'
import { hasLabel } from '../../../domain/hiring/reciprok-label.ts'
import { answeredInFull, scoreIfAnswered } from '../../../domain/hiring/reciprok-preview.ts'
import { scoreEmployer } from '../../../domain/hiring/reciprok-score.ts'
import type { ScoredFile } from '../../../domain/hiring/scored-file.ts'
import type { Instant } from '../../../domain/time.ts'
import type { InboxEntry } from '../inbox/inbox.ts'
import { nextPublication } from './label-facts.ts'

/** More people than these are nobody's work of one day. */
const MOST_NAMED = 20

/** A label that falls at the next publication, if nobody is answered until then. */
export interface DropAhead {
  from: ReciprokGrade
  to: ReciprokGrade
  at: Instant
  /**
   * Who to answer now, or of whom to tell how it ended, so that it stays: as few as will do, the longest wait first;
   * nobody where that is too late.
   */
  avoidedBy: InboxEntry[]
}

/**
 * Whether the published label falls on the coming Monday, counted by the formula itself; `null` where it stays, rises
 * or there is none (D and E carry no label). `owed`: whoever waits for a decision, or for the end of a yes.
 */
export function dropAhead(
  published: Pick<ReciprokScore, 'grade'> | undefined,
  files: readonly ScoredFile[],
  owed: readonly InboxEntry[],
  now: Instant,
): DropAhead | null {
  const at = nextPublication(now)
  const from = published?.grade
  const after = (answered: readonly InboxEntry[]) =>
    scoreIfAnswered(files, new Set(answered.map(({ application }) => application.id)), now, at).grade
  const to = after([])
  if (!from || !to || !hasLabel(from) || !isWorse(to, from)) return null
  const named = mostWorthFirst(files, owed, now, at).slice(0, MOST_NAMED)
  const isEnough = (count: number) => {
    const grade = after(named.slice(0, count))
    return grade !== undefined && !isWorse(grade, from)
  }
  const enough = named.findIndex((_, index) => isEnough(index + 1)) + 1
  const few = new Set(named.slice(0, enough))
  return { from, to, at, avoidedBy: owed.filter((entry) => few.has(entry)).sort(byWait) }
}

/**
 * Those whose answer changes the score of that day, what it brings most first, then the longest wait. What one brings
 * does not depend on the others, so that the first of them are the fewest that will do.
 */
function mostWorthFirst(
  files: readonly ScoredFile[],
  owed: readonly InboxEntry[],
  now: Instant,
  at: Instant,
): InboxEntry[] {
  const all = new Set(owed.map(({ application }) => application.id))
  const worthOf = (asked: readonly ScoredFile[]) =>
    new Map(scoreEmployer(asked, at).lines.map((line) => [line.applicationId, line.weighted]))
  const before = worthOf(files)
  const after = worthOf(answeredInFull(files, all, now))
  const gain = ({ application: { id } }: InboxEntry) => (after.get(id) ?? 0) - (before.get(id) ?? 0)
  return owed.filter((entry) => gain(entry) > 0).sort((a, b) => gain(b) - gain(a) || byWait(a, b))
}

function byWait(a: InboxEntry, b: InboxEntry): number {
  return a.status.receivedAt - b.status.receivedAt
}

function isWorse(grade: ReciprokGrade, than: ReciprokGrade): boolean {
  return reciprokGrades.indexOf(grade) > reciprokGrades.indexOf(than)
}
