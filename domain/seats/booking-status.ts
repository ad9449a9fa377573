import type { Booking, BookingEvent, BookingEventType, TakenBackReason } from './booking.ts'

export type BookingStatus =
  | 'requested'
  | 'waitlisted'
  | 'offered'
  | 'accepted'
  | 'confirmed'
  | 'declined'
  | 'cancelled'
  | 'cancelled-by-site'
  | 'attended'
  | 'absent'
  | 'excused'

/**
 * Where a booking stands (états d'une inscription). What happened in the room is said last; a cancelled seat
 * stays cancelled; `accepted` means that the visitor took an offered seat and the server has not said so yet
 * ("à confirmer").
 */
export function bookingStatus(booking: Pick<Booking, 'events' | 'leaseId'>): BookingStatus {
  const seen = lastOf(booking, ['attended', 'absent', 'excused', 'unsaid'])
  if (seen && seen.type !== 'unsaid') return seen.type as 'attended' | 'absent' | 'excused'
  if (has(booking, 'cancelled-by-site')) return 'cancelled-by-site'
  if (has(booking, 'cancelled')) return 'cancelled'
  if (has(booking, 'declined')) return 'declined'
  if (hasOwnSeat(booking) || has(booking, 'confirmed')) return 'confirmed'
  const offer = openOffer(booking)
  if (offer) return has(booking, 'offer-accepted', offer.id) ? 'accepted' : 'offered'
  return has(booking, 'waitlisted') ? 'waitlisted' : 'requested'
}

/** The seat of a kiosk's lease is the person's unless the server found it was no longer the kiosk's to sell. */
export function hasOwnSeat(booking: Pick<Booking, 'events' | 'leaseId'>): boolean {
  if (booking.leaseId === undefined) return false
  // A kiosk declared lost keeps its seats: what it sold in its time stays good, however late it is told.
  return booking.events.every((event) => event.type !== 'late' || event.late === 'lease-written-off')
}

/** The offer that waits for an answer, if any: neither declined nor expired. */
export function openOffer(booking: Pick<Booking, 'events'>): BookingEvent | undefined {
  const offer = lastOf(booking, ['offered'])
  if (!offer) return undefined
  return has(booking, 'offer-declined', offer.id) || has(booking, 'offer-expired', offer.id)
    ? undefined
    : offer
}

/** Beyond this many events nothing is unsaid any more, so that the day can still be told to its end. */
const MOST_UNSAID = 40

/** Whether what was said of their coming can be taken back: who let us know gave the seat to the next in line. */
export function canBeUnsaid(booking: Pick<Booking, 'events' | 'leaseId'>): boolean {
  const wasSaid = ['attended', 'absent'].includes(bookingStatus(booking))
  return wasSaid && isLive(booking) && booking.events.length < MOST_UNSAID
}

/** Why a host took this booking back, if one did. */
export function takenBackBecause(booking: Pick<Booking, 'events'>): TakenBackReason | undefined {
  return lastOf(booking, ['cancelled'])?.takenBack
}

/** Whether the person is counted on: booked, not cancelled, or there. */
export function isLive(booking: Pick<Booking, 'events'>): boolean {
  return !has(booking, 'cancelled') && !has(booking, 'cancelled-by-site') && !has(booking, 'declined')
}

/** The person was told "c'est confirmé" and nothing took it back since. */
export function isConfirmed(booking: Pick<Booking, 'events' | 'leaseId'>): boolean {
  return isLive(booking) && (hasOwnSeat(booking) || has(booking, 'confirmed'))
}

export function has({ events }: Pick<Booking, 'events'>, type: BookingEventType, offerId?: string): boolean {
  return events.some((event) => event.type === type && (offerId === undefined || event.offerId === offerId))
}

function lastOf(
  { events }: Pick<Booking, 'events'>,
  types: readonly BookingEventType[],
): BookingEvent | undefined {
  return events
    .filter((event) => types.includes(event.type))
    .sort(later)
    .at(-1)
}

function later(a: BookingEvent, b: BookingEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
