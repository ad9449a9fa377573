import type { Booking } from '../../domain/challenges/booking.ts'
import { withEvent } from '../../domain/challenges/seat-booking.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoredDocument, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { toldByServer } from './session-seats.ts'

/** Two people were told that they have the same seat: the kiosk's disk was set back, or copied. */
export function isSecondOfSlot(booking: Booking, stored: StoredDocument | null): boolean {
  const master = stored?.record as Booking | undefined
  return booking.leaseId !== undefined && master !== undefined && master.visitorId !== booking.visitorId
}

/** The person who comes second keeps their booking under an id of its own, at the head of the line. */
export async function keepSecondOfSlot(
  tx: StoreTransaction,
  { leaseId: _lease, slot: _slot, ...booking }: Booking,
  now: Instant,
): Promise<void> {
  const id = `${booking.id}.x${booking.visitorId.slice(0, 6).toLowerCase()}`
  if (await tx.document(booking.siteId, 'bookings', id)) return
  const second = withEvent({ ...booking, id, events: [] }, { type: 'late', late: 'slot-taken', at: now })
  await keepRecord(tx, 'bookings', toldByServer(second, now))
}
