import { refusalLine, type RefusalCode } from '../../../../domain/hiring/refusal-grid.ts'
import {
  applicationSchema,
  type NextStepKind,
  type StepForward,
  type Telling,
} from '../../../../domain/hiring/application.ts'
import {
  LINE_LENGTH,
  MESSAGE_LENGTH,
  STEP_FORWARD_LENGTH,
  type Answer,
  type NextStep,
} from '../../../../domain/hiring/answer-application.ts'
import type { Tone } from '../../../../domain/hiring/letter/tones.ts'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import {
  readReasons,
  type ReasonRefusal,
  type RefusalReasons,
} from '../../../../domain/hiring/refusal-reason.ts'
import { POINTER_LENGTH } from '../../../../domain/hiring/scored-file.ts'
import { FARTHEST_PLAN } from '../../../../domain/plausible-time.ts'
import { ok, type Result } from '../../../../domain/result.ts'
import { textLength } from '../../../../domain/text/sanitize-text.ts'
import { addDays, type Day } from '../../../../domain/time.ts'

import {
  backToLast,
  criteriaLeft,
  givenReasons,
  letGo,
  reasonsOf,
  type DraftReason,
  type KeptNote,
} from './draft-reasons.ts'

export type AnswerAction = Answer['kind']

/** The longest text of a next step. */
export const MEETING_TEXT_LENGTH =
  applicationSchema.properties.events.items.properties.nextStep.properties.what.maxLength

/** Everything a person chose and typed while answering. Changing one's mind erases nothing. */
export interface AnswerDraft {
  action: AnswerAction | null
  /** The reasons that were chosen before the one that is being chosen. */
  more: DraftReason[]
  code: RefusalCode | null
  criterionId: string | null
  note: string
  /** While no reason is chosen, the one for which the note was typed. */
  noteFor: RefusalCode | null
  /** The notes of reasons that were taken out: each is given back with its reason. */
  kept: KeptNote[]
  /** None until one is chosen: a pointer that nobody chose for this person would be worth nothing to them. */
  step: StepForward | null
  next: {
    /** The usual step that was picked; none for words of one's own. */
    kind: NextStepKind | null
    what: string
    on: Day | ''
    /** HH:MM, or empty. */
    time: string
    where: string
    contact: string
  }
  question: string
  /** The person knows the answer already, and is asked whether that is so: no letter goes with it. */
  told: Telling | null
  /** None until one is chosen: that of the last answer. */
  tone: Tone | null
  /** The criterion of the offer that the employer liked. */
  strengthId: string | null
  /** The employer's own line in each letter. */
  lines: Partial<Record<AnswerAction, string>>
  /** Of several people, the line of one of them in place of that of all, by application. */
  lineFor: Record<string, string>
}

export function emptyDraft(): AnswerDraft {
  return {
    action: null,
    more: [],
    code: null,
    criterionId: null,
    note: '',
    noteFor: null,
    kept: [],
    step: null,
    next: { kind: null, what: '', on: '', time: '', where: '', contact: '' },
    question: '',
    told: null,
    tone: null,
    strengthId: null,
    lines: {},
    lineFor: {},
  }
}

/** What the answer waits for: the gesture, its reason, the criterion of the reason, or only the last look. */
export type AnswerStage = 'action' | 'reason' | 'criterion' | 'preview'

export function stageOf(draft: AnswerDraft): AnswerStage {
  if (draft.action === null) return 'action'
  if (draft.action !== 'refuse' && draft.action !== 'qualify') return 'preview'
  if (draft.code === null) return 'reason'
  return refusalLine(draft.code).needsCriterion && draft.criterionId === null ? 'criterion' : 'preview'
}

/** One step back, as "Revenir" does: nothing typed goes. Where one more reason was asked for, none more is. */
export function stepBack(draft: AnswerDraft, offer: Pick<JobOffer, 'criteria'>): void {
  const choseCriterion =
    draft.code !== null &&
    refusalLine(draft.code).needsCriterion &&
    criteriaLeft(draft, draft.code, offer).length > 1
  if (stageOf(draft) === 'preview' && usesReason(draft) && choseCriterion) draft.criterionId = null
  else if (usesReason(draft) && draft.code !== null) letGo(draft)
  else if (!usesReason(draft) || !backToLast(draft)) draft.action = null
}

export function usesReason(draft: AnswerDraft): boolean {
  return draft.action === 'refuse' || draft.action === 'qualify'
}

