import type { Booking } from '../../domain/seats/booking.ts'
import { slotBookingId, type SeatLease } from '../../domain/seats/seat-lease.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'

/**
 * The bookings of a session that this device knows, in any state. A screen that shows the session asks the
 * same, so the answer is there without the disk.
 */
export async function bookingsOfSession(data: DeviceData, sessionId: string): Promise<Booking[]> {
  return (await data.records('bookings').find({ selector: { sessionId } }).exec()).map(plain)
}

/** What was sold out of a lease, found by the ids of its slots: as quick among thousands as alone. */
export async function bookingsOfLease(data: DeviceData, lease: SeatLease): Promise<Booking[]> {
  const ids = Array.from({ length: lease.seats }, (_, slot) => slotBookingId(lease.id, slot))
  const found = await data.records('bookings').findByIds(ids).exec()
  return [...found.values()].map(plain)
}

/** The leases of this kiosk for a session, the latest last. */
export async function leasesHere(data: DeviceData, sessionId: string): Promise<SeatLease[]> {
  const found = await data.records('seatLeases').find({ selector: { sessionId } }).exec()
  const own = found.map(plain).filter((lease) => lease.deviceId === data.identity.deviceId)
  return own.sort((a, b) => a.gen - b.gen)
}
