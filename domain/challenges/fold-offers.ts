import type { Booking } from './booking.ts'

/** So many offers that passed without an answer are told in full; older ones say nothing more. */
const TOLD_OFFERS = 3

/**
 * The booking without the oldest offers that nobody answered. Somebody who waits for weeks is offered seats
 * again and again: the history keeps room for their answer.
 */
export function foldOffers<T extends Pick<Booking, 'events'>>(booking: T): T {
  const expired = booking.events.filter(({ type }) => type === 'offer-expired').map(({ offerId }) => offerId)
  const folded = new Set(expired.slice(0, -TOLD_OFFERS))
  if (folded.size === 0) return booking
  const events = booking.events.filter(({ id, type, offerId }) =>
    type === 'offered' ? !folded.has(id) : type !== 'offer-expired' || !folded.has(offerId),
  )
  return { ...booking, events }
}
