import { DAY, lastMondayAtSix, type Instant } from '../time.ts'
import { reciprokGrades, type ReciprokGrade } from './employer.ts'
import { hasLabel } from './reciprok-label.ts'
import { answeredInFull, scoreIfAnswered } from './reciprok-preview.ts'
import { scoreEmployer } from './reciprok-score.ts'
import type { ScoredFile } from './scored-file.ts'

/** More people than these are nobody's work of one day. */
const MOST_NAMED = 20

/** Somebody who waits for a decision, or for the end of a yes. */
export interface Owed {
  id: string
  receivedAt: Instant
}

/** A label that falls at the next publication, if nobody is answered until then. */
export interface DropAhead {
  from: ReciprokGrade
  to: ReciprokGrade
  at: Instant
  /**
   * The applications to answer now, or of which to tell how they ended, so that it stays: as few as will do, the longest
   * wait first; none where that is too late.
   */
  avoidedBy: string[]
}

/** When candidates see the next score: the coming Monday at six in Paris. */
export function nextPublication(now: Instant): Instant {
  // Eight days after a Monday at six is always past the next one, whatever the clocks do in between.
  return lastMondayAtSix(lastMondayAtSix(now) + 8 * DAY)
}

/**
 * Whether the published label falls on the coming Monday, counted by the formula itself; `null` where it stays, rises
 * or there is none (D and E carry no label).
 */
export function dropAhead(
  from: ReciprokGrade | undefined,
  files: readonly ScoredFile[],
  owed: readonly Owed[],
  now: Instant,
): DropAhead | null {
  if (!from || !hasLabel(from)) return null
  const at = nextPublication(now)
  const after = (answered: readonly Owed[]) =>
    scoreIfAnswered(files, new Set(answered.map(({ id }) => id)), now, at).grade
  const to = after([])
  if (!to || !isWorse(to, from)) return null
  const named = mostWorthFirst(files, owed, now, at).slice(0, MOST_NAMED)
  const isEnough = (count: number) => {
    const grade = after(named.slice(0, count))
    return grade !== undefined && !isWorse(grade, from)
  }
  const enough = named.findIndex((_, index) => isEnough(index + 1)) + 1
  const few = named.slice(0, enough).sort(byWait)
  return { from, to, at, avoidedBy: few.map(({ id }) => id) }
}

/**
 * Whose answer brings most to the score of that day comes first, then the longest wait. What one brings does not depend
 * on the others, so that the first of them are the fewest that will do.
 */
function mostWorthFirst(
  files: readonly ScoredFile[],
  owed: readonly Owed[],
  now: Instant,
  at: Instant,
): Owed[] {
  const all = new Set(owed.map(({ id }) => id))
  const worthOf = (asked: readonly ScoredFile[]) =>
    new Map(scoreEmployer(asked, at).lines.map((line) => [line.applicationId, line.weighted]))
  const before = worthOf(files)
  const after = worthOf(answeredInFull(files, all, now))
  const gain = ({ id }: Owed) => (after.get(id) ?? 0) - (before.get(id) ?? 0)
  return [...owed].sort((a, b) => gain(b) - gain(a) || byWait(a, b))
}

function byWait(a: Owed, b: Owed): number {
  return a.receivedAt - b.receivedAt
}

function isWorse(grade: ReciprokGrade, than: ReciprokGrade): boolean {
  return reciprokGrades.indexOf(grade) > reciprokGrades.indexOf(than)
}
