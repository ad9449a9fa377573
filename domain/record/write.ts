import type { DeviceId, SiteId } from '../ids.ts'
import type { AnyRecord } from './record.ts'
import { nextRevision } from '../sync/revision.ts'
import type { Instant } from '../time.ts'

/** Who writes, and when by their corrected clock; the server writes as `server`. */
export interface Author {
  deviceId: DeviceId
  now: Instant
}

/** The server as an author. */
export function byServer(now: Instant): Author {
  return { deviceId: 'server', now }
}

type Stamp = Pick<AnyRecord, 'rev' | 'at' | 'by'>

/** What marks the next state of a record, whose last revision is `previous`; `undefined` for a new one. */
export function stamped(previous: string | undefined, { deviceId, now }: Author): Stamp {
  return { rev: nextRevision(previous, now, deviceId), at: now, by: deviceId }
}

/** A record that nobody has written before, of the author's own site. */
export function newRecord<T extends object>(
  author: Author & { siteId: SiteId },
  content: T,
): T & Stamp & { siteId: SiteId } {
  return { ...content, siteId: author.siteId, ...stamped(undefined, author) }
}

/** The record as it is from now on, with these changes. */
export function revised<T extends AnyRecord>(record: T, author: Author, changes: Partial<T> = {}): T {
  return { ...record, ...changes, ...stamped(record.rev, author) }
}
