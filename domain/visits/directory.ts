import type { VisitorId } from '../ids.ts'
import type { Visitor } from './visitor.ts'

/** What the directory of a site says of its visitors. */
export interface Directory {
  /** The entry under which a person goes: of entries that were merged, the main one. */
  whoIs: (visitorId: VisitorId) => VisitorId
  /** The name of that person, if one is known under any of their entries. */
  nameOf: (visitorId: VisitorId) => string | undefined
}

export function directoryOf(visitors: readonly Pick<Visitor, 'id' | 'name' | 'mergedInto'>[]): Directory {
  const entries = new Map(visitors.map((visitor) => [visitor.id, visitor]))
  const whoIs = (visitorId: VisitorId) => mainEntry(visitorId, (id) => entries.get(id)?.mergedInto)
  const names = new Map<VisitorId, string>()
  for (const { id, name } of visitors) {
    const main = whoIs(id)
    if (name !== undefined && (id === main || !names.has(main))) names.set(main, name)
  }
  return { whoIs, nameOf: (visitorId) => names.get(whoIs(visitorId)) }
}

/**
 * The entry at the end of the mergings from this one. Two desks without network may have merged two entries into
 * each other: of such a ring it is always the same one.
 */
export function mainEntry(
  visitorId: VisitorId,
  mergedInto: (visitorId: VisitorId) => VisitorId | undefined,
): VisitorId {
  const passed = [visitorId]
  for (;;) {
    const next = mergedInto(passed.at(-1)!)
    if (next === undefined) return passed.at(-1)!
    if (passed.includes(next)) return passed.slice(passed.indexOf(next)).sort()[0]!
    passed.push(next)
  }
}
