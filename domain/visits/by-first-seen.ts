import type { Visitor } from './visitor.ts'

/**
 * Which of two entries leads: the one that was first seen on an earlier day, else the one of which the server heard
 * earlier that day, else the smaller id. Ids are drawn at random: by them alone whoever came first today would lead by chance.
 */
export function byFirstSeen(
  a: Pick<Visitor, 'id' | 'firstSeenOn' | 'stamps'>,
  b: Pick<Visitor, 'id' | 'firstSeenOn' | 'stamps'>,
): number {
  return (
    inOrder(a.firstSeenOn, b.firstSeenOn) ||
    // Revisions are moments that compare as texts; the server writes this field when it first hears of somebody.
    inOrder(a.stamps['firstSeenOn'] ?? '', b.stamps['firstSeenOn'] ?? '') ||
    inOrder(a.id, b.id)
  )
}

const inOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
