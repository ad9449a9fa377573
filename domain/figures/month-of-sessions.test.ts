import { expect, it } from 'vitest'
import type { Booking, BookingEvent } from '../seats/booking.ts'
import { aSession, anEvent, NOW } from '../sessions/testing/a-session.ts'
import { monthOfSessions, sumOfKinds } from './month-of-sessions.ts'

const booking = (type: BookingEvent['type'], rank: number): Booking => ({
  id: `b${rank}`,
  siteId: 'brest',
  rev: '1',
  at: 0,
  by: 'desk',
  sessionId: 'any',
  visitorId: `v${rank}`,
  askedAt: 0,
  events: (['confirmed', type] as const).map((one, at) => ({ id: one, type: one, at, by: 'server' })),
})
const came = (type: BookingEvent['type'], count: number) =>
  Array.from({ length: count }, (_, rank) => booking(type, rank))

it('events are counted apart from challenges: held, seats, who came, called off', () => {
  const month = monthOfSessions([
    { session: aSession({ publishedAt: NOW, capacity: 8 }), family: 'D', bookings: came('attended', 7) },
    { session: anEvent({ capacity: 20 }), bookings: came('attended', 12) },
    { session: anEvent({ id: 'e2', capacity: 10 }), bookings: came('absent', 6) },
    { session: anEvent({ id: 'e3', cancelledAt: NOW }), bookings: came('attended', 9) },
  ])
  expect(sumOfKinds(month.kinds)).toEqual([
    { matter: 'adventurer', family: 'D', held: 1, seats: 8 },
    { matter: 'event', family: '', held: 2, seats: 30 },
  ])
  const attended = (table: typeof month.attendance) =>
    table.cells.find(({ key }) => key === 'attended')!.least
  expect([month.cancelled, attended(month.attendance)]).toEqual([0, 7])
  expect([month.events.cancelled, attended(month.events.attendance)]).toEqual([1, 12])
})
