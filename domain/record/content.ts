import type { AnyRecord } from './record.ts'

/** JSON with the fields of every object in one order, whatever database they passed through. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Whether two values say the same, in whatever order their fields are. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}

/** Of two values the one that is first as text, on every replica the same, whatever order their fields have there. */
export function firstAsText<T>(a: T, b: T): T {
  return canonicalJson(b) < canonicalJson(a) ? b : a
}

/** What a record carries besides what it says: who wrote this revision when. */
const envelope: ReadonlySet<string> = new Set(['rev', 'at', 'by', '_deleted'] satisfies (
  | keyof AnyRecord
  | '_deleted'
)[])

/** What a record says, as text: equal texts, equal content, whoever wrote it when. `without`: further fields left out. */
export function contentOf(record: AnyRecord, without: readonly string[] = []): string {
  const said = Object.entries(record).filter(([name]) => !envelope.has(name) && !without.includes(name))
  return canonicalJson(Object.fromEntries(said))
}

/** Whether two records say the same, whoever wrote them when. */
export function sameContent(a: AnyRecord, b: AnyRecord, without: readonly string[] = []): boolean {
  return a === b || isSameShallowly(a, b) || contentOf(a, without) === contentOf(b, without)
}

/** Most copies share their parts, and nothing needs to be compared in depth. */
function isSameShallowly(a: AnyRecord, b: AnyRecord): boolean {
  const [own, other] = [Object.entries(a), b as unknown as Record<string, unknown>]
  return (
    own.length === Object.keys(b).length &&
    own.every(([name, value]) => envelope.has(name) || other[name] === value)
  )
}

/**
 * Whether words go when `next` takes the place of `held`: a field, an entry of a list, a text that is empty now. Of what
 * somebody had erased, dates and flags may stay, and others may be added.
 */
export function saysLess(next: unknown, held: unknown): boolean {
  if (typeof held !== 'object' || held === null) return next === undefined || (next === '' && held !== '')
  if (typeof next !== 'object' || next === null) return true
  const entryOf = (name: string, part: unknown): unknown => {
    const id = (part as { id?: unknown } | null)?.id
    if (!Array.isArray(next) || id === undefined) return (next as Record<string, unknown>)[name]
    return next.find((other: { id?: unknown } | null) => other?.id === id)
  }
  return Object.entries(held).some(([name, part]) => saysLess(entryOf(name, part), part))
}
