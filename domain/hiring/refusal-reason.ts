import { ok, refuse, type Result } from '../result.ts'
import { sanitizeText, textLength } from '../text/sanitize-text.ts'
import { criteriaFor, refusalLine, type RefusalCode, type refusalGrid } from './refusal-grid.ts'
import type { GivenReason } from './application.ts'
import type { JobOffer } from './job-offer.ts'
import { blockingWords } from '../wording/wording-guard.ts'

type Grid = typeof refusalGrid
/** One chosen reason, with what its code asks for: a criterion of the offer, words, both, or nothing. */
export type RefusalReason = {
  [Code in RefusalCode]: { code: Code } & (Grid[Code]['needsCriterion'] extends true
    ? { criterionId: string }
    : { criterionId?: string }) & { criterion?: string } & (Grid[Code]['noteLength'] extends 0
      ? { note?: string }
      : { note: string })
}[RefusalCode]

/** One to three reasons. */
export type RefusalReasons =
  | readonly [RefusalReason]
  | readonly [RefusalReason, RefusalReason]
  | readonly [RefusalReason, RefusalReason, RefusalReason]

export type ReasonRefusal =
  | 'no-reason'
  | 'too-many-reasons'
  | 'same-reason-twice'
  | 'reason-needs-criterion' // it must point at a criterion of that offer, of the right kind
  | 'reason-needs-text' // it must be said in the employer's own words
  | 'text-too-long'
  | 'protected-wording'

/** Reasons of one refusal at most. */
export const MOST_REFUSAL_REASONS = 3

/** Longest explanation of one reason. */
export const NOTE_LENGTH = 400

/**
 * Reads what was picked in the grid into reasons that may be sent, or says what is missing. Names of
 * criteria that the offer does not have are refused.
 */
export function readReasons(
  given: readonly GivenReason[],
  offer: Pick<JobOffer, 'criteria'>,
): Result<RefusalReasons, ReasonRefusal> {
  if (given.length === 0) return refuse('no-reason')
  if (given.length > MOST_REFUSAL_REASONS) return refuse('too-many-reasons')
  const read: GivenReason[] = []
  for (const { code, criterionId, note } of given) {
    const line = refusalLine(code)
    const words = sanitizeText(note ?? '')
    const criterion = criteriaFor(code, offer.criteria).find(({ id }) => id === criterionId)
    if (criterionId === undefined ? line.needsCriterion : !criterion) return refuse('reason-needs-criterion')
    if (textLength(words) < line.noteLength) return refuse('reason-needs-text')
    if (textLength(words) > NOTE_LENGTH) return refuse('text-too-long')
    if (blockingWords(words).length > 0) return refuse('protected-wording')
    if (read.some((other) => other.code === code && other.criterionId === criterionId)) {
      return refuse('same-reason-twice')
    }
    const tied = criterion && { criterionId: criterion.id, criterion: criterion.label }
    read.push({ code, ...tied, ...(words ? { note: words } : {}) })
  }
  return ok(read as unknown as RefusalReasons)
}
