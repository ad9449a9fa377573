import type { Booking } from './booking.ts'

/** The rank of each booking of a session, by when it was asked for: the same on every device that holds them. */
export function rankOfPerson(bookings: readonly Pick<Booking, 'id' | 'askedAt'>[]): Map<string, number> {
  const inOrder = [...bookings].sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
  return new Map(inOrder.map(({ id }, index) => [id, index + 1]))
}
