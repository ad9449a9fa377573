import type { SiteId, VisitorId } from '../ids.ts'
import { newStamped } from '../sync/field-stamps.ts'
import type { Author } from '../record/write.ts'
import type { Day } from '../time.ts'
import type { Visitor } from './visitor.ts'

/** By what somebody showed that a card of another site is theirs: its four pictures, or a host who stood beside them. */
export const linkProofs = ['pictures', 'host'] as const
export type LinkProof = (typeof linkProofs)[number]

/** The sentence on the screen that asks whether a second site may know somebody. Other words take another name. */
export const KNOWN_HERE_TEXT = 'known-here-1'

/**
 * All that a second site is told of a person when they say yes: a new entry of its directory, with the first name that
 * the first site calls them by. Never their id there, their days, what hosts noted, nor anything that they did.
 */
export function broughtAlong(
  { name }: { name: string | undefined },
  { id, siteId, day, author }: { id: VisitorId; siteId: SiteId; day: Day; author: Omit<Author, 'siteId'> },
): Visitor {
  const days = { firstSeenOn: day, lastSeenOn: day }
  return newStamped({ ...author, siteId }, { id, ...days, ...(name === undefined ? {} : { name }) })
}
