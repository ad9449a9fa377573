import type { Ref } from 'vue'
import type { Booking } from '../../../domain/seats/booking.ts'
import { watchBookingsOfAny } from '../../data/bookings.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'

/** The card of the person at the screen and, once the server told, those it replaced. */
export function passesHere(session: ReturnType<typeof useVisitorSession>): string[] {
  if (!session.pass) return []
  return [session.pass.passId, ...(session.pass.former ?? session.news?.formerPasses ?? [])]
}

/** What the person at the screen booked, with whatever card. */
export function useMyBookings(): Ref<Booking[]> {
  const session = useVisitorSession()
  return watchBookingsOfAny(useDeviceData(), () => passesHere(session))
}
