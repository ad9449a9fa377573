import { fieldTexts, protectedField } from '../wording/protected-field.ts'
import type { Evaluation } from './evaluation.ts'

type Told = Pick<Evaluation, 'kind'> &
  Partial<Pick<Evaluation, 'strength' | 'fact' | 'nextStep' | 'reviewNote' | 'sharedAt'>>

/**
 * The field for which a debrief, or the answer to a contest, may not be told to the person as it is. What is not
 * shared yet may say anything; the participant's own voice is theirs.
 */
export function untellableField(told: Told, before?: Told): string | undefined {
  if (!isTold(told)) return undefined
  return protectedField(textsOf(told), before && isTold(before) ? textsOf(before) : [])
}

function isTold({ kind, sharedAt }: Told): boolean {
  return kind === 'review' || (kind === 'debrief' && sharedAt !== undefined)
}

function textsOf({ strength, fact, nextStep, reviewNote }: Told) {
  return fieldTexts({ strength, fact, nextStep, reviewNote })
}
