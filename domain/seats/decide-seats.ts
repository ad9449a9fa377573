import { HOUR, type Instant } from '../time.ts'
import { bookingStatus, has, isConfirmed, isLive, openOffer } from './booking-status.ts'
import type { Booking } from './booking.ts'
import { sessionStatus, takesBookings, type ChallengeSession } from '../sessions/challenge-session.ts'
import { withEvent } from './seat-booking.ts'
import {
  drain,
  grantTo,
  isInContact,
  mayBeLentUnknown,
  renew,
  unsoldSeats,
  type KioskPresence,
} from './seat-grant.ts'
import type { SeatLease } from './seat-lease.ts'
import { seatLedger, type SeatFacts } from './seat-ledger.ts'
import { waitingLine } from './waiting-line.ts'

/** New states of what changes, without their revisions: those are the server's to give. */
export interface SeatDecision {
  session?: ChallengeSession
  leases: SeatLease[]
  bookings: Booking[]
}

/** How long a freed seat is kept for the one it is offered to, and when the session is close. */
const OFFER_HOLDS = 24 * HOUR
const OFFER_HOLDS_LATE = 2 * HOUR
/** A kiosk's recent sales count as much as its presence in the sharing of seats. */
const RECENT_SALES = HOUR

/**
 * Decides all that follows from what the server knows of one session's seats: leases that end, seats taken
 * out, offers that expire, people who get a seat or wait, and seats lent to the kiosks in contact. Applied to
 * its own outcome at the same moment it changes nothing, so it may be asked again at any time.
 */
export function decideSeats(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): SeatDecision {
  const isCancelled = sessionStatus(facts.session) === 'cancelled'
  // After a restore leases, pool and cancellations are only what is left of them as far as the server knows: what it
  // decided on that would overrule what the kiosks still have to tell.
  if (mayBeLentUnknown(facts.session, kiosks))
    return changes(facts, isCancelled ? tellCancelled(facts, now) : facts)
  let next = endLeases(facts, kiosks, now)
  if (isCancelled) return changes(facts, tellCancelled(next, now))
  next = keepOneBookingEach(next, now)
  next = takeSeatsOut(next)
  next = settleOffers(next, now)
  next = serveLine(next, kiosks, now)
  next = callSeatsBack(next, kiosks, now)
  return changes(facts, lendSeats(next, kiosks, now))
}

/** What differs between two states of the same seats. */
export function changes(before: SeatFacts, after: SeatFacts): SeatDecision {
  const leases = new Set(before.leases)
  const bookings = new Set(before.bookings)
  return {
    ...(after.session === before.session ? {} : { session: after.session }),
    leases: after.leases.filter((lease) => !leases.has(lease)),
    bookings: after.bookings.filter((booking) => !bookings.has(booking)),
  }
}

/** A lease sells no more once its time is over, its kiosk is revoked, or nobody can book any longer. */
function endLeases(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): SeatFacts {
  const revoked = new Set(kiosks.filter((kiosk) => kiosk.revoked).map((kiosk) => kiosk.deviceId))
  const isOver = !takesBookings(facts.session, now)
  return drain(facts, (lease) => isOver || now >= lease.expiresAt || revoked.has(lease.deviceId))
}

function tellCancelled(facts: SeatFacts, now: Instant): SeatFacts {
  const bookings = facts.bookings.map((booking) =>
    isLive(booking) && bookingStatus(booking) !== 'attended'
      ? withEvent(booking, { type: 'cancelled-by-site', at: now })
      : booking,
  )
  return { ...facts, bookings }
}

/** One person has one booking in a session: a confirmed one before another, then the one asked for first. */
function keepOneBookingEach(facts: SeatFacts, now: Instant): SeatFacts {
  const kept = new Map<string, Booking>()
  const live = facts.bookings
    .filter(isLive)
    .sort(
      (a, b) =>
        Number(isConfirmed(b)) - Number(isConfirmed(a)) || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1),
    )
  for (const booking of live) if (!kept.has(booking.visitorId)) kept.set(booking.visitorId, booking)
  const bookings = facts.bookings.map((booking) =>
    isLive(booking) && kept.get(booking.visitorId) !== booking && !has(booking, 'attended')
      ? withEvent(booking, { type: 'declined', declined: 'double', at: now })
      : booking,
  )
  return { ...facts, bookings }
}

/**
 * A capacity lowered by the host is reached as seats come back: never below what was promised. Until then the
 * kiosks sell no more.
 */
function takeSeatsOut(facts: SeatFacts): SeatFacts {
  const { wantedCapacity: wanted, ...session } = facts.session
  if (wanted === undefined) return facts
  const spare = Math.max(0, seatLedger(facts).pool)
  const capacity = Math.max(wanted, session.capacity - spare)
  if (capacity === wanted) return { ...facts, session: { ...session, capacity } }
  const shrunk = capacity === session.capacity ? facts : { ...facts, session: { ...facts.session, capacity } }
  return drain(shrunk, () => true)
}

