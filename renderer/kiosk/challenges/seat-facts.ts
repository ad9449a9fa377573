import { computed } from 'vue'
import type { SeatFacts } from '../../../domain/seats/seat-ledger.ts'
import { watchBookings } from '../../data/bookings.ts'
import { watchSessions } from '../../data/challenge-sessions.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { watchLeases } from '../../data/seats.ts'

/** The seat facts of any session, live: for the few screens that compare sessions. */
export function useSeatFacts(): (sessionId: string) => SeatFacts | null {
  const data = useDeviceData()
  const sessions = watchSessions(data)
  const leases = watchLeases(data)
  const bookings = watchBookings(data)
  const leasesOf = computed(() => Map.groupBy(leases.value, (lease) => lease.sessionId))
  const bookingsOf = computed(() => Map.groupBy(bookings.value, (booking) => booking.sessionId))
  return (sessionId) => {
    const session = sessions.value.find(({ id }) => id === sessionId)
    if (!session) return null
    return {
      session,
      leases: leasesOf.value.get(sessionId) ?? [],
      bookings: bookingsOf.value.get(sessionId) ?? [],
    }
  }
}
