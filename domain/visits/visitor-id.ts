import type { VisitorId } from '../ids.ts'

/** As many characters of an id as the code of a card holds, and an employer's key of a person (`person-keys.ts`). */
export const VISITOR_ID_LENGTH = 16

/**
 * The id of a new visitor, made from a fresh id: capital letters but O, and digits, so that it fits into the code
 * of a card. It names somebody in records and opens nothing: the number that opens is the pass's.
 */
export function visitorIdFrom(freshId: string): VisitorId {
  return freshId
    .toUpperCase()
    .replace(/[^0-9A-NP-Z]/g, '')
    .slice(-VISITOR_ID_LENGTH)
}
