import type { Page } from 'playwright-core'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import { recordsKept } from './journal-kept.ts'

/** How many seats a kiosk holds to sell, of a session or of all. */
export async function seatsLent(page: Page, sessionId?: string): Promise<number> {
  const leases = await recordsKept<SeatLease>(page, 'seatLeases')
  return leases
    .filter((lease) => lease.state === 'active' && (sessionId === undefined || lease.sessionId === sessionId))
    .reduce((sum, lease) => sum + lease.seats, 0)
}
