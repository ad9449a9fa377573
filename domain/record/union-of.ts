import { firstAsText } from './content.ts'
import type { Instant } from '../time.ts'

interface Told {
  id: string
  at: Instant
}

/**
 * Every event of two copies once, by the moment told, then by id. Of two copies of one event `chosen` says which
 * stays; it must answer the same whichever comes first. Without it: the one that is first as text.
 */
export function unionOf<T extends Told>(
  a: readonly T[],
  b: readonly T[],
  chosen: (x: T, y: T) => T = firstAsText,
): T[] {
  const events = new Map<string, T>()
  for (const event of [...a, ...b]) {
    const known = events.get(event.id)
    events.set(event.id, known ? chosen(known, event) : event)
  }
  return [...events.values()].sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : 1))
}
