import type { Letter } from '../../../../domain/hiring/letter/compose-letter.ts'
import type { LetterType } from '../../../../domain/hiring/letter/letter-texts.ts'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import type { Tone } from '../../../../domain/hiring/letter/tones.ts'
import { givenReasons } from './draft-reasons.ts'
import { ownLine, plansNext, strengthOf, type AnswerAction, type AnswerDraft } from './answer-draft.ts'

const letterTypeOf: Partial<Record<AnswerAction, LetterType>> = {
  pursue: 'pursued',
  refuse: 'refused',
  hire: 'hired',
  'ask-info': 'info-requested',
  qualify: 'qualified',
  plan: 'qualified',
  recommend: 'recommended',
}

/**
 * What the draft would leave as for one of the people it answers, as far as it is written: what is composed of it here
 * is what they will read. `null` where nothing is said by letter.
 */
export function draftLetter(
  draft: AnswerDraft,
  { criteria }: Pick<JobOffer, 'criteria'>,
  tone: Tone,
  applicationId: string,
): Letter | null {
  const type = draft.action && letterTypeOf[draft.action]
  if (!type) return null
  const reasons = givenReasons(draft).map((reason) => {
    const criterion = criteria.find(({ id }) => id === reason.criterionId)
    return criterion ? { ...reason, criterion: criterion.label } : reason
  })
  const liked = criteria.find(({ id }) => id === strengthOf(draft, criteria))
  const message = ownLine(draft, applicationId)
  const { kind, what, on, time } = draft.next
  const hasStep = draft.action === 'refuse' || draft.action === 'recommend'
  const hasNext = plansNext(draft) && what.trim() !== ''
  return {
    ...{ type, tone },
    ...(draft.action === 'plan' ? { isPlan: true } : {}),
    ...(reasons.length > 0 ? { reasons } : {}),
    ...(liked ? { strength: { criterionId: liked.id, criterion: liked.label } } : {}),
    ...(hasStep && draft.step ? { stepForward: draft.step } : {}),
    ...(hasNext
      ? {
          nextStep: {
            what: what.trim(),
            ...(kind === null ? {} : { kind }),
            ...(on === '' ? {} : { on }),
            ...(on === '' || time === '' ? {} : { time }),
          },
        }
      : {}),
    ...(message === '' ? {} : { message }),
  }
}
