import type { Visitor } from '../../../domain/visits/visitor.ts'
import { byServer } from '../../../domain/record/write.ts'
import { changeFields } from '../../../domain/sync/field-stamps.ts'
import { erasedAmong } from '../../erasure/erased-ids.ts'
import type { Intake } from './intake.ts'

interface VisitorFacts {
  /** They are told to be the same person as somebody who was erased. */
  isErasedToo: boolean
}

export const visitors: Intake<Visitor, VisitorFacts> = {
  async facts(view, { scope: { siteId }, record: { mergedInto } }) {
    const erased = mergedInto === undefined ? null : await erasedAmong(view, siteId, [mergedInto])
    return { isErasedToo: erased !== null && erased.size > 0 }
  },

  refuses: (_row, { id, mergedInto }) =>
    mergedInto === id ? { reason: 'invalid', field: 'mergedInto' } : null,

  // A host merged them before the desk heard of it: the entry is kept, and leads to nobody.
  kept: ({ now }, merged, { isErasedToo }) =>
    isErasedToo && merged.mergedInto !== undefined
      ? changeFields(merged, { mergedInto: undefined }, byServer(now))
      : merged,
}
