import type { VisitorId } from '../ids.ts'
import { revised, type Author } from '../record/write.ts'
import type { Booking } from './booking.ts'

/**
 * What stays of a booking once its person is erased: that a seat was taken, by nobody. `stranger`: a key that means
 * nothing. `isToCome`: the session is not over; the seat is given back.
 */
export function withoutVisitor(
  booking: Booking,
  { stranger, isToCome }: { stranger: VisitorId; isToCome: boolean },
  author: Author,
): Booking {
  const { ageBand: _age, name: _name, sealedName: _sealed, guardianName: _guardian, ...kept } = booking
  const events = booking.events.map(({ note: _note, ...event }) => event)
  const given = { id: `gone.${stranger}`, type: 'cancelled', at: author.now, by: author.deviceId } as const
  return revised({ ...kept, visitorId: stranger, events: isToCome ? [...events, given] : events }, author)
}
