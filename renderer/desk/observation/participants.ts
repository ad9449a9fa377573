import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { bookingStatus } from '../../../domain/seats/booking-status.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import { rankOfPerson } from '../../../domain/seats/person-rank.ts'

/** Somebody in the room, by first name or nickname only. */
export interface Participant {
  booking: Booking
  name: string
}

/** How a desk names the people of a session. */
export type NameOf = (booking: Booking) => string

/**
 * Those who are there, by name. `expected`: also those who are booked and of whom nothing was said yet: a desk
 * without network may not have heard that they came.
 */
export function participantsOf(
  bookings: readonly Booking[],
  nameOf: NameOf,
  expected = false,
): Participant[] {
  const here = expected ? ['attended', 'confirmed'] : ['attended']
  return bookings
    .filter((booking) => here.includes(bookingStatus(booking)))
    .map((booking) => ({ booking, name: nameOf(booking) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/**
 * The one name of each person of a session, the same on every desk and page: the name given when booking, else
 * "Personne 3" by the order of booking. `known`: what this desk knows beside the booking, told before it. The
 * number of a card opens a kiosk, and is never a name.
 */
export function useSessionNames(
  bookings: Ref<readonly Booking[]>,
  known: (booking: Booking) => string | undefined = () => undefined,
): NameOf {
  const { t } = useI18n()
  const ranks = computed(() => rankOfPerson(bookings.value))
  return (booking) => {
    if (booking.name) return booking.name
    const unnamed = t('observation.person', { rank: ranks.value.get(booking.id) ?? '' })
    const told = known(booking)
    return told ? `${told} (${unnamed})` : unnamed
  }
}
