import type { Compilable, Kysely } from 'kysely'
import { MINUTE, type Instant } from '../../domain/time.ts'
import { LIFE, MOVED_TO, RESTORED_AT, SENT_UNKNOWN_BEFORE } from '../settings.ts'
import type { Tables } from '../store/tables.ts'

/** What is known of what was done after the copy: all of it was carried over, it was some minutes' at most, or nothing. */
export type Since = 'carried' | 'minutes' | 'unknown'

/** A server that runs notes its hour every five minutes. */
const MINUTES = 10 * MINUTE

/** What is known of what came after a copy that ends at this hour, where nothing of it can be read. */
export function sinceOf(until: Instant | null, now: Instant): Since {
  return until !== null && now - until <= MINUTES ? 'minutes' : 'unknown'
}

/**
 * What makes the data of a copy the data in use: under another epoch, so that every device tells again what it holds. To
 * be run in one transaction.
 */
export function newLife(
  tables: Kysely<Tables>,
  epoch: string,
  now: Instant,
  since: Since,
): Compilable<unknown>[] {
  const keep = (name: string, value: string) =>
    tables
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
  return [
    keep('epoch', epoch),
    // From then on, for some days, what belongs together may come back out of order.
    keep(RESTORED_AT, String(now)),
    // What tells it from its copies is noted anew at the next opening.
    tables.deleteFrom('settings').where('name', 'in', [LIFE, MOVED_TO]),
    // A code that was free at the hour of the copy may have been used since.
    tables.deleteFrom('enrolmentCodes'),
    tables.deleteFrom('recoveries'),
    ...(since === 'carried' ? [] : [keep(SENT_UNKNOWN_BEFORE, String(now))]),
    // Whoever signed out, or ended a link, since then is not to be in again. Where it was a moment, as when a standby
    // takes over, that would be everybody for nobody's sake.
    ...(since === 'unknown' ? [tables.deleteFrom('sessions'), tables.deleteFrom('followLinks')] : []),
  ]
}
