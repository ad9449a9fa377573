import { computed, type ComputedRef, type Ref } from 'vue'
import type { Application, StepForward } from '../../../../domain/hiring/application.ts'
import { candidateName } from '../../../../domain/hiring/candidate-name.ts'
import type { Answer } from '../../../../domain/hiring/answer-application.ts'
import type { JobOffer, OfferCriterion } from '../../../../domain/hiring/job-offer.ts'
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
import { modelLetter } from './letters.ts'
import { readySteps, writtenKinds, type StepSources } from './steps-forward.ts'

/** The applications being answered together (usually one), of one offer. */
export interface AnswerContext {
  applications: readonly Application[]
  offer: JobOffer
  employerName: string
  sources: StepSources
  now: Instant
  /** One answer for whoever is chosen, and more may be: nobody is greeted by name. */
  isForMany?: true
}

export interface AnswerView {
  stage: ComputedRef<AnswerStage>
  criterion: ComputedRef<OfferCriterion | undefined>
  readySteps: ComputedRef<StepForward[]>
  writtenKinds: ComputedRef<StepForwardKind[]>
  /** Nothing in a group: what is chosen for one person is chosen alone. */
  lists: ComputedRef<StepSources['lists']>
  modelLetter: ComputedRef<string>
  result: ComputedRef<Result<Answer, DraftProblem>>
  guarded: ComputedRef<string[]>
}

type Translate = (key: string, named: Record<string, string>) => string

/** What the screen of an answer shows, derived from its draft and from what it answers. */
export function useAnswer(draft: Ref<AnswerDraft>, context: () => AnswerContext, t: Translate): AnswerView {
  const criterion = computed(() => context().offer.criteria.find(({ id }) => id === draft.value.criterionId))
  const code = computed(() =>
    draft.value.action === 'refuse' || draft.value.action === 'qualify' ? draft.value.code : null,
  )
  const letter = computed(() => {
    const { applications, offer, employerName, isForMany = false } = context()
    const [only] = applications.length === 1 && !isForMany ? applications : []
    const name = only ? candidateName(only.sent) : null
    return draft.value.action === null
      ? ''
      : modelLetter(
          draft.value.action,
          {
            ...(name === null ? {} : { name }),
            offer: offer.title,
            employer: employerName,
            ...(code.value ? { code: code.value } : {}),
            ...(criterion.value ? { criterion: criterion.value.label } : {}),
          },
          t,
        )
  })
  const around = computed<DraftSurroundings>(() => ({
    offer: context().offer,
    today: dayHere(context().now),
    modelLetter: letter.value,
  }))
  return {
    stage: computed(() => stageOf(draft.value)),
    criterion,
    readySteps: computed(() => readySteps(code.value, criterion.value, context().sources, t)),
    writtenKinds: computed(() => writtenKinds(code.value)),
    lists: computed(() => {
      const { applications, sources, isForMany } = context()
      return applications.length === 1 && !isForMany ? sources.lists : undefined
    }),
    modelLetter: letter,
    result: computed(() => readDraft(draft.value, around.value)),
    guarded: computed(() => wordsToGuard(draft.value, around.value)),
  }
}
