import { computed, type ComputedRef, type Ref } from 'vue'
import type { Application, StepForward } from '../../../../domain/hiring/application.ts'
import { candidateName } from '../../../../domain/hiring/candidate-name.ts'
import type { Answer } from '../../../../domain/hiring/answer-application.ts'
import { composeLetter, type LetterPart } from '../../../../domain/hiring/letter/compose-letter.ts'
import type { Tone } from '../../../../domain/hiring/letter/tones.ts'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import type { StepForwardKind } from '../../../../domain/hiring/refusal-grid.ts'
import type { Result } from '../../../../domain/result.ts'
import type { Instant } from '../../../../domain/time.ts'
import { dayHere } from '../../../words/site-zone.ts'
import {
  readDraft,
  stageOf,
  wordsToGuard,
  type AnswerDraft,
  type AnswerStage,
  type DraftProblem,
  type DraftSurroundings,
} from './answer-draft.ts'
import { reasonsOf } from './draft-reasons.ts'
import { draftLetter } from './draft-letter.ts'
import { readySteps, writtenKinds, type StepSources } from './steps-forward.ts'

/** The applications being answered together (usually one), of one offer. */
export interface AnswerContext {
  applications: readonly Application[]
  offer: JobOffer
  employerName: string
  sources: StepSources
  now: Instant
  /** Of the employer's last answer, in which the next one begins. */
  tone: Tone
  /** One answer for whoever is chosen, and more may be. */
  isForMany?: true
}

export interface AnswerView {
  stage: ComputedRef<AnswerStage>
  readySteps: ComputedRef<StepForward[]>
  writtenKinds: ComputedRef<StepForwardKind[]>
  /** Nothing in a group: what is chosen for one person is chosen alone. */
  lists: ComputedRef<StepSources['lists']>
  tone: ComputedRef<Tone>
  /** The letter to one of them as they will read it; `null` where nothing is said by letter. */
  letterTo(application: Application): LetterPart[] | null
  result: ComputedRef<Result<Answer, DraftProblem>>
  guarded: ComputedRef<string[]>
}

type Translate = (key: string, named: Record<string, string>) => string

/** What two reasons propose is proposed once. */
function eachOnce(steps: readonly StepForward[]): StepForward[] {
  return [...new Map(steps.map((step) => [`${step.kind} ${step.itemId ?? step.words}`, step])).values()]
}

/** What the screen of an answer shows, derived from its draft and from what it answers. */
export function useAnswer(draft: Ref<AnswerDraft>, context: () => AnswerContext, t: Translate): AnswerView {
  const criterionOf = (id: string | null) => context().offer.criteria.find((criterion) => criterion.id === id)
  const reasons = computed(() => reasonsOf(draft.value))
  const tone = computed(() => draft.value.tone ?? context().tone)
  const around = computed<DraftSurroundings>(() => ({
    offer: context().offer,
    today: dayHere(context().now),
    tone: tone.value,
    people: context().applications.map(({ id }) => id),
  }))
  return {
    stage: computed(() => stageOf(draft.value)),
    readySteps: computed(() => {
      const { sources } = context()
      if (reasons.value.length === 0)
        return readySteps(null, criterionOf(draft.value.criterionId), sources, t)
      return eachOnce(
        reasons.value.flatMap(({ code, criterionId }) =>
          readySteps(code, criterionOf(criterionId), sources, t),
        ),
      )
    }),
    writtenKinds: computed(() => {
      const codes = reasons.value.length === 0 ? [null] : reasons.value.map(({ code }) => code)
      const kinds = codes.flatMap(writtenKinds).filter((kind) => kind !== 'words')
      return [...new Set<StepForwardKind>([...kinds, 'words'])]
    }),
    lists: computed(() => {
      const { applications, sources, isForMany } = context()
      return applications.length === 1 && !isForMany ? sources.lists : undefined
    }),
    tone,
    letterTo(application) {
      const { offer, employerName } = context()
      const letter = draftLetter(draft.value, offer, tone.value, application.id)
      const name = candidateName(application.sent)
      return letter && composeLetter(letter, { name, offer: offer.title, employer: employerName }, 'fr')
    },
    result: computed(() => readDraft(draft.value, around.value)),
    guarded: computed(() => wordsToGuard(draft.value, around.value)),
  }
}
