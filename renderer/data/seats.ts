import { refill } from '../../domain/contract/seats.ts'
import { combineLatest, map, timer } from 'rxjs'
import type { Ref } from 'vue'
import type { Booking } from '../../domain/seats/booking.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import { nextSeat, seatsHere, seatsLeft, type SaleFacts } from '../../domain/seats/seat-sale.ts'
import { waitingLine } from '../../domain/seats/waiting-line.ts'
import { MINUTE } from '../../domain/time.ts'
import { leasesHere } from './bookings-of.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLive, useLiveRecords } from './live.ts'

/** The seats of a session as a screen tells them. */
export interface SeatCount {
  /** What this kiosk can confirm now, whatever the network ("places garanties ici"). */
  here: number
  /** What anyone may still get, as far as this device knows. */
  left: number
  /** People before whoever asks now. */
  waiting: number
}

/** Every lease that this device sees, live. */
export function watchLeases(data: DeviceData): Ref<SeatLease[]> {
  return useLiveRecords(data.records('seatLeases').find().$)
}

/** The seats of a session, live; `null` until they were counted: nobody is told that a session is full meanwhile. */
export function watchSeats(data: DeviceData, sessionId: string): Ref<SeatCount | null> {
  const selector = { sessionId }
  const session = data.records('challengeSessions').findOne(sessionId).$
  const leases = data.records('seatLeases').find({ selector }).$
  const bookings = data.records('bookings').find({ selector }).$
  const counts = combineLatest([session, leases, bookings, timer(0, MINUTE / 2)]).pipe(
    map(([planned, lent, booked]) => {
      if (!planned) return { here: 0, left: 0, waiting: 0 }
      const facts = { session: plain(planned), leases: lent.map(plain), bookings: booked.map(plain) }
      return {
        here: guaranteedHere(data, facts.leases, facts.bookings),
        left: seatsLeft(facts),
        waiting: waitingLine(facts.bookings).length,
      }
    }),
  )
  return useLive<SeatCount | null>(counts, null)
}

/** What this kiosk can confirm of a session's seats; 0 on a desk. */
function guaranteedHere(
  data: DeviceData,
  leases: readonly SeatLease[],
  bookings: readonly Booking[],
): number {
  return leases
    .filter((lease) => lease.deviceId === data.identity.deviceId)
    .reduce((sum, lease) => sum + seatsHere(saleFacts(data, lease, bookings)), 0)
}

export function saleFacts(data: DeviceData, lease: SeatLease, bookings: readonly Booking[]): SaleFacts {
  const { seats } = data
  return { lease, bookings, marks: seats.marksOf(lease.id), now: data.now(), latestSeen: seats.latestSeen }
}

/**
 * The next seat of this kiosk's leases, or `null` when it has none to give. It is taken by `SeatBook.advance`,
 * together with its booking. `bookings`: those of the session. To be called in turn.
 */
export async function nextSeatHere(
  data: DeviceData,
  sessionId: string,
  bookings: readonly Booking[],
): Promise<{ leaseId: string; slot: number } | null> {
  for (const lease of await leasesHere(data, sessionId)) {
    const next = nextSeat(saleFacts(data, lease, bookings))
    if (next.ok) return { leaseId: lease.id, slot: next.value.slot }
  }
  return null
}

/** Asks the server for seats of a session to sell here; the lease arrives by itself. No answer is needed. */
export function askForSeats(data: DeviceData, sessionId: string, want = 1): void {
  void data.call(refill, { body: { sessionId, want } })
}
