/**
 * `accueil, anglais de base et caisse`: three parts, each looked up alone. A text without any is one part. `alsoAt`:
 * words that join two things where these are told as a list.
 */
export function partsOf(text: string, alsoAt: readonly string[] = []): string[] {
  const joints = ['et', 'ou', 'puis', 'ainsi que', ...alsoAt].join('|')
  const parts = text
    .split(new RegExp(String.raw`[,;:.\n•/]+|\s(?:${joints})\s`, 'giu'))
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part))
  return parts.length > 0 ? parts : [text]
}

/** The first of each list, then the second of each…: at most `most`, and of those with the same key the first. */
export function turnByTurn<T>(
  lists: readonly (readonly T[])[],
  keyOf: (one: T) => string,
  most: number,
): T[] {
  const taken = new Map<string, T>()
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let place = 0; place < longest; place += 1) {
    for (const list of lists) {
      const next = list[place]
      if (next !== undefined && taken.size < most && !taken.has(keyOf(next))) taken.set(keyOf(next), next)
    }
  }
  return [...taken.values()]
}
