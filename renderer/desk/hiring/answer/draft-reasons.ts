import type { GivenReason } from '../../../../domain/hiring/application.ts'
import type { JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
import { criteriaFor, refusalLine, type RefusalCode } from '../../../../domain/hiring/refusal-grid.ts'
import { MOST_REFUSAL_REASONS } from '../../../../domain/hiring/refusal-reason.ts'
import type { AnswerDraft } from './answer-draft.ts'

type Criteria = Pick<JobOffer, 'criteria'>

/** A reason of the grid as it stands in a draft. */
export interface DraftReason {
  code: RefusalCode
  criterionId: string | null
  note: string
}

/** The words of a reason that is no longer given. */
export type KeptNote = Pick<DraftReason, 'code' | 'note'>

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

/**
 * Picks a reason. When the offer has exactly one criterion of the kind it needs, that one is meant. Words that were
 * typed for this reason before are back; the note of another one stays where there are none.
 */
export function chooseReason(draft: AnswerDraft, code: RefusalCode, offer: Criteria): void {
  const fitting = criteriaLeft(draft, code, offer)
  const meant = refusalLine(code).needsCriterion && fitting.length === 1 ? fitting[0]!.id : null
  const stillFits = fitting.some((criterion) => criterion.id === draft.criterionId)
  bringBackNote(draft, code)
  draft.code = code
  draft.noteFor = null
  draft.criterionId = stillFits ? draft.criterionId : meant
}

/** Another reason is to be chosen in place of this one. */
export function letGo(draft: AnswerDraft): void {
  draft.noteFor = draft.code
  draft.code = null
}

function keepNote(draft: AnswerDraft, code: RefusalCode | null, note: string): void {
  if (code !== null && note.trim() !== '') draft.kept.push({ code, note })
}

function bringBackNote(draft: AnswerDraft, code: RefusalCode): void {
  const typedFor = draft.code ?? draft.noteFor
  const place = draft.kept.findLastIndex((kept) => kept.code === code)
  if (place < 0 || (typedFor === code && draft.note.trim() !== '')) return
  const [back] = draft.kept.splice(place, 1)
  keepNote(draft, typedFor, draft.note)
  draft.note = back!.note
}

export function mayAddReason(draft: AnswerDraft): boolean {
  return reasonsOf(draft).length < MOST_REFUSAL_REASONS
}

/** Keeps the reason that is chosen, and asks for one more. */
export function addReason(draft: AnswerDraft): void {
  const { code, criterionId, note } = draft
  if (code === null) return
  draft.more.push({ code, criterionId, note })
  Object.assign(draft, { code: null, criterionId: null, note: '' })
}

/** Takes one of several reasons out, by its place. Its words are kept. */
export function removeReason(draft: AnswerDraft, place: number): void {
  if (place >= draft.more.length) return void backToLast(draft)
  const [{ code, note }] = draft.more.splice(place, 1) as [DraftReason]
  keepNote(draft, code, note)
}

/** Instead of one more reason, the one before it. False where there is none. */
export function backToLast(draft: AnswerDraft): boolean {
  const last = draft.more.pop()
  if (!last) return false
  keepNote(draft, draft.code ?? draft.noteFor, draft.note)
  Object.assign(draft, { ...last, noteFor: null })
  return true
}

/**
 * The reasons that a refusal which was begun adds to those that the person was told already: none of these a second time,
 * except where its note says something new. An addition needs a reason: where only a line was typed, one goes with it.
 */
export function reasonsToAdd(told: readonly GivenReason[], draft: AnswerDraft): DraftReason[] {
  const given = reasonsOf(draft)
  const fresh = given.filter(({ code, criterionId, note }) => {
    const same = told.filter((other) => other.code === code && (other.criterionId ?? null) === criterionId)
    return same.length === 0 || (note.trim() !== '' && same.every((other) => other.note !== note.trim()))
  })
  const hasLine = Boolean((draft.lines.qualify ?? draft.lines.refuse)?.trim())
  return fresh.length === 0 && hasLine ? given.slice(0, 1) : fresh
}

/** Has these reasons in place of those of the draft; without any, one is asked for. */
export function replaceReasons(draft: AnswerDraft, reasons: readonly DraftReason[]): void {
  if (draft.code === null) keepNote(draft, draft.noteFor, draft.note)
  const last = reasons.at(-1) ?? { code: null, criterionId: null, note: '' }
  Object.assign(draft, { ...last, more: reasons.slice(0, -1), noteFor: null })
}

export function setNote(draft: AnswerDraft, place: number, note: string): void {
  const reason = draft.more[place]
  if (reason) reason.note = note
  else draft.note = note
}
