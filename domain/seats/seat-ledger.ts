import { hasOwnSeat, has, isConfirmed, isLive, openOffer } from './booking-status.ts'
import type { Booking } from './booking.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import type { SeatLease } from './seat-lease.ts'

/** All that the seats of one session depend on, as far as the reader knows. */
export interface SeatFacts {
  session: ChallengeSession
  leases: readonly SeatLease[]
  bookings: readonly Booking[]
}

/** Where the seats of a session are. `limit = pool + held + lent + sold + writtenOff`, always. */
export interface SeatLedger {
  /** Capacity and named overcommits; chairs added at the door are beside this count. */
  limit: number
  /** Seats nobody holds: the server's to give. */
  pool: number
  /** Confirmed out of the pool, or offered to someone who waits. */
  held: number
  /** With kiosks that may still sell them, or that have not yet told what they sold. */
  lent: number
  /** Sold out of leases that are settled. */
  sold: number
  /** With kiosks declared lost: unsold for good. */
  writtenOff: number
}

/**
 * Counts where each seat of a session is. A cancelled seat of a lease comes back as soon as it is known; the
 * unused seats of a lease come back only when the kiosk settled it, never by time.
 */
export function seatLedger({ session, leases, bookings }: SeatFacts): SeatLedger {
  const limit = session.capacity + session.overcommits.reduce((sum, { seats }) => sum + seats, 0)
  const count = { held: 0, lent: 0, sold: 0, writtenOff: 0 }
  const byLease = new Map<string, Booking[]>()
  for (const booking of bookings) {
    if (booking.leaseId !== undefined && hasOwnSeat(booking)) {
      byLease.set(booking.leaseId, [...(byLease.get(booking.leaseId) ?? []), booking])
    } else if (holdsPoolSeat(booking)) {
      count.held += 1
    }
  }
  for (const lease of leases) {
    const own = byLease.get(lease.id) ?? []
    const live = own.filter(isLive).length
    const cancelled = own.length - live
    if (lease.state === 'settled') count.sold += live
    else count[lease.state === 'written-off' ? 'writtenOff' : 'lent'] += lease.seats - cancelled
  }
  const pool = limit - count.held - count.lent - count.sold - count.writtenOff
  return { limit, pool, ...count }
}

/**
 * How many seats too few there are for what was promised: to people, and to kiosks that may still sell. After a
 * restore what was sold meanwhile comes back late, and more may have been given away since.
 */
export function seatsMissing(facts: SeatFacts): number {
  const { limit, pool } = seatLedger(facts)
  const people = facts.bookings.filter(isConfirmed).length
  return Math.max(0, -pool, people - limit)
}

/** A seat that the server gave, or keeps for someone who was offered it. */
function holdsPoolSeat(booking: Booking): boolean {
  return isLive(booking) && (has(booking, 'confirmed') || openOffer(booking) !== undefined)
}
