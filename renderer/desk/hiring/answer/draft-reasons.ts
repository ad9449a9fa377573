import type { GivenReason } from '../../../../domain/hiring/application.ts'
import type { JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import { criteriaFor, refusalLine, type RefusalCode } from '../../../../domain/hiring/refusal-grid.ts'
import { MOST_REASONS } from '../../../../domain/hiring/refusal-reason.ts'
import type { AnswerDraft } from './answer-draft.ts'

type Criteria = Pick<JobOffer, 'criteria'>

/** A reason of the grid as it stands in a draft. */
export interface DraftReason {
  code: RefusalCode
  criterionId: string | null
  note: string
}

/** The reasons of a draft, the one that is being chosen last; none where an answer has none. */
export function reasonsOf({ action, more, code, criterionId, note }: AnswerDraft): DraftReason[] {
  if (action !== 'refuse' && action !== 'qualify') return []
  return code === null ? more : [...more, { code, criterionId, note }]
}

/** The same, as an answer gives them. */
export function givenReasons(draft: AnswerDraft): GivenReason[] {
  return reasonsOf(draft).map(({ code, criterionId, note }) => ({
    code,
    ...(criterionId === null ? {} : { criterionId }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }))
}

/** The criteria of the offer at which this reason may point, without those of which it speaks already. */
export function criteriaLeft(
  { more }: Pick<AnswerDraft, 'more'>,
  code: RefusalCode,
  { criteria }: Criteria,
): OfferCriterion[] {
  const given = more.filter((reason) => reason.code === code).map(({ criterionId }) => criterionId)
  return criteriaFor(code, criteria).filter(({ id }) => !given.includes(id))
}

/** Whether this reason may be chosen: the offer bears it, and it was not given before. */
export function mayChoose(draft: Pick<AnswerDraft, 'more'>, code: RefusalCode, offer: Criteria): boolean {
  if (refusalLine(code).needsCriterion) return criteriaLeft(draft, code, offer).length > 0
  return draft.more.every((reason) => reason.code !== code)
}

/** Picks a reason. When the offer has exactly one criterion of the kind it needs, that one is meant. */
export function chooseReason(draft: AnswerDraft, code: RefusalCode, offer: Criteria): void {
  const fitting = criteriaLeft(draft, code, offer)
  const meant = refusalLine(code).needsCriterion && fitting.length === 1 ? fitting[0]!.id : null
  const stillFits = fitting.some((criterion) => criterion.id === draft.criterionId)
  draft.code = code
  draft.criterionId = stillFits ? draft.criterionId : meant
}

export function mayAddReason(draft: AnswerDraft): boolean {
  return reasonsOf(draft).length < MOST_REASONS
}

/** Keeps the reason that is chosen, and asks for one more. */
export function addReason(draft: AnswerDraft): void {
  const { code, criterionId, note } = draft
  if (code === null) return
  draft.more.push({ code, criterionId, note })
  Object.assign(draft, { code: null, criterionId: null, note: '' })
}

/** Takes one of several reasons out, by its place. */
export function removeReason(draft: AnswerDraft, place: number): void {
  if (place < draft.more.length) draft.more.splice(place, 1)
  else backToLast(draft)
}

/** Instead of one more reason, the one before it. False where there is none. */
export function backToLast(draft: AnswerDraft): boolean {
  const last = draft.more.pop()
  if (last) Object.assign(draft, last)
  return last !== undefined
}

export function setNote(draft: AnswerDraft, place: number, note: string): void {
  const reason = draft.more[place]
  if (reason) reason.note = note
  else draft.note = note
}
