import { expect, it } from 'vitest'
import { aSession, NOW } from '../sessions/testing/a-session.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { Booking, BookingEventType } from './booking.ts'
import { decideSeats } from './decide-seats.ts'
import type { SeatLease } from './seat-lease.ts'

const session = (told: Partial<ChallengeSession> = {}) => aSession({ publishedAt: NOW - DAY, ...told })
const request = (id: string, visitorId: string, minutes: number, ...types: BookingEventType[]) =>
  ({
    ...{ id, visitorId, sessionId: 's1', askedAt: NOW + minutes * MINUTE },
    events: types.map((type, index) => ({ id: `e${index}`, type, at: NOW, by: 'server' })),
  }) as Booking
const lease = { id: 's1.k1.1', deviceId: 'k1', gen: 1, seats: 2, state: 'active' } as SeatLease
const told = ({ bookings }: { bookings: Booking[] }) =>
  bookings.map(({ id, events }) => [id, events.at(-1)!.type])

it('a capacity that nobody’s seat is in the way of is lowered at once, and wanted no more', () => {
  const lowered = session({ capacity: 6, wantedCapacity: 4 })
  const { session: next } = decideSeats({ session: lowered, leases: [], bookings: [] }, [], NOW)
  expect(next).toMatchObject({ capacity: 4 })
  expect(next).not.toHaveProperty('wantedCapacity')
})

it('who asks waits in the line where the seats left are with a kiosk that nobody hears', () => {
  const facts = {
    session: session({ capacity: 2 }),
    leases: [{ ...lease, expiresAt: NOW + DAY }],
    bookings: [request('r1', 'P1', 0)],
  }
  const kiosk = { deviceId: 'k1', lastContactAt: NOW, revoked: false }
  // As long as one that speaks may give them back, nobody is told to wait.
  expect(told(decideSeats(facts, [kiosk], NOW))).toEqual([])
  expect(told(decideSeats(facts, [{ ...kiosk, lastContactAt: NOW - HOUR }], NOW))).toEqual([
    ['r1', 'waitlisted'],
  ])
})

it('of two bookings of one person neither goes where they were there', () => {
  const facts = (type: BookingEventType) => ({
    session: session(),
    leases: [],
    bookings: [request('r1', 'P1', 0, 'confirmed'), request('r2', 'P1', 5, 'confirmed', type)],
  })
  expect(told(decideSeats(facts('attended'), [], NOW))).toEqual([])
  expect(told(decideSeats(facts('absent'), [], NOW))).toEqual([['r2', 'declined']])
})
