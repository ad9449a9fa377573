import { slotsOf } from '../../../domain/places/free-times.ts'
import type { Reservation, ReservationEvent } from '../../../domain/places/reservation.ts'
import type { Thing } from '../../../domain/places/thing.ts'
import { addDays, DAY, siteDay } from '../../../domain/time.ts'
import { aSite } from '../../data/testing/records.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import type { Scene } from './scene.ts'

const hours = { opensAt: '09:00', closesAt: '12:00', slotMinutes: 60, longestDays: 7, count: 1 } as const
export const someThings: readonly Thing[] = [
  { id: 'room', kind: 'room', way: 'slot', name: 'Langogne', picture: 'meeting', ...hours },
  { id: 'drill', kind: 'tool', way: 'loan', name: 'Mende', picture: 'hammer', ...hours },
]
export const tomorrowsSlots = () => slotsOf(someThings[0]!, addDays(siteDay(Date.now()), 1))

/** A reservation of the person at the screen. */
export function aReservation(
  id: string,
  events: Partial<ReservationEvent>[],
  fields: Partial<Reservation> = {},
): Reservation {
  const told = events.map((event, index) => ({ id: `${id}.${index}`, at: 1, by: 'desk', ...event }))
  return {
    ...{ id, siteId: 'mende', rev: '000000001.000.k', at: 1, by: 'k', thingId: 'room', visitorId: 'V1' },
    ...{ ...tomorrowsSlots()[0]!, askedAt: 1, events: told as ReservationEvent[], ...fields },
  }
}

export async function withThings(
  { data, session }: OpenedKiosk,
  ...reservations: Reservation[]
): Promise<void> {
  await data.records('sites').insert({ ...(await aSite()).site, things: [...someThings] })
  session.pass ??= { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
  await data.records('reservations').bulkInsert(reservations)
}

/** Rooms and tools, and what one asked for. */
export const placeScenes: readonly Scene[] = [
  { name: 'things to book', screen: 'things', given: (kiosk) => withThings(kiosk) },
  { name: 'nothing to book', screen: 'things' },
  {
    name: 'a room',
    screen: 'thing',
    params: { thingId: 'room' },
    given: (kiosk) => withThings(kiosk),
    reach: (tap) => tap('places.day.second'),
  },
  { name: 'a tool', screen: 'thing', params: { thingId: 'drill' }, given: (kiosk) => withThings(kiosk) },
  { name: 'no such thing', screen: 'thing', params: { thingId: 'none' } },
  { name: 'no reservation', screen: 'my-reservations', given: (kiosk) => withThings(kiosk) },
  {
    name: 'my reservations',
    screen: 'my-reservations',
    given: (kiosk) =>
      withThings(
        kiosk,
        aReservation('asked', []),
        aReservation('granted', [{ type: 'granted' }]),
        aReservation('refused', [{ type: 'refused', refused: 'taken' }]),
        aReservation('withdrawn', [{ type: 'withdrawn', withdrawn: 'session' }]),
        aReservation('late', [{ type: 'handed-out' }], {
          thingId: 'drill',
          startsAt: Date.now() - 3 * DAY,
          endsAt: Date.now() - DAY,
        }),
      ),
  },
]
