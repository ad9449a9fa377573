import { bookingStatus, isConfirmed, isLive } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { takesBookings } from '../../domain/sessions/challenge-session.ts'
import { unsoldSeats } from '../../domain/seats/seat-grant.ts'
import { seatLedger } from '../../domain/seats/seat-ledger.ts'
import { waitingLine } from '../../domain/seats/waiting-line.ts'
import type { SimulatedKiosk, Told } from './simulated-kiosk.ts'
import type { SimulatedServer } from './simulated-server.ts'

/** What must hold whatever happens: the eight invariants of escrow leases. */
export const seatProperties = {
  N1: 'every seat is counted once, and none is promised twice by the server',
  N2: 'confirmed people never exceed capacity and named overcommits, unsent ones included',
  N3: 'one person a slot; slots stay inside the lease; a used slot is never sold again',
  N4: 'what was told as confirmed survives and arrives, or is shown as late',
  N5: 'a push repeated changes nothing',
  N6: 'after all heals, every kiosk holds what the server holds, and no seat stays away',
  N7: 'whoever stops a pull anywhere and goes on misses nothing',
  N8: 'nobody waits while a seat is free',
} as const
export type SeatProperty = keyof typeof seatProperties

export interface Violation {
  property: SeatProperty
  detail: string
}

export interface Site {
  server: SimulatedServer
  kiosks: SimulatedKiosk[]
  /** A disk was set back in this story: what it had not sent is on paper only. */
  wasRewound: boolean
  /** With it the second place that keeps the marks: a seat may have been sold twice on paper. */
  wasCloned: boolean
}

/** What must hold after every step. */
export function checkStep({ server, kiosks, wasRewound, wasCloned }: Site): Violation[] {
  const found: Violation[] = []
  const { facts } = server
  const ledger = seatLedger(facts)
  // A backup may count seats as lent that came back since: then it gives away too few, never too many.
  const pool = server.owing.size > 0 ? 0 : ledger.pool
  if (Math.min(pool, ledger.held, ledger.lent, ledger.sold, ledger.writtenOff) < 0) {
    found.push({ property: 'N1', detail: JSON.stringify(ledger) })
  }
  const limit = naiveLimit(server)
  if (limit !== ledger.limit)
    found.push({ property: 'N1', detail: `limit ${ledger.limit}, counted ${limit}` })
  if (!wasRewound) {
    const confirmed = everyBooking(server, kiosks).filter((booking) => isConfirmed(booking))
    if (confirmed.length > limit) {
      found.push({ property: 'N2', detail: `${confirmed.length} confirmed, ${limit} seats` })
    }
    found.push(...slotsUsedTwice(kiosks, server))
  }
  if (!wasCloned) found.push(...seatsToldTwice(kiosks))
  return found
}

/** Bookings as they would be were everything unsent to arrive now. */
function everyBooking(server: SimulatedServer, kiosks: readonly SimulatedKiosk[]): Booking[] {
  const all = new Map(server.bookings)
  for (const kiosk of kiosks) {
    for (const booking of [...kiosk.waiting(), ...kiosk.soldHere()]) {
      const known = all.get(booking.id)
      const events = new Map([...(known?.events ?? []), ...booking.events].map((event) => [event.id, event]))
      all.set(booking.id, { ...(known ?? booking), events: [...events.values()] })
    }
  }
  return [...all.values()]
}

function naiveLimit({ session }: SimulatedServer): number {
  let limit = session.capacity
  for (const { seats } of session.overcommits) limit += seats
  return limit
}

