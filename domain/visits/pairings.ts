import { firstAsText } from '../record/content.ts'
import type { VisitorId } from '../ids.ts'
import { stamped, type Author } from '../record/write.ts'
import { changeFields, mergeFields } from '../sync/field-stamps.ts'
import { unionOfMinority } from './minority.ts'
import { MOST_PAIRINGS, type Pairing, type Visitor } from './visitor.ts'

/** Two copies of an entry make one: field by field, and every word that was said of it and another, or of an age. */
export function mergeVisitors(a: Visitor, b: Visitor): Visitor {
  const merged = mergeFields(a, b)
  const said = unionOfPairings(a.pairings ?? [], b.pairings ?? [])
  const ages = unionOfMinority(a.minority ?? [], b.minority ?? [])
  delete merged.pairings
  delete merged.minority
  return {
    ...merged,
    ...(said.length > 0 ? { pairings: said } : {}),
    ...(ages.length > 0 ? { minority: ages } : {}),
  }
}

function unionOfPairings(a: readonly Pairing[], b: readonly Pairing[]): Pairing[] {
  const all = new Map<string, Pairing>()
  for (const one of [...a, ...b]) {
    const known = all.get(one.id)
    all.set(one.id, known ? firstAsText(known, one) : one)
  }
  return [...all.values()].sort((x, y) => (x.id < y.id ? -1 : 1)).slice(-MOST_PAIRINGS)
}

/** A host says something of this entry and another; of the many that were said the oldest go. */
export function saidOf(
  entry: Visitor,
  type: Pairing['type'],
  withId: VisitorId,
  { host, ...writer }: Author & { host: string },
  changes: Partial<Visitor> = {},
): Visitor {
  // The revision that says it names it: no other word of this entry has the same.
  const { rev: id, at, by } = stamped(entry.rev, writer)
  const word: Pairing = { id, type, withId, at, by, host }
  return changeFields(entry, { ...changes, pairings: unionOfPairings(entry.pairings ?? [], [word]) }, writer)
}

/** With whom hosts said last that this entry is not one person: the word said last of a pair counts. */
export function toldApart({ pairings = [] }: Pick<Visitor, 'pairings'>): VisitorId[] {
  const last = new Map<VisitorId, Pairing['type']>()
  for (const { type, withId } of pairings) if (type === 'apart' || type === 'alike') last.set(withId, type)
  return [...last].filter(([, type]) => type === 'apart').map(([id]) => id)
}

/** The entry without what was said of it and of somebody who was erased. */
export function withoutPairingsOf(entry: Visitor, erased: ReadonlySet<VisitorId>): Visitor {
  const { pairings, ...rest } = entry
  const left = pairings?.filter(({ withId }) => !erased.has(withId))
  if (left?.length === pairings?.length) return entry
  return left && left.length > 0 ? { ...rest, pairings: left } : rest
}
