import type { AnyRecord } from '../record/record.ts'
import { DAY, type Day, type Instant } from '../time.ts'
import { ruleOf, type CollectionName } from './collections.ts'
import type { RecentWindow } from './collection-rule.ts'
import type { DeviceRole } from './scope.ts'

/** The window of this role that has a beginning in time, if it holds the collection by one. */
export function recentWindow(role: DeviceRole, collection: CollectionName): RecentWindow<AnyRecord> | null {
  const { holds } = ruleOf(collection).access[role]
  return typeof holds === 'object' ? holds : null
}

/**
 * The moment from which devices of this role hold a record no more; `null`: for as long as it stays as it is. By the
 * record alone, so that the server and every device say the same. What tells no moment is held.
 */
export function heldUntil(role: DeviceRole, collection: CollectionName, record: AnyRecord): Instant | null {
  const window = recentWindow(role, collection)
  if (window === null || window.waits(record)) return null
  const fields = record as unknown as Record<string, unknown>
  const latest = Math.max(...window.since.map((name) => endOf(fields[name])))
  return Number.isFinite(latest) ? latest + window.days * DAY : null
}

/** The value by which hosts ask for a record that is too old for their desks; `null` where nothing is. */
export function askedBy(collection: CollectionName, record: AnyRecord): string | null {
  const window = recentWindow('host', collection)
  const value = window && (record as unknown as Record<string, unknown>)[window.askedBy]
  return typeof value === 'string' ? value : null
}

/** Whether devices of this role hold the record at this moment, as far as its window says. */
export function isHeldAt(now: Instant, until: Instant | null): boolean {
  return until === null || now < until
}

/** Whether what was of that day or moment, and nobody waits for, may be too old to be held. */
export function isBeyondWindow(
  role: DeviceRole,
  collection: CollectionName,
  since: Day | Instant,
  now: Instant,
): boolean {
  const window = recentWindow(role, collection)
  return window !== null && endOf(since) + window.days * DAY <= now
}

/**
 * When a moment or a day is over, or the last of a list of events, by the server's word for it if it has one. A day is
 * over wherever the site lies, so a few hours after its own midnight.
 */
function endOf(value: unknown): Instant {
  if (typeof value === 'number') return value
  if (Array.isArray(value)) {
    return Math.max(
      ...value.map(({ at, receivedAt }: { at?: Instant; receivedAt?: Instant }) => endOf(receivedAt ?? at)),
    )
  }
  return typeof value === 'string' ? Date.parse(`${value}T00:00:00Z`) + 2 * DAY : -Infinity
}
