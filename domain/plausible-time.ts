import { addDays, DAY, parisDay, type Day, type Instant } from './time.ts'

/** Offline kiosks with a wrong clock tell the truth about the past few years; nothing tells of 1970. */
const YEARS_BACK = 10
/** A clock that runs ahead is corrected; a date that is years ahead is no clock. */
const DAYS_AHEAD = 370

/** A day of the calendar: `2026-02-30` and `9999-99-99` are none. */
export function isRealDay(text: string): boolean {
  if (!/^(19|20)/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  // What is written otherwise is read back otherwise, or not read at all.
  return Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** A day on which somebody could have been seen, as far as the server's clock can tell. */
export function isPlausibleDay(text: string, today: Day): boolean {
  return isRealDay(text) && text > addDays(today, -366 * YEARS_BACK) && text < addDays(today, DAYS_AHEAD)
}

/** A device's clock may be decades off and its words still count; what lies beyond is no clock, and no plan. */
const FURTHEST_AHEAD = 50 * 365 * DAY

/** What somebody plans may be so many days ahead: farther is a slip of the keyboard. */
export const FARTHEST_PLAN = 730

interface TimeSchema {
  type?: string
  items?: TimeSchema
  properties?: Record<string, TimeSchema>
}

/**
 * The first day or moment of a record, at any depth, that no calendar has or that nobody can have meant: its
 * path, or `null`. Fields are known by their names, as everywhere: `day`, `on`, `…On` are days, `at`, `until`,
 * `…At` moments. `leaves`: fields at the head of the record that are put right instead.
 */
export function implausibleTime(
  schema: object,
  record: object,
  now: Instant,
  leaves: readonly string[] = [],
): string | null {
  const today = parisDay(now)
  const look = (
    node: TimeSchema | undefined,
    name: string,
    value: unknown,
    path: string[],
  ): string | null => {
    if (value === undefined || value === null || !node) return null
    if (Array.isArray(value)) {
      return firstOf(value, (item, index) => look(node.items, name, item, [...path, `${index}`]))
    }
    if (typeof value === 'object') {
      const fields = Object.entries(value).filter(([key]) => path.length > 0 || !leaves.includes(key))
      return firstOf(fields, ([key, part]) =>
        Object.hasOwn(node.properties ?? {}, key)
          ? look(node.properties![key], key, part, [...path, key])
          : null,
      )
    }
    return isImplausible(node, name, value, today, now) ? path.join('.') : null
  }
  return look(schema as TimeSchema, '', record, [])
}

function isImplausible(
  { type }: TimeSchema,
  name: string,
  value: unknown,
  today: Day,
  now: Instant,
): boolean {
  if (type === 'string' && /^(?:day|on)$|On$/.test(name)) {
    const text = value as string
    return !isRealDay(text) || text > addDays(today, 366 * YEARS_BACK)
  }
  return type === 'integer' && /^(?:at|until)$|At$/.test(name) && (value as number) > now + FURTHEST_AHEAD
}

function firstOf<T>(parts: readonly T[], look: (part: T, index: number) => string | null): string | null {
  for (const [index, part] of parts.entries()) {
    const found = look(part, index)
    if (found !== null) return found
  }
  return null
}
