import { byServer, newRecord } from '../record/write.ts'
import { HOUR, MINUTE, type Instant } from '../time.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { leaseId, seatLeaseSchema, type SeatLease } from './seat-lease.ts'
import type { SeatFacts } from './seat-ledger.ts'
import { soldFrom } from './seat-booking.ts'

/** How lately a kiosk must have spoken to be lent seats: longer, and they would lie in a drawer. */
const IN_CONTACT = 10 * MINUTE
/** A lease outlives a weekend's power cut no more than this; kiosks in contact have theirs renewed. */
const LEASE_LASTS = 48 * HOUR
/** What one lease holds at most, whatever the pool could lend. */
const MOST_SEATS = seatLeaseSchema.properties.seats.maximum

/** What the server knows of a kiosk when it lends seats. */
export interface KioskPresence {
  deviceId: string
  lastContactAt: Instant
  revoked: boolean
  /** The server was restored then, and has not heard from it since what it holds. */
  owesSince?: Instant
}

/**
 * Kiosks may hold seats of this session that the server lent and has forgotten: it was restored from a backup.
 * Until each has told again what it holds, or is revoked or declared lost, no seat is given away.
 */
export function mayBeLentUnknown(session: ChallengeSession, kiosks: readonly KioskPresence[]): boolean {
  return kiosks.some(
    ({ revoked, owesSince }) =>
      !revoked && owesSince !== undefined && (session.publishedAt ?? Infinity) <= owesSince,
  )
}

export function isInContact(kiosks: readonly KioskPresence[], deviceId: string, now: Instant): boolean {
  const kiosk = kiosks.find((known) => known.deviceId === deviceId)
  // A word from the future was heard by a clock that was wrong: nobody knows when it was.
  return kiosk !== undefined && !kiosk.revoked && Math.abs(now - kiosk.lastContactAt) <= IN_CONTACT
}

/** Seats of a lease that no booking known to the reader has used. */
export function unsoldSeats(lease: SeatLease, bookings: SeatFacts['bookings']): number {
  return Math.max(0, lease.seats - soldFrom(lease, bookings).length)
}

/** The active leases that match sell no more; their seats come back when their kiosk has settled them. */
export function drain(facts: SeatFacts, matches: (lease: SeatLease) => boolean): SeatFacts {
  const leases = facts.leases.map((lease) =>
    lease.state === 'active' && matches(lease) ? { ...lease, state: 'draining' as const } : lease,
  )
  return leases.every((lease, index) => lease === facts.leases[index]) ? facts : { ...facts, leases }
}

/** Lends seats of the pool to a kiosk: more of its active lease, or a lease of the next generation. */
export function grantTo(facts: SeatFacts, deviceId: string, seats: number, now: Instant): SeatFacts {
  const { session } = facts
  const own = facts.leases.filter((lease) => lease.deviceId === deviceId)
  const active = own.find((lease) => lease.state === 'active')
  const expiresAt = leaseEnd(session, now)
  if (active) {
    const raised = { ...active, seats: Math.min(active.seats + seats, MOST_SEATS), expiresAt }
    return { ...facts, leases: facts.leases.map((lease) => (lease === active ? raised : lease)) }
  }
  const gen = Math.max(0, ...own.map((lease) => lease.gen)) + 1
  const lease: SeatLease = newRecord(
    { ...byServer(now), siteId: session.siteId },
    {
      id: leaseId(session.id, deviceId, gen),
      sessionId: session.id,
      deviceId,
      gen,
      seats: Math.min(seats, MOST_SEATS),
      state: 'active',
      grantedAt: now,
      expiresAt,
    },
  )
  return { ...facts, leases: [...facts.leases, lease] }
}

/** The same lease with its time prolonged, once half of it is gone. */
export function renew(lease: SeatLease, session: ChallengeSession, now: Instant): SeatLease {
  const expiresAt = leaseEnd(session, now)
  return expiresAt - lease.expiresAt >= LEASE_LASTS / 2 ? { ...lease, expiresAt } : lease
}

function leaseEnd(session: ChallengeSession, now: Instant): Instant {
  return Math.min(session.startsAt, now + LEASE_LASTS)
}
