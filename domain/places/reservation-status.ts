import type { Instant } from '../time.ts'
import type { RefusedReason, Reservation, ReservationEvent, WithdrawnReason } from './reservation.ts'

/**
 * `asked`: the site has not said yes yet; `over`: its time passed and nobody came for it; `overdue`: it was to be back;
 * `back`, and `damaged` where it came back so.
 */
export const reservationStatuses = [
  'asked',
  'refused',
  'granted',
  'over',
  'cancelled',
  'withdrawn',
  'out',
  'overdue',
  'back',
  'damaged',
  'lost',
] as const
export type ReservationStatus = (typeof reservationStatuses)[number]

type Facts = Pick<Reservation, 'events' | 'endsAt'>

/**
 * Where a reservation stands. What a host did with the thing itself counts before every word on it: what was handed out is
 * out, also where the server had refused it meanwhile.
 */
export function reservationStatus(reservation: Facts, now: Instant): ReservationStatus {
  const events = standingEvents(reservation)
  const types = new Set(events.map(({ type }) => type))
  if (types.has('damaged')) return 'damaged'
  if (types.has('returned')) return 'back'
  if (types.has('lost')) return 'lost'
  if (types.has('handed-out')) return now > reservation.endsAt ? 'overdue' : 'out'
  if (types.has('withdrawn')) return 'withdrawn'
  if (types.has('cancelled')) return 'cancelled'
  if (types.has('refused')) return 'refused'
  if (now > reservation.endsAt) return 'over'
  return types.has('granted') ? 'granted' : 'asked'
}

/** The events that nobody took back. */
export function standingEvents({ events }: Pick<Reservation, 'events'>): ReservationEvent[] {
  const undone = new Set(events.flatMap(({ type, undoes }) => (type === 'undone' ? [undoes] : [])))
  return events.filter(({ id, type }) => type !== 'undone' && !undone.has(id))
}

/** Whether somebody still has something to do with it, or it with them. */
export function isLive(status: ReservationStatus): boolean {
  return ['asked', 'granted', 'out', 'overdue'].includes(status)
}

/** Whether it is with somebody. */
export function isOut(status: ReservationStatus): boolean {
  return status === 'out' || status === 'overdue'
}

export function refusedBecause(reservation: Pick<Reservation, 'events'>): RefusedReason | undefined {
  return standingEvents(reservation).find(({ type }) => type === 'refused')?.refused
}

export function withdrawnBecause(reservation: Pick<Reservation, 'events'>): WithdrawnReason | undefined {
  return standingEvents(reservation).find(({ type }) => type === 'withdrawn')?.withdrawn
}
