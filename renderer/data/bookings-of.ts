import type { Booking } from '../../domain/challenges/booking.ts'
import { slotBookingId, type SeatLease } from '../../domain/challenges/seat-lease.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'

/** The bookings of a session that this device knows, in any state. */
export async function bookingsOfSession(data: DeviceData, sessionId: string): Promise<Booking[]> {
  return (await data.records('bookings').find({ selector: { sessionId } }).exec()).map(plain)
}

/** The bookings of the holder of a pass. */
export async function bookingsOfVisitor(data: DeviceData, visitorId: string): Promise<Booking[]> {
  return (await data.records('bookings').find({ selector: { visitorId } }).exec()).map(plain)
}

/** What was sold out of a lease, found by the ids of its slots: as quick among thousands as alone. */
export async function bookingsOfLease(data: DeviceData, lease: SeatLease): Promise<Booking[]> {
  const ids = Array.from({ length: lease.seats }, (_, slot) => slotBookingId(lease.id, slot))
  const found = await data.records('bookings').findByIds(ids).exec()
  return [...found.values()].map(plain)
}

/** The leases of this kiosk for a session, the latest last. */
export async function leasesHere(data: DeviceData, sessionId: string): Promise<SeatLease[]> {
  const { deviceId } = data.identity
  const found = await data.records('seatLeases').find({ selector: { sessionId, deviceId } }).exec()
  return found.map(plain).sort((a, b) => a.gen - b.gen)
}
