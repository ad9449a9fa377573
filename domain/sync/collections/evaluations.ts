import { evaluationSchema, mergeEvaluations, type Evaluation } from '../../observation/evaluation.ts'
import { mayWriteVoice } from '../../observation/pen.ts'
import {
  addedFields,
  everyone,
  ownEmployers,
  type CollectionRule,
  type WriteRefusal,
} from '../collection-rule.ts'
import type { Scope } from '../scope.ts'

export const evaluations: CollectionRule<Evaluation, false> = {
  schema: evaluationSchema,
  shared: false,
  madeBy: 'devices',
  forObservers: 'write',
  merge: mergeEvaluations,
  upgrades: [addedFields],
  erasure: 'goes',
  access: {
    // The participant's own words, written at a kiosk: they leave it sealed and are never kept there.
    kiosk: { pull: null, write: ['insert', 'update'], sealed: true, refuses: refusesOtherVoices },
    host: { pull: everyone, holds: 'all', write: ['insert', 'update'], refuses: refusesOtherVoices },
    employer: { pull: ownEmployers, holds: 'all', write: ['insert', 'update'], refuses: refusesOtherVoices },
  },
}

/** Each voice has one author: a desk changes no other side's, and the participant's own stays theirs. */
function refusesOtherVoices(
  evaluation: Evaluation,
  master: Evaluation | undefined,
  { role }: Scope,
): WriteRefusal | null {
  if (!mayWriteVoice(role, evaluation)) return 'forbidden'
  const pen = master?.pen
  // An answer is a list of words to which each side only adds; the person may take their words to a kiosk.
  if (pen === undefined || pen.role === role || evaluation.kind === 'answer' || role === 'kiosk') return null
  return 'not-your-voice'
}
