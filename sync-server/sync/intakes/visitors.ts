import type { VisitorId } from '../../../domain/ids.ts'
import { byServer } from '../../../domain/record/write.ts'
import { changeFields } from '../../../domain/sync/field-stamps.ts'
import { withoutPairingsOf } from '../../../domain/visits/pairings.ts'
import type { Pairing, Visitor } from '../../../domain/visits/visitor.ts'
import { erasedAmong } from '../../erasure/erased-ids.ts'
import { isRecovering } from '../recovery.ts'
import type { Intake } from './intake.ts'

interface VisitorFacts {
  /** Those of whom it speaks who were erased. */
  erased: ReadonlySet<VisitorId>
  /** The desk may tell what another one had said to the server before a restore. */
  isRecovering: boolean
}

export const visitors: Intake<Visitor, VisitorFacts> = {
  async facts(view, { scope: { siteId }, record: { mergedInto, pairings = [] }, now }) {
    const named = [...(mergedInto === undefined ? [] : [mergedInto]), ...pairings.map(({ withId }) => withId)]
    return { erased: await erasedAmong(view, siteId, named), isRecovering: await isRecovering(view, now) }
  },

  /** What was said stays as it was said; what is new is said by this desk. After a restore any desk brings back others' words. */
  sanitize({ scope, record, master }, facts) {
    if (!record.pairings) return record
    const known = new Map(master?.pairings?.map((one) => [one.id, one]))
    const heard = (one: Pairing) => (facts.isRecovering ? one : { ...one, by: scope.deviceId })
    return { ...record, pairings: record.pairings.map((one) => known.get(one.id) ?? heard(one)) }
  },

  refuses: (_row, { id, mergedInto }) =>
    mergedInto === id ? { reason: 'invalid', field: 'mergedInto' } : null,

  // A host spoke of somebody before the desk heard that they were erased: the entry is kept, and leads to nobody.
  kept({ now }, merged, { erased }) {
    if (erased.size === 0) return merged
    const { mergedInto, pairings } = withoutPairingsOf(merged, erased)
    const into = mergedInto !== undefined && erased.has(mergedInto) ? undefined : mergedInto
    return changeFields(merged, { mergedInto: into, pairings } as Partial<Visitor>, byServer(now))
  },
}
