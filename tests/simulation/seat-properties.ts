import { bookingStatus, isConfirmed } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { unsoldSeats } from '../../domain/seats/seat-grant.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import { seatLedger, type SeatFacts } from '../../domain/seats/seat-ledger.ts'
import { waitingLine } from '../../domain/seats/waiting-line.ts'
import { takesBookings, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { ServerRecords } from './server-records.ts'
import type { Device } from './device.ts'
import type { ToldSeat } from './seat-people.ts'
import type { Violation } from './violation.ts'

const LONG_OVER = 2 * DAY

/** What the checks know of the site beside its records. */
export interface SeatWorld {
  records: ServerRecords
  kiosks: readonly Device[]
  told: readonly ToldSeat[]
  now: Instant
  /** A restored server does not know yet all that it had lent. */
  isOwed: boolean
  /** Who had all erased: of them the server keeps that a seat is somebody's, under an id that is nobody's. */
  erased: ReadonlySet<string>
  /** A disk was set back in this story: what it had not sent is on paper only. */
  wasSetBack: boolean
  /** With it the second place that keeps the marks: a seat may have been sold twice on paper. */
  wasCloned: boolean
}

/** What must hold of seats after every step. */
export function checkSeats(world: SeatWorld): Violation[] {
  const found: Violation[] = []
  for (const facts of seatFactsIn(world)) {
    const ledger = seatLedger(facts)
    // A backup may count seats as lent that came back since: then it gives away too few, never too many.
    const pool = world.isOwed ? 0 : ledger.pool
    if (Math.min(pool, ledger.held, ledger.lent, ledger.sold, ledger.writtenOff) < 0)
      found.push({ property: 'N1', detail: `${facts.session.id}: ${JSON.stringify(ledger)}` })
    const confirmed = everyBooking(facts, world.kiosks).filter((booking) => isConfirmed(booking))
    const limit = limitOf(facts.session)
    if (!world.wasSetBack && !world.isOwed && confirmed.length > limit)
      found.push({ property: 'N2', detail: `${confirmed.length} confirmed, ${limit} seats` })
  }
  if (!world.wasSetBack) found.push(...slotsUsedTwice(world))
  if (!world.wasCloned) found.push(...seatsToldTwice(world.told))
  return found
}

/** What must hold of seats once every device is connected and all was exchanged. */
export function checkHealedSeats(world: SeatWorld): Violation[] {
  const found: Violation[] = []
  for (const facts of seatFactsIn(world)) {
    const { session, leases, bookings } = facts
    // Where days pass at once, the server looks at no session that is long over.
    if (session.endsAt < world.now - LONG_OVER) continue
    if (!takesBookings(session, world.now)) {
      const away = leases.filter(({ state }) => state === 'active' || state === 'draining')
      if (away.length > 0)
        found.push({ property: 'N6', detail: `${away.map(({ id }) => id).join(', ')} never came back` })
    } else if (session.wantedCapacity === undefined) {
      const lent = leases.filter(({ state }) => state === 'active' || state === 'draining')
      const unsold = lent.reduce((sum, lease) => sum + unsoldSeats(lease, bookings), 0)
      const free = seatLedger(facts).pool + unsold
      const waiting = waitingLine(bookings)
      if (waiting.length > 0 && free > 0)
        found.push({ property: 'N8', detail: `${waiting.map(bookingStatus).join(', ')}: ${free} seats free` })
    }
  }
  return found
}

function seatFactsIn({ records }: SeatWorld): SeatFacts[] {
  const of = <T>(name: 'challengeSessions' | 'seatLeases' | 'bookings') =>
    [...(records.get(name)?.values() ?? [])] as unknown as T[]
  return of<ChallengeSession>('challengeSessions').map((session) => ({
    session,
    leases: of<SeatLease>('seatLeases').filter(({ sessionId }) => sessionId === session.id),
    bookings: of<Booking>('bookings').filter(({ sessionId }) => sessionId === session.id),
  }))
}

/** Capacity and named overcommits, counted here once more. */
function limitOf({ capacity, overcommits }: ChallengeSession): number {
  let limit = capacity
  for (const { seats } of overcommits) limit += seats
  return limit
}

/** Bookings of a session as they would be were everything unsent to arrive now. What was refused for good never does. */
function everyBooking({ session, bookings }: SeatFacts, kiosks: readonly Device[]): Booking[] {
  const all = new Map(bookings.map((booking) => [booking.id, booking]))
  for (const kiosk of kiosks) {
    for (const booking of bookingsAt(kiosk)) {
      const isOwn = booking.leaseId?.includes(`.${kiosk.id}.`) ?? false
      const isUnsent = isOwn || kiosk.isWaiting('bookings', booking.id)
      const isRefused = kiosk.data.outbox.isHeldAsRefused('bookings', booking.id)
      if (booking.sessionId !== session.id || !isUnsent || isRefused) continue
      const known = all.get(booking.id)
      const events = new Map([...(known?.events ?? []), ...booking.events].map((event) => [event.id, event]))
      all.set(booking.id, { ...(known ?? booking), events: [...events.values()] })
    }
  }
  return [...all.values()]
}

function bookingsAt(kiosk: Device): Booking[] {
  return kiosk.records('bookings') as unknown as Booking[]
}

function slotsUsedTwice({ kiosks, records, erased }: SeatWorld): Violation[] {
  const found: Violation[] = []
  const holders = new Map<string, string>()
  const seatsOf = new Map<string, number>()
  const leases = kiosks.flatMap((kiosk) => kiosk.records('seatLeases') as unknown as SeatLease[])
  for (const { id, seats } of [...leases, ...((records.get('seatLeases')?.values() ?? []) as SeatLease[])])
    seatsOf.set(id, Math.max(seats, seatsOf.get(id) ?? 0))
  for (const { leaseId, slot, visitorId } of kiosks.flatMap(bookingsAt)) {
    if (leaseId === undefined || erased.has(visitorId)) continue
    const place = `${leaseId}.${slot}`
    const holder = holders.get(place)
    if (holder !== undefined && holder !== visitorId)
      found.push({ property: 'N3', detail: `${place} is ${holder}'s and ${visitorId}'s` })
    holders.set(place, visitorId)
    if (slot! >= (seatsOf.get(leaseId) ?? 0))
      found.push({ property: 'N3', detail: `${place} is outside its lease` })
  }
  return found
}

/** Two people who left with the same seat on their slips. */
function seatsToldTwice(told: readonly ToldSeat[]): Violation[] {
  const holders = new Map<string, string>()
  for (const { bookingId, visitorId } of told) {
    const holder = holders.get(bookingId)
    if (holder !== undefined && holder !== visitorId)
      return [{ property: 'N3', detail: `${bookingId} told to ${holder} and ${visitorId}` }]
    holders.set(bookingId, visitorId)
  }
  return []
}
