import { createHash } from 'node:crypto'
import { isAnothersSeat, type Booking } from '../../domain/seats/booking.ts'
import { withEvent } from '../../domain/seats/seat-booking.ts'

/** The seat that this booking names is another person's already. */
export function isSecondOfSlot(booking: Booking, master: Booking | undefined): master is Booking {
  return master !== undefined && isAnothersSeat(booking, master)
}

/**
 * The booking of the person who comes second, under an id of its own: they wait at the head of the line, unless they
 * have said already that they do not come.
 */
export function secondOfSlot(
  { leaseId: _lease, slot: _slot, sealedName: _sealed, ...booking }: Booking,
  openedName: string | null | undefined,
): Booking {
  // Of the pass nothing can be read in the id, which goes further than the pass may.
  const mark = createHash('sha256').update(`${booking.id}|${booking.visitorId}`).digest('hex').slice(0, 8)
  const second: Booking = {
    ...booking,
    id: `${booking.id}.x${mark}`.slice(-64),
    ...(openedName ? { name: openedName } : {}),
  }
  // Told again it is the same event: its time is that of the asking.
  return withEvent(second, { type: 'late', late: 'slot-taken', at: booking.askedAt })
}
