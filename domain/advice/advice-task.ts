import { reciprokGrades, type ReciprokGrade } from '../hiring/employer.ts'
import { hasLabel } from '../hiring/reciprok-label.ts'
import { labelLostAt } from '../reminders/label-lost.ts'
import type { ReminderFacts, ReminderFile } from '../reminders/reminder-facts.ts'
import { DAY, type Instant } from '../time.ts'
import { reasonsForAdvice, type NoAnswerReason } from './no-answer-reason.ts'

/** What an employer said at one time of why it had not answered. */
export interface MotivesTold {
  at: Instant
  codes: readonly NoAnswerReason[]
}

/** All that the offer of advice to an employer depends on. */
export interface AdviceFacts extends Pick<ReminderFacts, 'files' | 'publications'> {
  motives: readonly MotivesTold[]
  /** When it declined advice, was called by a host, or sat with one. */
  closedAt: readonly Instant[]
}

/** A file without an answer is overdue after so long. */
const OVERDUE_FROM = 30 * DAY
/** What is looked back at, and for how long nothing is offered again. */
const LOOKED_BACK = 90 * DAY
/** Once it said why, an employer with overdue files is not asked again for so long. */
const ASKED_AGAIN_AFTER = 28 * DAY
const FILES_THAT_CALL = 3

/** Files without an answer after thirty days. */
export function overdueFiles(files: readonly ReminderFile[], now: Instant): ReminderFile[] {
  return files.filter(
    ({ receivedAt, answeredAt, withdrawnAt }) =>
      answeredAt === undefined && withdrawnAt === undefined && now - receivedAt > OVERDUE_FROM,
  )
}

/** Why an employer is asked at its desk what keeps it from answering; null: it is not, or has said so. */
export function whyAsked(
  { files, publications, motives }: Omit<AdviceFacts, 'closedAt'>,
  now: Instant,
): 'no-label' | 'overdue' | null {
  const lostAt = labelLostAt(publications)
  if (lostAt !== null) return motives.some(({ at }) => at >= lostAt) ? null : 'no-label'
  if (overdueFiles(files, now).length === 0) return null
  return motives.some(({ at }) => at > now - ASKED_AGAIN_AFTER) ? null : 'overdue'
}

export const adviceReasons = ['no-label', 'silent-files', 'grade-dropped', 'reason-told'] as const
export type AdviceReason = (typeof adviceReasons)[number]

/**
 * Why a host is to offer this employer advice (conseil en recrutement); none: nothing calls for it, or it was
 * offered within 90 days. Derived each time, so that an employer never has two open tasks (reminders, F7).
 */
export function adviceCalledFor(facts: AdviceFacts, now: Instant): AdviceReason[] {
  const isRecent = (at: Instant) => at > now - LOOKED_BACK
  if (facts.closedAt.some((at) => isRecent(at) && at <= now)) return []
  const published = [...facts.publications].sort((a, b) => a.monday - b.monday)
  const grade = published.at(-1)?.grade ?? undefined
  const since = published.filter(({ monday }) => isRecent(monday))
  const told = facts.motives.filter(({ at }) => isRecent(at)).flatMap(({ codes }) => codes)
  const holds: Record<AdviceReason, boolean> = {
    'no-label': grade !== undefined && !hasLabel(grade),
    'silent-files': overdueFiles(facts.files, now).length >= FILES_THAT_CALL,
    'grade-dropped': since.some((before) => before.grade && grade && isWorse(grade, before.grade)),
    'reason-told': told.some((code) => reasonsForAdvice.includes(code)),
  }
  return adviceReasons.filter((reason) => holds[reason])
}

function isWorse(grade: ReciprokGrade, than: ReciprokGrade): boolean {
  return reciprokGrades.indexOf(grade) > reciprokGrades.indexOf(than)
}
