import { withDue, type SiteTimes } from '../../../domain/places/free-times.ts'
import { clashesOf } from '../../../domain/places/judge-reservation.ts'
import { reservationStatus, type ReservationStatus } from '../../../domain/places/reservation-status.ts'
import type { Reservation } from '../../../domain/places/reservation.ts'
import type { Thing } from '../../../domain/places/thing.ts'
import type { Instant } from '../../../domain/time.ts'

export interface ReservationLine {
  reservation: Reservation
  status: ReservationStatus
  thing: Thing | undefined
  /** It was promised here and handed to somebody else. */
  clashes: boolean
}

export const listNames = ['late', 'out', 'coming', 'asked', 'done'] as const
type ListName = (typeof listNames)[number]
const listOf: Partial<Record<ReservationStatus, ListName>> = {
  overdue: 'late',
  out: 'out',
  granted: 'coming',
  asked: 'asked',
}

/** What hosts look at: what is awaited first, then what is out, what comes next, and what is over, the latest first. */
export function reservationLists(
  things: readonly Thing[],
  all: readonly Reservation[],
  now: Instant,
  site: SiteTimes = {},
): Record<ListName, ReservationLine[]> {
  const due = all.map((one) =>
    withDue(
      one,
      things.find(({ id }) => id === one.thingId),
      site,
    ),
  )
  const clashing = new Set(
    things.flatMap((thing) =>
      clashesOf(
        thing,
        due.filter(({ thingId }) => thingId === thing.id),
        now,
      ),
    ),
  )
  const lists: Record<ListName, ReservationLine[]> = { late: [], out: [], coming: [], asked: [], done: [] }
  for (const reservation of due) {
    const status = reservationStatus(reservation, now)
    const thing = things.find(({ id }) => id === reservation.thingId)
    lists[listOf[status] ?? 'done'].push({ reservation, status, thing, clashes: clashing.has(reservation) })
  }
  const soonest = (a: ReservationLine, b: ReservationLine) =>
    Number(b.clashes) - Number(a.clashes) || a.reservation.startsAt - b.reservation.startsAt
  for (const name of listNames) lists[name].sort(soonest)
  lists.done.reverse()
  return lists
}
