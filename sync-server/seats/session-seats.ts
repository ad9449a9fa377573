import type { SeatDecision } from '../../domain/seats/decide-seats.ts'
import { foldEvents } from '../../domain/seats/fold-events.ts'
import type { SeatFacts } from '../../domain/seats/seat-ledger.ts'
import { byServer, revised } from '../../domain/record/write.ts'
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
  const server = byServer(now)
  if (session) {
    const planned = revised(session, server, { planRev: session.planRev + 1 })
    await keepRecord(tx, 'challengeSessions', planned)
  }
  for (const lease of leases) await keepRecord(tx, 'seatLeases', revised(lease, server))
  for (const booking of bookings) {
    const events = [...foldEvents(booking.events)]
    await keepRecord(tx, 'bookings', revised(booking, server, { events }))
  }
}