function slotsUsedTwice(kiosks: readonly SimulatedKiosk[], server: SimulatedServer): Violation[] {
  const found: Violation[] = []
  const holders = new Map<string, string>()
  for (const booking of kiosks.flatMap((kiosk) => [...kiosk.disk.bookings.values()])) {
    if (booking.leaseId === undefined) continue
    const slot = `${booking.leaseId}.${booking.slot}`
    const holder = holders.get(slot)
    if (holder !== undefined && holder !== booking.visitorId) {
      found.push({ property: 'N3', detail: `${slot} is ${holder}'s and ${booking.visitorId}'s` })
    }
    holders.set(slot, booking.visitorId)
    // A restored server may know nothing of it yet; the kiosk that sells it does.
    const leases = [server.leases, ...kiosks.map(({ disk }) => disk.leases)]
    const seats = leases.map((known) => known.get(booking.leaseId!)?.seats ?? 0)
    if (booking.slot! >= Math.max(...seats))
      found.push({ property: 'N3', detail: `${slot} is outside its lease` })
  }
  return found
}

/** Two people who left with the same seat on their slips. */
function seatsToldTwice(kiosks: readonly SimulatedKiosk[]): Violation[] {
  const holders = new Map<string, string>()
  for (const { bookingId, visitorId } of kiosks.flatMap((kiosk) => kiosk.told)) {
    if (holders.has(bookingId)) {
      return [{ property: 'N3', detail: `${bookingId} told to ${holders.get(bookingId)} and ${visitorId}` }]
    }
    holders.set(bookingId, visitorId)
  }
  return []
}

/** What must hold once every kiosk is connected, everything was exchanged, and the server has decided. */
export function checkHealed(
  { server, kiosks }: Site,
  paperOnly: ReadonlySet<Told>,
  now: number,
): Violation[] {
  const found: Violation[] = []
  for (const kiosk of kiosks) {
    for (const told of kiosk.told) {
      if (!paperOnly.has(told)) found.push(...lostPromise(server, told))
    }
    found.push(...missingCopies(server, kiosk))
  }
  const { facts } = server
  const isOpen = takesBookings(server.session, now)
  if (isOpen && server.session.wantedCapacity === undefined) {
    const unsold = facts.leases
      .filter((lease) => lease.state === 'active' || lease.state === 'draining')
      .reduce((sum, lease) => sum + unsoldSeats(lease, facts.bookings), 0)
    const free = seatLedger(facts).pool + unsold
    const waiting = waitingLine(facts.bookings).length
    if (waiting > 0 && free > 0) found.push({ property: 'N8', detail: `${waiting} wait, ${free} seats free` })
  } else if (!isOpen) {
    const away = facts.leases.filter((lease) => lease.state !== 'settled')
    if (away.length > 0) found.push({ property: 'N6', detail: `${away.length} leases never came back` })
  }
  return found
}

function lostPromise(server: SimulatedServer, told: Told): Violation[] {
  const kept = server.bookings.get(told.bookingId)
  const second = server.bookings.get(`${told.bookingId}.x${told.visitorId}`)
  const booking = kept?.visitorId === told.visitorId ? kept : second
  if (!booking) return [{ property: 'N4', detail: `${told.bookingId} of ${told.visitorId} never arrived` }]
  if (!told.confirmed) return []
  const isLate = booking.events.some((event) => event.type === 'late')
  const isKept = isConfirmed(booking) || !isLive(booking) || isLate
  return isKept
    ? []
    : [{ property: 'N4', detail: `${told.bookingId} was confirmed and is ${bookingStatus(booking)}` }]
}

function missingCopies(server: SimulatedServer, kiosk: SimulatedKiosk): Violation[] {
  for (const booking of server.bookings.values()) {
    const copy = kiosk.disk.bookings.get(booking.id)
    if (!copy) return [{ property: 'N7', detail: `${kiosk.deviceId} never saw ${booking.id}` }]
    if (idsOf(copy) !== idsOf(booking)) {
      return [{ property: 'N6', detail: `${kiosk.deviceId} holds another ${booking.id}` }]
    }
  }
  const ghosts = [...kiosk.disk.bookings.keys()].filter((id) => !server.bookings.has(id))
  return ghosts.length > 0 ? [{ property: 'N6', detail: `${kiosk.deviceId} alone holds ${ghosts[0]}` }] : []
}

function idsOf(booking: Booking): string {
  return booking.events
    .map((event) => event.id)
    .sort()
    .join()
}
