import { sameValue } from './content.ts'

/**
 * What both sides did to a list since they had it in common: added, changed and taken away, one by one. A line that
 * both changed keeps the words of `mine`; one that was changed here stays although the other side took it away.
 */
export function mergeById<One extends { id: string }>(
  base: readonly One[],
  mine: readonly One[],
  arrived: readonly One[],
): One[] {
  const byId = (list: readonly One[]) => new Map(list.map((one) => [one.id, one]))
  const [before, here, there] = [byId(base), byId(mine), byId(arrived)]
  const kept = mine.flatMap((one) => {
    const other = there.get(one.id)
    const isMine = !sameValue(one, before.get(one.id))
    // Taken away elsewhere and not touched here: gone.
    if (!other) return isMine ? [one] : []
    return [isMine ? one : other]
  })
  const added = arrived.filter(({ id }) => !here.has(id) && !before.has(id))
  return [...kept, ...added].map((one) => ({ ...one }))
}
