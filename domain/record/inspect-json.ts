/** Names that could reach an object's prototype when copied carelessly; no record has such a field. */
const poisonous = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Whether a parsed JSON value is fit to be looked at further: not nested beyond `maxDepth`, and with no field
 * name that could reach a prototype. Walks without recursion, so that depth costs nothing.
 */
export function isTame(value: unknown, maxDepth: number): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth > maxDepth) return false
    for (const name of Object.keys(next.value)) {
      if (poisonous.has(name)) return false
      waiting.push({ value: (next.value as Record<string, unknown>)[name], depth: next.depth + 1 })
    }
  }
  return true
}