/** Whether the answer says what comes next. */
export function plansNext({ action }: Pick<AnswerDraft, 'action'>): boolean {
  return action === 'pursue' || action === 'hire' || action === 'plan'
}

/** What the employer liked, where it may be said: in a refusal, of a criterion that none of its reasons is about. */
export function strengthOf(draft: AnswerDraft, criteria: JobOffer['criteria']): string | undefined {
  const { action, strengthId } = draft
  if (action !== 'refuse' || reasonsOf(draft).some(({ criterionId }) => criterionId === strengthId))
    return undefined
  return criteria.find(({ id }) => id === strengthId)?.id
}

/** The employer's own words in the letter to one person: the question, their own line, or that of everybody. */
export function ownLine({ action, question, lines, lineFor }: AnswerDraft, applicationId: string): string {
  if (action === 'ask-info') return question.trim()
  const own = lineFor[applicationId]?.trim()
  return own ? own : (action && lines[action]?.trim()) || ''
}

/** Why an answer cannot leave yet; each is shown beside what it speaks of. */
export type DraftProblem =
  | ReasonRefusal
  | 'no-action'
  | 'message-too-long'
  | 'question-needs-text'
  | 'next-step-needs-text'
  | 'next-step-in-the-past'
  | 'next-step-too-far'
  | 'next-step-needs-day'
  | 'next-step-too-long'
  | 'plan-needs-day'
  | 'no-step-forward'
  | 'step-forward-empty'
  | 'step-forward-too-short'
  | 'step-forward-too-long'
  | 'step-needs-choice'
  | 'told-needs-day'
  | 'told-in-the-future'

export interface DraftSurroundings {
  offer: Pick<JobOffer, 'criteria'>
  today: Day
  /** In which the letter is shown. */
  tone: Tone
  /** The applications that it answers. */
  people: readonly string[]
}

/** The answer that the draft amounts to, or the first thing it lacks. */
export function readDraft(draft: AnswerDraft, around: DraftSurroundings): Result<Answer, DraftProblem> {
  const { action } = draft
  if (action === null) return { ok: false, reason: 'no-action' }
  if (action === 'ask-info') {
    const message = draft.question.trim()
    if (message === '') return { ok: false, reason: 'question-needs-text' }
    return textLength(message) > MESSAGE_LENGTH
      ? { ok: false, reason: 'message-too-long' }
      : ok({ kind: 'ask-info', message, tone: around.tone })
  }
  const told = readTelling(draft, around.today)
  if (!told.ok) return told
  if (told.value.told) return readLetter(draft, around, told.value)
  const message = (draft.lines[action] ?? '').trim()
  const lines = [message, ...around.people.map((id) => ownLine(draft, id))]
  if (lines.some((line) => textLength(line) > LINE_LENGTH)) return { ok: false, reason: 'message-too-long' }
  const written = message === '' ? {} : { message }
  if (action === 'note-decline') return ok({ kind: 'note-decline', ...written })
  return inTone(readLetter(draft, around, written), around.tone)
}

function inTone<Reason extends string>(read: Result<Answer, Reason>, tone: Tone): Result<Answer, Reason> {
  return read.ok ? ok({ ...read.value, tone }) : read
}

function readLetter(
  draft: AnswerDraft,
  around: DraftSurroundings,
  written: { message?: string; told?: Telling },
): Result<Answer, DraftProblem> {
  const { action } = draft

  if (action === 'qualify') {
    const reasons = readReason(draft, around.offer)
    return reasons.ok ? ok({ kind: 'qualify', reasons: reasons.value, ...written }) : reasons
  }
  if (action === 'refuse') {
    const reasons = readReason(draft, around.offer)
    if (!reasons.ok) return reasons
    const step = readStep(draft)
    if (!step.ok) return step
    const strengthId = strengthOf(draft, around.offer.criteria)
    const liked = strengthId === undefined || written.told ? {} : { strengthId }
    return ok({ kind: 'refuse', reasons: reasons.value, ...liked, ...written, ...step.value })
  }
  if (action === 'recommend') {
    const step = readStep(draft)
    if (!step.ok) return step
    const { stepForward } = step.value
    return stepForward
      ? ok({ kind: 'recommend', stepForward, ...written })
      : { ok: false, reason: 'no-step-forward' }
  }
  const next = readNext(draft, around.today)
  if (!next.ok) return next
  if (action === 'hire')
    return ok({ kind: 'hire', ...written, ...(next.value ? { nextStep: next.value } : {}) })
  if (!next.value) return { ok: false, reason: 'next-step-needs-text' }
  const { on, contact } = next.value
  if (action === 'plan' && on === undefined && contact === undefined)
    return { ok: false, reason: 'plan-needs-day' }
  return ok({ kind: action === 'plan' ? 'plan' : 'pursue', nextStep: next.value, ...written })
}

