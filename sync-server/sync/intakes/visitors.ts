import type { VisitorId } from '../../../domain/ids.ts'
import { byServer } from '../../../domain/record/write.ts'
import { changeFields } from '../../../domain/sync/field-stamps.ts'
import { withoutPairingsOf } from '../../../domain/visits/pairings.ts'
import { addDays, siteDay } from '../../../domain/time.ts'
import { isWhole, LONGEST_AGREEMENT } from '../../../domain/visits/minority.ts'
import type { MinorityWord, Pairing, Visitor } from '../../../domain/visits/visitor.ts'
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
  sanitize({ scope, record, master, now, zone }, facts) {
    const { pairings, minority } = record
    const known = new Map(
      [...(master?.pairings ?? []), ...(master?.minority ?? [])].map((one) => [one.id, one]),
    )
    const heard = <Word extends Pairing | MinorityWord>(one: Word): Word =>
      (known.get(one.id) as Word | undefined) ?? (facts.isRecovering ? one : { ...one, by: scope.deviceId })
    // What a guardian agreed to is asked for again after a year, whatever a desk says.
    const longest = addDays(siteDay(now, zone), LONGEST_AGREEMENT)
    const noted = (one: MinorityWord): MinorityWord => {
      const word = heard(one)
      return word.until === undefined || word.until <= longest ? word : { ...word, until: longest }
    }
    return {
      ...record,
      ...(pairings ? { pairings: pairings.map(heard) } : {}),
      ...(minority ? { minority: minority.map(noted) } : {}),
    }
  },

  refuses(_row, { id, mergedInto, minority = [] }) {
    if (mergedInto === id) return { reason: 'invalid', field: 'mergedInto' }
    return minority.every(isWhole) ? null : { reason: 'invalid', field: 'minority' }
  },

  // A host spoke of somebody before the desk heard that they were erased: the entry is kept, and leads to nobody.
  kept({ now }, merged, { erased }) {
    if (erased.size === 0) return merged
    const { mergedInto, pairings } = withoutPairingsOf(merged, erased)
    const into = mergedInto !== undefined && erased.has(mergedInto) ? undefined : mergedInto
    return changeFields(merged, { mergedInto: into, pairings } as Partial<Visitor>, byServer(now))
  },
}
