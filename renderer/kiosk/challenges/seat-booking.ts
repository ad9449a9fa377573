import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { AgeBand } from '../../../domain/seats/booking.ts'
import { isLive } from '../../../domain/seats/booking-status.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { book, watchBookings } from '../../data/bookings.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { askForSeats, watchSeats } from '../../data/seats.ts'
import { useSaving } from '../../page/use-saving.ts'
import { useSentence } from '../../page/use-sentence.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { idsHere, useMyBookings } from '../bookings/my-bookings.ts'
import { useGo } from '../go.ts'

/**
 * A seat in one session, of a challenge or of an event: what is left, what this person has there, and booking it. `then`:
 * whether its slip is shown, or the screen says so itself.
 */
export function useSeatBooking(sessionId: string, then: 'slip' | 'stay' = 'slip') {
  const { t } = useI18n()
  const go = useGo()
  const data = useDeviceData()
  const session = useVisitorSession()
  const seats = watchSeats(data, sessionId)
  const mine = useMyBookings()
  const own = computed(() => mine.value.find((one) => one.sessionId === sessionId && isLive(one)))
  const { busy, failure, run } = useSaving()
  const refused = useSentence()

  // A seat of the server's is asked for as soon as somebody reads: it may be here before they have finished.
  if (session.pass) askForSeats(data, sessionId)

  /** Books, or joins the line of a full session, and shows the slip. */
  async function reserve(wanted: ChallengeSession, ageBand?: AgeBand): Promise<void> {
    if (busy.value) return
    refused.value = ''
    const saved = await run(() =>
      book(data, {
        session: wanted,
        visitorId: session.pass!.visitorId,
        alsoKnownAs: idsHere(session).slice(1),
        ...(session.name ? { name: session.name } : {}),
        ...(ageBand ? { ageBand } : {}),
      }),
    )
    if (!saved.ok) return
    const made = saved.value
    if (made.ok) {
      session.booked = { id: made.value.id, sessionId }
      if (then === 'slip') await go('slip')
    } else {
      const words = { 'already-booked': 'already', 'session-over': 'over', 'not-ready': 'notReady' } as const
      refused.value = () => t(`challenges.slip.${words[made.reason]}`)
    }
  }

  return {
    seats,
    own,
    /** Of everybody, for the place in the line. */
    ofAll: watchBookings(data, sessionId),
    isFull: computed(() => seats.value?.left === 0 && !own.value),
    /** The words of the button that books; nothing where there is nothing to book. */
    next: computed(() => {
      if (!session.pass || own.value || !seats.value || seats.value.left === 0) return undefined
      return t(seats.value.here > 0 ? 'challenges.card.book' : 'challenges.card.ask')
    }),
    busy,
    failure,
    refused,
    reserve,
    openSlip(): void {
      if (!own.value) return
      session.booked = { id: own.value.id, sessionId, again: true }
      void go('slip')
    },
  }
}
