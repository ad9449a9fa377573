import { ok, refuse, type Result } from '../result.ts'
import { MINUTE, type Instant } from '../time.ts'
import type { Booking } from './booking.ts'
import type { SeatLease } from './seat-lease.ts'
import { seatLedger, type SeatFacts } from './seat-ledger.ts'
import { soldFrom } from './seat-booking.ts'
import { waitingLine } from './waiting-line.ts'

/** A kiosk stops this long before its lease ends: its clock may be a little slow. */
const STOPS_BEFORE = 2 * MINUTE
/** Clocks are set by small steps all the time; a larger step back is a clock that cannot be trusted. */
const CLOCK_STEP = MINUTE
/** Below this share of unsold seats a kiosk asks for more. */
const REFILL_BELOW = 0.25

/** Up to where a lease was sold, kept twice on the device: a disk set back shows in the one that is behind. */
export interface SeatMark {
  leaseId: string
  nextSlot: number
}

/** What a kiosk knows when it sells. */
export interface SaleFacts {
  lease: SeatLease
  /** The bookings of that lease on this device, in any state. */
  bookings: readonly Booking[]
  /** The marks as kept in each place; `undefined` where that place knows nothing of the lease. */
  marks: readonly (SeatMark | undefined)[]
  now: Instant
  /** The latest moment that this device has ever seen. */
  latestSeen: Instant
}

export type SaleRefusal = 'no-seat' | 'lease-over' | 'clock-went-back' | 'lease-poisoned'

/**
 * The slot that a kiosk may sell now, without network. `lease-poisoned`: the places that keep count disagree,
 * so this may be an older disk: nothing is sold until the server was reached. A slot once used is never sold
 * again, whatever became of its booking.
 */
export function nextSeat({
  lease,
  bookings,
  marks,
  now,
  latestSeen,
}: SaleFacts): Result<{ slot: number }, SaleRefusal> {
  if (lease.state !== 'active' || now >= lease.expiresAt - STOPS_BEFORE) return refuse('lease-over')
  if (now < latestSeen - CLOCK_STEP) return refuse('clock-went-back')
  const counted = marks.map((mark) => mark?.nextSlot ?? 0)
  const used = bookings.filter((booking) => booking.leaseId === lease.id).map((booking) => booking.slot ?? -1)
  const next = Math.max(0, ...counted, ...used.map((slot) => slot + 1))
  if (counted.some((mark) => mark !== next)) return refuse('lease-poisoned')
  return next < lease.seats ? ok({ slot: next }) : refuse('no-seat')
}

/** How many seats this kiosk can confirm now, whatever the network ("places garanties ici"). */
export function seatsHere(facts: SaleFacts): number {
  const next = nextSeat(facts)
  return next.ok ? facts.lease.seats - next.value.slot : 0
}

/** Whether a kiosk should ask the server for more seats. */
export function needsRefill(facts: SaleFacts): boolean {
  return facts.lease.state !== 'active' || seatsHere(facts) <= facts.lease.seats * REFILL_BELOW
}

/**
 * How many seats anyone may still get, as far as this device knows: the pool and what kiosks have not sold,
 * less those who wait already. Never below zero.
 */
export function seatsLeft(facts: SeatFacts): number {
  const { pool } = seatLedger(facts)
  const unsold = facts.leases
    .filter((lease) => lease.state === 'active' || lease.state === 'draining')
    .reduce((sum, lease) => sum + Math.max(0, lease.seats - soldFrom(lease, facts.bookings).length), 0)
  return Math.max(0, pool + unsold - waitingLine(facts.bookings).length)
}
