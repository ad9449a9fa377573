import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import { takesBookings, type ChallengeSession } from '../sessions/challenge-session.ts'
import { changes, type SeatDecision } from './decide-seats.ts'
import {
  drain,
  grantTo,
  isInContact,
  mayBeLentUnknown,
  unsoldSeats,
  type KioskPresence,
} from './seat-grant.ts'
import { seatLedger, type SeatFacts } from './seat-ledger.ts'
import { slotBookingId } from './seat-lease.ts'
import { waitingLine } from './waiting-line.ts'

/**
 * A kiosk asks for seats to sell. It gets what the pool can lend beside the desk's reserve; when that is
 * nothing, the kiosk in contact with most unsold seats is asked to give its own back, if that is fairer by
 * two seats at least.
 */
export function refillLease(
  facts: SeatFacts,
  deviceId: string,
  want: number,
  kiosks: readonly KioskPresence[],
  now: Instant,
): SeatDecision {
  const { session } = facts
  // Also one that was declared lost: it tells first what it sold.
  const mustGiveBack = facts.leases.some(
    ({ deviceId: of, state }) => of === deviceId && (state === 'draining' || state === 'written-off'),
  )
  const mayGrant = takesBookings(session, now) && session.wantedCapacity === undefined
  if (!mayGrant || mayBeLentUnknown(session, kiosks)) return { leases: [], bookings: [] }
  if (mustGiveBack || !isInContact(kiosks, deviceId, now)) return { leases: [], bookings: [] }
  const spare = seatLedger(facts).pool - session.deskReserve - waitingLine(facts.bookings).length
  const seats = Math.min(want, spare)
  if (seats > 0) return changes(facts, grantTo(facts, deviceId, seats, now))
  return changes(facts, shareAnew(facts, deviceId, kiosks, now))
}

function shareAnew(
  facts: SeatFacts,
  deviceId: string,
  kiosks: readonly KioskPresence[],
  now: Instant,
): SeatFacts {
  const unsold = facts.leases
    .filter((lease) => lease.state === 'active')
    .map((lease) => ({ lease, count: unsoldSeats(lease, facts.bookings) }))
  const own = unsold
    .filter(({ lease }) => lease.deviceId === deviceId)
    .reduce((sum, { count }) => sum + count, 0)
  const richest = unsold
    .filter(({ lease }) => lease.deviceId !== deviceId && isInContact(kiosks, lease.deviceId, now))
    .sort((a, b) => b.count - a.count || (a.lease.id < b.lease.id ? -1 : 1))[0]
  if (!richest || richest.count - own < 2) return facts
  return drain(facts, (lease) => lease === richest.lease)
}

/**
 * A kiosk gives the unused seats of its lease back, after it has sent all that it sold: `soldSlots` are the
 * slots it has bookings for. `bookings-missing`: one of them has not arrived, so nothing is given back yet. Seats of
 * a kiosk that was declared lost come back too, unless hosts have given others in their place.
 */
export function returnLease(
  facts: SeatFacts,
  leaseId: string,
  soldSlots: readonly number[],
): Result<SeatDecision, 'unknown-lease' | 'bookings-missing'> {
  const lease = facts.leases.find((known) => known.id === leaseId)
  if (!lease) return refuse('unknown-lease')
  if (lease.state === 'settled') return ok({ leases: [], bookings: [] })
  const arrived = new Set(facts.bookings.map((booking) => booking.id))
  if (!soldSlots.every((slot) => arrived.has(slotBookingId(leaseId, slot)))) return refuse('bookings-missing')
  if (lease.state === 'written-off' && isReplaced(facts.session)) return ok({ leases: [], bookings: [] })
  return ok({ leases: [{ ...lease, state: 'settled' }], bookings: [] })
}

/** Hosts gave seats in the place of a lost kiosk's: those that come back after all are beside the chairs. */
function isReplaced({ overcommits }: ChallengeSession): boolean {
  return overcommits.some(({ reason }) => reason === 'lost-kiosk')
}

/** A host declares a kiosk lost: what it holds stays unsold, and what it sold in its time stays good. */
export function declareLost(facts: SeatFacts, deviceId: string): SeatDecision {
  const lost = facts.leases.filter(
    (lease) => lease.deviceId === deviceId && (lease.state === 'active' || lease.state === 'draining'),
  )
  return { leases: lost.map((lease) => ({ ...lease, state: 'written-off' })), bookings: [] }
}

/** The session with another capacity: more at once, less as far as seats come back (`wantedCapacity`). */
export function changeCapacity(session: ChallengeSession, wanted: number): ChallengeSession {
  const { wantedCapacity: _former, ...plan } = session
  return wanted >= session.capacity ? { ...plan, capacity: wanted } : { ...plan, wantedCapacity: wanted }
}
