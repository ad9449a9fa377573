import { computed, type ComputedRef } from 'vue'
import type { Booking } from '../../../domain/seats/booking.ts'
import { bookingStatus } from '../../../domain/seats/booking-status.ts'
import { isOfChallenge } from '../../../domain/sessions/challenge-session.ts'
import type { FoundSession } from '../../../domain/sessions/find-sessions.ts'
import { useMyBookings } from '../bookings/my-bookings.ts'
import { useSessionsHere } from '../challenges/open-sessions.ts'

export interface Participated {
  booking: Booking
  found: FoundSession
}

/** The challenges in which the holder of this pass took part, as this kiosk knows, the latest first. */
export function useParticipations(): { all: ComputedRef<Participated[]>; now: () => number } {
  const here = useSessionsHere()
  const bookings = useMyBookings()
  const all = computed(() =>
    bookings.value
      .filter((booking) => bookingStatus(booking) === 'attended')
      .flatMap((booking) => {
        const found = here.find(booking.sessionId)
        return found && isOfChallenge(found.session) ? [{ booking, found }] : []
      })
      .sort((a, b) => b.found.session.startsAt - a.found.session.startsAt),
  )
  return { all, now: here.now }
}
