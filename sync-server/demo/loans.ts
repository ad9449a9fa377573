import { loanOf, slotsOf } from '../../domain/places/free-times.ts'
import type { Reservation, ReservationEvent } from '../../domain/places/reservation.ts'
import { reservationStatus } from '../../domain/places/reservation-status.ts'
import type { Thing } from '../../domain/places/thing.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { addDays, DAY, parisDay, type Instant } from '../../domain/time.ts'
import type { Receipts } from '../sync/receipts.ts'
import type { Person } from './people.ts'

/** What is booked and lent in the demo: a slot tomorrow, a tool that is out, one that was to be back, one that is back. */
export function demoReservations(
  siteId: string,
  things: readonly Thing[],
  people: readonly Person[],
  { today, receipts }: { today: Instant; receipts: Receipts },
): Reservation[] {
  const day = parisDay(today)
  const lent = things.filter(({ way }) => way === 'loan')
  const room = things.find(({ way, roomId }) => way === 'slot' && roomId === undefined)
  const [tool, bike] = [lent[0], lent.at(-1)]
  if (!room || !tool || !bike) return []
  const make = (
    id: string,
    thing: Thing,
    person: number,
    span: { startsAt: Instant; endsAt: Instant },
    ...done: ('handed-out' | 'returned')[]
  ): Reservation => {
    const at = Math.min(span.startsAt, today) - DAY
    const asked = newRecord(
      { ...byServer(at), siteId },
      {
        ...{ id: `demo-loan-${id}`, thingId: thing.id, visitorId: people[person]!.visitorId, ...span },
        ...{ askedAt: at, events: [] as ReservationEvent[] },
      },
    )
    const granted: ReservationEvent = { id: 'server.granted', type: 'granted', at, by: 'server' }
    const told = done.map((type, index): ReservationEvent => ({
      ...{ id: `demo-loan-${id}.${type}`, type, at: span.startsAt + index * DAY, by: 'demo-desk' },
    }))
    return { ...asked, events: [{ ...granted, receipt: receipts.onReservation(asked, granted) }, ...told] }
  }
  const all = [
    make('slot', room, 3, slotsOf(room, addDays(day, 1))[1]!),
    make('out', bike, 5, loanOf(bike, addDays(day, -1), 3), 'handed-out'),
    make('late', tool, 8, loanOf(tool, addDays(day, -6), 4), 'handed-out'),
    make('back', bike, 12, loanOf(bike, addDays(day, -9), 2), 'handed-out', 'returned'),
  ]
  return all.filter((one) => reservationStatus(one, today) !== 'over')
}
