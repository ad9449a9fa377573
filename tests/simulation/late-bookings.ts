import { has } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import type { ServerRecords } from './server-records.ts'

/**
 * Looks at the server's seats after every step: a booking that arrives once its lease had come back, or was given up, is
 * told late, for its seat may be somebody else's by now. What arrives in the step in which a lease comes back may have
 * been before it, and what a restored server had said is not held against it.
 */
export class LateBookings {
  #over: ReadonlySet<string> = new Set()
  #known: ReadonlySet<string> = new Set()
  #restores = 0

  /** The bookings that are taken for good although their lease was over, as text. */
  look(records: ServerRecords, restores: number): string[] {
    const leases = [...(records.get('seatLeases')?.values() ?? [])] as unknown as SeatLease[]
    const bookings = [...(records.get('bookings')?.values() ?? [])] as unknown as Booking[]
    if (restores !== this.#restores) this.#over = new Set()
    const wrong = bookings.filter(
      (booking) =>
        this.#over.has(booking.leaseId ?? '') && !this.#known.has(booking.id) && !has(booking, 'late'),
    )
    this.#over = new Set(leases.filter(isOver).map(({ id }) => id))
    this.#restores = restores
    this.#known = new Set(bookings.map(({ id }) => id))
    return wrong.map(({ id, leaseId }) => `${id} of ${leaseId}`)
  }
}

function isOver({ state }: SeatLease): boolean {
  return state === 'settled' || state === 'written-off'
}
