import type { VisitorId } from '../ids.ts'
import { compareNames, readName } from './names/compare-names.ts'
import type { Visit } from './visit.ts'

/** Somebody who is expected today: noted by a host, or with a seat in a session. */
export interface Expected {
  /** Of the note or of the booking. */
  id: string
  name: string
  /** Of a booking: the entry of the directory that holds the seat. */
  visitorId?: VisitorId
}

/** Somebody here who may be one of those who are expected. */
export interface ExpectedMatch<One extends Expected> {
  expected: One
  visit: Visit
}

/** The names are the same, or sound so: a slip or a nickname is for the list of duplicates. */
const alike: ReadonlySet<string> = new Set(['same', 'sound', 'swapped', 'in-part'])

/**
 * Who of those who came is perhaps expected, for a host to confirm. Nobody who is known to have come is asked about
 * again, and whom a host said to be somebody else (`isOther`) is not offered.
 */
export function matchExpected<One extends Expected>(
  expected: readonly One[],
  here: readonly { visit: Visit; name: string | null }[],
  isOther: (id: string, visitId: string) => boolean,
): ExpectedMatch<One>[] {
  const named = here.flatMap(({ visit, name }) => (name === null ? [] : [{ visit, read: readName(name) }]))
  return expected.flatMap((one) => {
    const sought = readName(one.name)
    const found = named.find(({ visit, read }) => {
      if (isOther(one.id, visit.id)) return false
      const likeness = compareNames(sought, read)
      return likeness !== null && likeness.why.every((why) => alike.has(why))
    })
    return found ? [{ expected: one, visit: found.visit }] : []
  })
}
