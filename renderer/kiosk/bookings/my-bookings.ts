import type { Ref } from 'vue'
import type { Booking } from '../../../domain/seats/booking.ts'
import type { VisitorId } from '../../../domain/ids.ts'
import { watchBookingsOfAny } from '../../data/bookings.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useVisitorSession, type VisitorSession } from '../../stores/visitor-session.ts'

/** The ids of the person at the screen: that of their card first and, once the server told, those merged with it. */
export function idsHere({ pass, news }: VisitorSession): VisitorId[] {
  if (!pass) return []
  return [...new Set([pass.visitorId, ...(pass.alsoKnownAs ?? []), ...(news?.alsoKnownAs ?? [])])]
}

/** What the person at the screen booked, under whichever of their ids. */
export function useMyBookings(): Ref<Booking[]> {
  const session = useVisitorSession()
  return watchBookingsOfAny(useDeviceData(), () => idsHere(session))
}
