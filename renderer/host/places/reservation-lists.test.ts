import { expect, it } from 'vitest'
import { DAY, HOUR } from '../../../domain/time.ts'
import type { Reservation, ReservationEvent } from '../../../domain/places/reservation.ts'
import type { Thing } from '../../../domain/places/thing.ts'
import { reservationLists } from './reservation-lists.ts'

const NOW = 1_800_000_000_000
const hours = { opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7, count: 1 } as const
const drill: Thing = { id: 'drill', kind: 'tool', way: 'loan', name: 'Perceuse', picture: 'hammer', ...hours }
function of(id: string, startsAt: number, endsAt: number, ...types: ReservationEvent['type'][]): Reservation {
  const events = types.map((type, index) => ({ id: `${id}.${index}`, type, at: startsAt, by: 'd' }))
  const head = { id, siteId: 's', rev: '1', at: 1, by: 'd', thingId: 'drill', visitorId: id }
  return { ...head, startsAt, endsAt, askedAt: 1, events }
}

it('shows what is awaited, what is out, what comes, and first of all what was promised and is not there', () => {
  const all = [
    of('late', NOW - 3 * DAY, NOW - DAY, 'granted', 'handed-out'),
    of('soon', NOW + HOUR, NOW + 2 * HOUR, 'granted'),
    of('later', NOW + 5 * DAY, NOW + 6 * DAY, 'granted'),
    of('asked', NOW + 9 * DAY, NOW + 10 * DAY),
    of('back', NOW - 9 * DAY, NOW - 8 * DAY, 'granted', 'handed-out', 'returned'),
  ]
  const lists = reservationLists([drill], all, NOW)
  const ids = Object.entries(lists).map(([name, lines]) => [
    name,
    lines.map(({ reservation }) => reservation.id),
  ])
  expect(Object.fromEntries(ids)).toEqual({
    ...{ late: ['late'], out: [], coming: ['soon', 'later'], asked: ['asked'], done: ['back'] },
  })
  // The drill was to be back: whoever comes for it in an hour is told so in time.
  expect(lists.coming.map(({ clashes }) => clashes)).toEqual([true, false])
})
