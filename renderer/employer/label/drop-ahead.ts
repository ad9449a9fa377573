import { reciprokGrades, type ReciprokGrade, type ReciprokScore } from '../../../domain/hiring/employer.ts'
import { hasLabel } from '../../../domain/hiring/reciprok-label.ts'
import { scoreIfAnswered } from '../../../domain/hiring/reciprok-preview.ts'
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
  /** Who to answer now so that it stays, the longest wait first; nobody where that is too late. */
  avoidedBy: InboxEntry[]
}

/**
 * Whether the published label falls on the coming Monday, counted by the formula itself; `null` where it stays, rises
 * or there is none (D and E carry no label). `waiting`: in the order in which they are to be answered; as few of them as will do are named.
 */
export function dropAhead(
  published: Pick<ReciprokScore, 'grade'> | undefined,
  files: readonly ScoredFile[],
  waiting: readonly InboxEntry[],
  now: Instant,
): DropAhead | null {
  const at = nextPublication(now)
  const from = published?.grade
  const after = (answered: readonly InboxEntry[]) =>
    scoreIfAnswered(files, new Set(answered.map(({ application }) => application.id)), now, at).grade
  const to = after([])
  if (!from || !to || !hasLabel(from) || !isWorse(to, from)) return null
  const named = waiting.slice(0, MOST_NAMED)
  const isEnough = (count: number) => {
    const grade = after(named.slice(0, count))
    return grade !== undefined && !isWorse(grade, from)
  }
  const enough = named.findIndex((_, index) => isEnough(index + 1)) + 1
  return { from, to, at, avoidedBy: named.slice(0, enough) }
}

function isWorse(grade: ReciprokGrade, than: ReciprokGrade): boolean {
  return reciprokGrades.indexOf(grade) > reciprokGrades.indexOf(than)
}
