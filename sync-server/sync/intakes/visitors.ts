import type { VisitorId } from '../../../domain/ids.ts'
import { byServer } from '../../../domain/record/write.ts'
import { changeFields } from '../../../domain/sync/field-stamps.ts'
import { withoutPairingsOf } from '../../../domain/visits/pairings.ts'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { erasedAmong } from '../../erasure/erased-ids.ts'
import type { Intake } from './intake.ts'

interface VisitorFacts {
  /** Those of whom it speaks who were erased. */
  erased: ReadonlySet<VisitorId>
}

export const visitors: Intake<Visitor, VisitorFacts> = {
  async facts(view, { scope: { siteId }, record: { mergedInto, pairings = [] } }) {
    const named = [...(mergedInto === undefined ? [] : [mergedInto]), ...pairings.map(({ withId }) => withId)]
    return { erased: await erasedAmong(view, siteId, named) }
  },

  /** What was said stays as it was said. After a restore any desk brings back what another one said. */
  sanitize({ record, master }) {
    if (!record.pairings || !master?.pairings) return record
    const known = new Map(master.pairings.map((one) => [one.id, one]))
    return { ...record, pairings: record.pairings.map((one) => known.get(one.id) ?? one) }
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
