import { expect, it } from 'vitest'
import type { Booking, BookingEvent } from './booking.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import type { SeatLease } from './seat-lease.ts'
import { seatLedger, seatsMissing } from './seat-ledger.ts'

const session = { capacity: 2, overcommits: [] } as unknown as ChallengeSession
const confirmed: BookingEvent = { id: 'c', type: 'confirmed', at: 1, by: 'server' }
const booking = (id: string, fields: Partial<Booking> = {}): Booking =>
  ({ id, events: [confirmed], ...fields }) as Booking
const lease = (seats: number): SeatLease => ({ id: 'l', seats, state: 'active' }) as SeatLease

it.each([
  ['as many people as seats', [booking('a'), booking('b')], [], 0],
  ['a person too many', [booking('a'), booking('b'), booking('c')], [], 1],
  [
    'one who gave the seat back',
    [
      booking('a'),
      booking('b'),
      booking('c', { events: [confirmed, { ...confirmed, id: 'x', type: 'cancelled' }] }),
    ],
    [],
    0,
  ],
  ['seats that a kiosk may still sell', [booking('a'), booking('b')], [lease(2)], 2],
  [
    'seats sold out of a lease that came back late',
    [booking('a'), booking('b'), booking('c', { events: [], leaseId: 'l', slot: 0 })],
    [{ ...lease(1), state: 'settled' }],
    1,
  ],
  [
    'a seat whose lease nobody knows any more',
    [booking('a'), booking('b'), booking('c', { events: [], leaseId: 'gone', slot: 0 })],
    [],
    1,
  ],
] as [string, Booking[], SeatLease[], number][])('%s', (_, bookings, leases, missing) => {
  expect(seatsMissing({ session, bookings, leases })).toBe(missing)
  const overcommits = [{ id: 'o', seats: 1, reason: 'other' as const, decidedBy: 'C', at: 1 }]
  expect(seatsMissing({ session: { ...session, overcommits }, bookings, leases })).toBe(
    Math.max(0, missing - 1),
  )
})

it('where each seat is: held for somebody, lent, sold, with a kiosk that is lost, or the server’s to give', () => {
  const offered: BookingEvent = { id: 'o', type: 'offered', at: 1, by: 'server', until: 9 }
  const declined: BookingEvent = { id: 'd', type: 'offer-declined', at: 2, by: 'k', offerId: 'o' }
  const gone: BookingEvent = { id: 'x', type: 'cancelled', at: 2, by: 'k' }
  const sold = (leaseId: string, slot: number, ...events: BookingEvent[]) =>
    booking(`${leaseId}.${slot}`, { leaseId, slot, events })
  const leases = [
    { ...lease(4), id: 'open' },
    { ...lease(3), id: 'settled', state: 'settled' },
    { ...lease(2), id: 'lost', state: 'written-off' },
  ] as SeatLease[]
  const bookings = [
    ...[booking('confirmed'), booking('offered', { events: [offered] })],
    ...[booking('refused', { events: [offered, declined] }), booking('waits', { events: [] })],
    ...[
      sold('open', 0),
      sold('open', 1, gone),
      sold('settled', 0),
      sold('settled', 1),
      sold('settled', 2, gone),
    ],
  ]
  expect(seatLedger({ session: { ...session, capacity: 20 }, leases, bookings })).toEqual({
    ...{ limit: 20, held: 2, lent: 3, sold: 2, writtenOff: 2, pool: 11 },
  })
})