/** An accepted offer is confirmed: its seat was kept. One without an answer in time goes to the next person. */
function settleOffers(facts: SeatFacts, now: Instant): SeatFacts {
  const bookings = facts.bookings.map((booking) => {
    const offer = openOffer(booking)
    if (!offer || !isLive(booking) || isConfirmed(booking)) return booking
    if (bookingStatus(booking) === 'accepted') {
      return withEvent(booking, { type: 'confirmed', offerId: offer.id, at: now })
    }
    const isOver = now >= (offer.until ?? 0)
    return isOver ? withEvent(booking, { type: 'offer-expired', offerId: offer.id, at: now }) : booking
  })
  return { ...facts, bookings }
}

/**
 * Gives the pool's seats to those who wait, in order. Who was told "à confirmer" is confirmed at once; who
 * waits since is offered the seat for a while. Nobody is told to wait as long as a kiosk in contact can still
 * give a seat back.
 */
function serveLine(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): SeatFacts {
  if (!takesBookings(facts.session, now)) return facts
  const line = waitingLine(facts.bookings)
  const free = facts.session.wantedCapacity === undefined ? Math.max(0, seatLedger(facts).pool) : 0
  const coming = seatsThatMayComeBack(facts, kiosks, now)
  const served = new Map<string, Booking>()
  line.forEach((booking, index) => {
    const isWaiting = has(booking, 'waitlisted')
    if (index < free)
      served.set(booking.id, isWaiting ? offer(booking, facts.session, now) : confirm(booking, now))
    else if (!isWaiting && index >= free + coming) {
      served.set(booking.id, withEvent(booking, { type: 'waitlisted', at: now }))
    }
  })
  if (served.size === 0) return facts
  return { ...facts, bookings: facts.bookings.map((booking) => served.get(booking.id) ?? booking) }
}

function confirm(booking: Booking, now: Instant): Booking {
  return withEvent(booking, { type: 'confirmed', at: now })
}

function offer(booking: Booking, session: ChallengeSession, now: Instant): Booking {
  const isClose = session.startsAt - now < OFFER_HOLDS
  const until = Math.min(now + (isClose ? OFFER_HOLDS_LATE : OFFER_HOLDS), session.startsAt)
  return withEvent(booking, { type: 'offered', until, at: now })
}

function seatsThatMayComeBack(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): number {
  return facts.leases
    .filter((lease) => lease.state === 'active' || lease.state === 'draining')
    .filter((lease) => isInContact(kiosks, lease.deviceId, now))
    .reduce((sum, lease) => sum + unsoldSeats(lease, facts.bookings), 0)
}

/** People wait while kiosks in contact hold unsold seats: as many leases as needed are called back. */
function callSeatsBack(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): SeatFacts {
  if (!takesBookings(facts.session, now)) return facts
  let missing = waitingLine(facts.bookings).length
  for (const lease of facts.leases) {
    if (lease.state === 'draining' && isInContact(kiosks, lease.deviceId, now)) {
      missing -= unsoldSeats(lease, facts.bookings)
    }
  }
  const called = new Set<string>()
  const richest = facts.leases
    .filter((lease) => lease.state === 'active' && isInContact(kiosks, lease.deviceId, now))
    .map((lease) => ({ id: lease.id, unsold: unsoldSeats(lease, facts.bookings) }))
    .sort((a, b) => b.unsold - a.unsold || (a.id < b.id ? -1 : 1))
  for (const { id, unsold } of richest) {
    if (missing <= 0 || unsold === 0) break
    called.add(id)
    missing -= unsold
  }
  return called.size === 0 ? facts : drain(facts, (lease) => called.has(lease.id))
}

/**
 * Shares the pool, less the desk's reserve, among the kiosks in contact that have no lease to sell from: by
 * their number, and by what each sold in the last hour. What does not divide stays with the server.
 */
function lendSeats(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): SeatFacts {
  const { session } = facts
  if (!takesBookings(session, now) || session.wantedCapacity !== undefined) return facts
  if (waitingLine(facts.bookings).length > 0) return facts
  const present = kiosks.filter((kiosk) => isInContact(kiosks, kiosk.deviceId, now))
  const available = seatLedger(facts).pool - session.deskReserve
  const weights = present.map((kiosk) => 1 + recentSales(facts, kiosk.deviceId, now))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let next = facts
  present.forEach(({ deviceId }, index) => {
    // One declared lost that speaks again tells what it sold and gives its seats back before it is lent others.
    const open = facts.leases.some((lease) => lease.deviceId === deviceId && lease.state !== 'settled')
    const share = Math.floor((Math.max(0, available) * weights[index]!) / total)
    if (!open && share > 0) next = grantTo(next, deviceId, share, now)
  })
  return renewLeases(next, kiosks, now)
}

function recentSales({ leases, bookings }: SeatFacts, deviceId: string, now: Instant): number {
  const own = new Set(leases.filter((lease) => lease.deviceId === deviceId).map((lease) => lease.id))
  return bookings.filter(
    ({ leaseId, askedAt }) => leaseId !== undefined && own.has(leaseId) && askedAt > now - RECENT_SALES,
  ).length
}

/** A lease of a kiosk in contact does not run out of time by itself. */
function renewLeases(facts: SeatFacts, kiosks: readonly KioskPresence[], now: Instant): SeatFacts {
  const leases = facts.leases.map((lease) =>
    lease.state === 'active' && isInContact(kiosks, lease.deviceId, now)
      ? renew(lease, facts.session, now)
      : lease,
  )
  return { ...facts, leases }
}
