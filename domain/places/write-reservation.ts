import type { VisitorId } from '../ids.ts'
import { newRecord, revised } from '../record/write.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Writer } from '../visits/check-in.ts'
import type { Span } from './free-times.ts'
import { isOut, reservationStatus, standingEvents } from './reservation-status.ts'
import type { Reservation, ReservationEvent, WithdrawnReason } from './reservation.ts'

/** Somebody asks for a thing; the server says yes or no. */
export function askFor(
  thingId: string,
  span: Span,
  { id, visitorId }: { id: string; visitorId: VisitorId },
  writer: Writer,
): Reservation {
  const { startsAt, endsAt } = span
  return newRecord(writer, { id, thingId, visitorId, startsAt, endsAt, askedAt: writer.now, events: [] })
}

/** What is said of it: a person no longer wants it, a host takes it back, hands it out, takes it in. */
export type SaidOfReservation =
  | { type: 'cancelled' | 'handed-out' | 'returned' | 'damaged' | 'lost' }
  | { type: 'withdrawn'; withdrawn: WithdrawnReason }
  | { type: 'undone' }

/** More than this nobody tells of one reservation, so that it can still be told to its end. */
const MOST_TOLD = 40

/** The reservation with what is said of it. `too-late`: it does not stand where that can be said. */
export function sayOf(
  reservation: Reservation,
  said: SaidOfReservation,
  id: string,
  writer: Writer,
): Result<Reservation, 'too-late'> {
  if (!maySay(reservation, said.type, writer.now)) return refuse('too-late')
  const told: ReservationEvent = { id, at: writer.now, by: writer.deviceId, ...said }
  const event = said.type === 'undone' ? { ...told, undoes: lastOfHosts(reservation)!.id } : told
  return ok(revised(reservation, writer, { events: [...reservation.events, event] }))
}

/** Whether that can be said of it as it stands. */
export function maySay(reservation: Reservation, type: SaidOfReservation['type'], now: Instant): boolean {
  const status = reservationStatus(reservation, now)
  if (type === 'undone')
    return reservation.events.length < MOST_TOLD && lastOfHosts(reservation) !== undefined
  if (type === 'returned' || type === 'damaged' || type === 'lost')
    return isOut(status) || (status === 'lost' && type !== 'lost')
  // What is with somebody is not given back by a word, nor handed out to another.
  return status === 'asked' || status === 'granted'
}

/** What a host did with the thing last: the one step that is taken back. */
function lastOfHosts(reservation: Reservation): ReservationEvent | undefined {
  return standingEvents(reservation).findLast(mayBeUndone)
}

const ofHosts: ReadonlySet<string> = new Set(['handed-out', 'returned', 'damaged', 'lost', 'withdrawn'])

/** Whether it is what a host did: nobody takes back what the server said, or what a visitor no longer wants. */
export function mayBeUndone({ type, by }: Pick<ReservationEvent, 'type' | 'by'>): boolean {
  return ofHosts.has(type) && by !== 'server'
}
