import type { SeatDecision } from '../../domain/seats/decide-seats.ts'
import { foldEvents } from '../../domain/seats/fold-events.ts'
import type { SeatFacts } from '../../domain/seats/seat-ledger.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** All that the server knows of a session's seats, or `null` when it knows no such session. */
export async function seatFactsOf(
  view: StoreReader,
  siteId: string,
  sessionId: string,
): Promise<SeatFacts | null> {
  const session = await view.record('challengeSessions', sessionId, siteId)
  if (!session) return null
  return {
    session,
    leases: await view.records('seatLeases', { siteId, sessionId }),
    bookings: await view.records('bookings', { siteId, sessionId }),
  }
}

/** Writes what was decided, with revisions of the server. A new capacity is a new plan. */
export async function keepDecision(
  tx: StoreTransaction,
  { session, leases, bookings }: SeatDecision,
  now: Instant,
): Promise<void> {
  if (session) {
    await keepRecord(tx, 'challengeSessions', toldByServer({ ...session, planRev: session.planRev + 1 }, now))
  }
  for (const lease of leases) await keepRecord(tx, 'seatLeases', toldByServer(lease, now))
  for (const booking of bookings) {
    const folded = { ...booking, events: [...foldEvents(booking.events)] }
    await keepRecord(tx, 'bookings', toldByServer(folded, now))
  }
}

/** The record in the server's words, now. */
export function toldByServer<T extends AnyRecord>(record: T, now: Instant): T {
  return { ...record, rev: nextRevision(record.rev || undefined, now, 'server'), at: now, by: 'server' }
}