/** Answers that may be declared as told elsewhere. */
export function mayBeTold(action: AnswerAction | null): boolean {
  return action === 'pursue' || action === 'refuse' || action === 'hire'
}

function readTelling(
  { action, told }: AnswerDraft,
  today: Day,
): Result<{ told?: Telling }, 'told-needs-day' | 'told-in-the-future'> {
  if (told === null || !mayBeTold(action)) return ok({})
  if (told.on === '') return { ok: false, reason: 'told-needs-day' }
  // A year of five digits is no later one in the order of texts.
  if (told.on.length > today.length || told.on > today) return { ok: false, reason: 'told-in-the-future' }
  return ok({ told })
}

function readReason(
  draft: AnswerDraft,
  offer: Pick<JobOffer, 'criteria'>,
): Result<RefusalReasons, ReasonRefusal> {
  return draft.code === null ? { ok: false, reason: 'no-reason' } : readReasons(givenReasons(draft), offer)
}

function readStep({
  step,
}: AnswerDraft): Result<
  { stepForward?: StepForward },
  'step-forward-empty' | 'step-forward-too-short' | 'step-forward-too-long' | 'step-needs-choice'
> {
  if (step === null) return ok({})
  const words = step.words?.trim() ?? ''
  if (textLength(words) > STEP_FORWARD_LENGTH) return { ok: false, reason: 'step-forward-too-long' }
  if (step.itemId === undefined) {
    if (step.kind === 'employer' || step.kind === 'challenge')
      return { ok: false, reason: 'step-needs-choice' }
    if (words === '') return { ok: false, reason: 'step-forward-empty' }
    if (textLength(words) < POINTER_LENGTH) return { ok: false, reason: 'step-forward-too-short' }
  }
  const item = step.itemId === undefined ? {} : { itemId: step.itemId }
  return ok({ stepForward: { kind: step.kind, ...item, ...(words === '' ? {} : { words }) } })
}

function readNext(
  draft: AnswerDraft,
  today: Day,
): Result<
  NextStep | null,
  | 'next-step-needs-text'
  | 'next-step-in-the-past'
  | 'next-step-too-far'
  | 'next-step-needs-day'
  | 'next-step-too-long'
> {
  const what = draft.next.what.trim()
  const where = draft.next.where.trim()
  const contact = draft.next.contact.trim()
  const { kind, on, time } = draft.next
  if (what === '') {
    return on || time || where || contact ? { ok: false, reason: 'next-step-needs-text' } : ok(null)
  }
  if ([what, where, contact].some((text) => textLength(text) > MEETING_TEXT_LENGTH)) {
    return { ok: false, reason: 'next-step-too-long' }
  }
  // A year of five digits is no later one in the order of texts.
  if (on.length > today.length || on > addDays(today, FARTHEST_PLAN))
    return { ok: false, reason: 'next-step-too-far' }
  if (on !== '' && on < today) return { ok: false, reason: 'next-step-in-the-past' }
  if (on === '' && time !== '') return { ok: false, reason: 'next-step-needs-day' }
  return ok({
    what,
    ...(kind === null ? {} : { kind }),
    ...(on === '' ? {} : { on }),
    ...(time === '' ? {} : { time }),
    ...(where === '' ? {} : { where }),
    ...(contact === '' ? {} : { contact }),
  })
}

/** Every word of the draft that is the employer's own and that a candidate would read, for the wording guard. */
export function wordsToGuard(draft: AnswerDraft, { people }: Pick<DraftSurroundings, 'people'>): string[] {
  const { action } = draft
  if (action === null) return []
  if (action === 'ask-info') return [draft.question]
  const isTold = draft.told !== null && mayBeTold(action)
  const words = isTold ? [] : [...new Set(people.map((id) => ownLine(draft, id)))]
  words.push(...reasonsOf(draft).map(({ note }) => note))
  if (action === 'refuse' || action === 'recommend') {
    words.push(draft.step?.words ?? '')
  }
  if (plansNext(draft)) {
    words.push(draft.next.what, draft.next.where, draft.next.contact)
  }
  return words.filter((text) => text.trim() !== '')
}
