import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../time.ts'
import { aSession, NOW } from '../sessions/testing/a-session.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import type { Booking } from './booking.ts'
import type { KioskPresence } from './seat-grant.ts'
import type { SeatLease } from './seat-lease.ts'
import { changeCapacity, declareLost, refillLease, returnLease } from './seat-requests.ts'

const open = (told: Partial<ChallengeSession> = {}) => aSession({ publishedAt: NOW - HOUR, ...told })
const lease = (deviceId: string, seats: number, told: Partial<SeatLease> = {}): SeatLease =>
  ({
    id: `s1.${deviceId}.1`,
    sessionId: 's1',
    deviceId,
    gen: 1,
    seats,
    state: 'active',
    ...told,
  }) as SeatLease
const sold = (deviceId: string, slot: number) =>
  ({ id: `s1.${deviceId}.1.${slot}`, leaseId: `s1.${deviceId}.1`, slot, events: [] }) as unknown as Booking
const waiting = { id: 'w', askedAt: NOW, events: [] } as unknown as Booking
const kiosk = (deviceId: string, told: Partial<KioskPresence> = {}): KioskPresence => ({
  ...{ deviceId, lastContactAt: NOW, revoked: false },
  ...told,
})
const nothing = { leases: [], bookings: [] }

describe('a kiosk that asks for seats', () => {
  const asks = (
    session: ChallengeSession,
    { leases = [], bookings = [] }: { leases?: SeatLease[]; bookings?: Booking[] } = {},
    kiosks = [kiosk('k1'), kiosk('k2'), kiosk('k3')],
  ) => refillLease({ session, leases, bookings }, 'k1', 3, kiosks, NOW)
  const given = (...told: Parameters<typeof asks>) =>
    asks(...told).leases.map(({ id, seats, state }) => ({ id, seats, state }))
  const lent = (seats: number) => [{ id: 's1.k1.1', seats, state: 'active' }]

  it('gets them as its first lease, or more of the one it has', () => {
    expect(given(open())).toEqual(lent(3))
    expect(given(open(), { leases: [lease('k1', 2)] })).toEqual(lent(5))
  })

  it('gets no more than the pool has beside the desk’s reserve and those who wait', () => {
    expect(given(open({ capacity: 2 }))).toEqual(lent(2))
    expect(given(open({ capacity: 3, deskReserve: 1 }))).toEqual(lent(2))
    expect(given(open({ capacity: 3 }), { bookings: [waiting] })).toEqual(lent(2))
    expect(given(open({ capacity: 1, deskReserve: 1 }))).toEqual([])
  })

  it('gets none of a session that takes no bookings, or that is becoming smaller', () => {
    expect(asks(aSession())).toEqual(nothing)
    expect(asks(open({ cancelledAt: NOW }))).toEqual(nothing)
    expect(asks(open({ wantedCapacity: 4 }))).toEqual(nothing)
  })

  it('gets none before every kiosk has told what a restored server forgot', () => {
    const owing = kiosk('k2', { owesSince: NOW })
    expect(asks(open(), {}, [kiosk('k1'), owing])).toEqual(nothing)
    expect(given(open(), {}, [kiosk('k1'), { ...owing, revoked: true }])).toEqual(lent(3))
  })

  it('gets none while it has to give its own back', () => {
    const draining = { state: 'draining' as const }
    expect(asks(open(), { leases: [lease('k1', 2, draining)] })).toEqual(nothing)
    expect(given(open(), { leases: [lease('k2', 2, draining)] })).toEqual(lent(3))
  })

  it('gets none when it has not spoken for more than ten minutes, or is revoked, or is unknown', () => {
    const spoke = (ago: number) => given(open(), {}, [kiosk('k1', { lastContactAt: NOW - ago })])
    expect(spoke(10 * MINUTE)).toEqual(lent(3))
    expect(spoke(10 * MINUTE + 1)).toEqual([])
    // By a clock that was an hour ahead and came right since.
    expect(spoke(-HOUR)).toEqual([])
    expect(asks(open(), {}, [kiosk('k1', { revoked: true })])).toEqual(nothing)
    expect(asks(open(), {}, [kiosk('k2')])).toEqual(nothing)
  })

  describe('where nothing is left to lend', () => {
    const full = open({ capacity: 6 })
    const asked = (
      leases: SeatLease[],
      bookings: Booking[] = [],
      kiosks = [kiosk('k1'), kiosk('k2'), kiosk('k3')],
    ) =>
      refillLease({ session: full, leases, bookings }, 'k1', 3, kiosks, NOW).leases.map(({ id, state }) => [
        id,
        state,
      ])

    it('lets the kiosk with most unsold seats give them back', () => {
      expect(asked([lease('k2', 2), lease('k3', 4)])).toEqual([['s1.k3.1', 'draining']])
      expect(asked([lease('k2', 4), lease('k3', 2)])).toEqual([['s1.k2.1', 'draining']])
      for (const two of [
        [lease('k3', 3), lease('k2', 3)],
        [lease('k2', 3), lease('k3', 3)],
      ]) {
        expect(asked(two)).toEqual([['s1.k2.1', 'draining']])
      }
      // What a lost kiosk holds comes back from nobody.
      const lost = lease('k3', 4, { state: 'written-off' })
      expect(asked([lost, lease('k2', 2)])).toEqual([['s1.k2.1', 'draining']])
      const three = [sold('k3', 0), sold('k3', 1), sold('k3', 2)]
      expect(asked([lease('k2', 2), lease('k3', 4)], three)).toEqual([['s1.k2.1', 'draining']])
    })

    it('but only when that is fairer by two seats', () => {
      expect(asked([lease('k1', 2), lease('k2', 4)])).toEqual([['s1.k2.1', 'draining']])
      expect(asked([lease('k1', 3), lease('k2', 3)])).toEqual([])
      expect(asked([lease('k1', 2), lease('k2', 4)], [sold('k2', 0)])).toEqual([])
      expect(asked([lease('k1', 6)])).toEqual([])
    })

    it('asks no kiosk that is out of reach, and none twice', () => {
      const away = kiosk('k3', { lastContactAt: NOW - HOUR })
      expect(asked([lease('k2', 2), lease('k3', 4)], [], [kiosk('k1'), kiosk('k2'), away])).toEqual([
        ['s1.k2.1', 'draining'],
      ])
      expect(asked([lease('k2', 6, { state: 'draining' })])).toEqual([])
    })
  })
})

describe('a kiosk that gives its seats back', () => {
  const own = lease('k1', 3)
  const facts = { session: open(), leases: [lease('k2', 1), own], bookings: [sold('k1', 0), sold('k1', 1)] }

  it('is done once all that it sold has arrived', () => {
    const settled = { ok: true, value: { leases: [{ ...own, state: 'settled' }], bookings: [] } }
    expect(returnLease(facts, own.id, [0, 1])).toEqual(settled)
    expect(returnLease(facts, own.id, [])).toEqual(settled)
  })

  it('waits while one of its bookings is missing', () => {
    expect(returnLease(facts, own.id, [0, 2])).toEqual({ ok: false, reason: 'bookings-missing' })
  })

  it('may say so twice', () => {
    const again = { ...facts, leases: [{ ...own, state: 'settled' as const }] }
    expect(returnLease(again, own.id, [2])).toEqual({ ok: true, value: nothing })
  })

  it('and was declared lost meanwhile is heard, unless hosts have given others in the place of its seats', () => {
    const overcommits = [{ id: 'o', seats: 1, reason: 'lost-kiosk' as const, decidedBy: 'C', at: NOW }]
    const replaced = { ...facts, session: open({ overcommits }) }
    const lost = { ...own, state: 'written-off' as const }
    const settled = { ok: true, value: { leases: [{ ...own, state: 'settled' }], bookings: [] } }
    expect(returnLease({ ...facts, leases: [lost] }, own.id, [])).toEqual(settled)
    expect(returnLease({ ...replaced, leases: [lost] }, own.id, [])).toEqual({ ok: true, value: nothing })
    // The seats of a kiosk that nobody declared lost have no others in their place.
    expect(returnLease(replaced, own.id, [])).toEqual(settled)
  })

  it('cannot give back what it was never lent', () => {
    expect(returnLease(facts, 's1.k1.9', [])).toEqual({ ok: false, reason: 'unknown-lease' })
  })
})

it('a kiosk declared lost keeps what it holds unsold; what it gave back, and others, stay as they are', () => {
  const states = ['active', 'draining', 'settled', 'written-off'] as const
  const leases = [...states.map((state) => lease('k1', 2, { id: state, state })), lease('k2', 2)]
  const { leases: lost, bookings } = declareLost({ session: open(), leases, bookings: [] }, 'k1')
  expect(lost.map(({ id, state }) => [id, state])).toEqual([
    ['active', 'written-off'],
    ['draining', 'written-off'],
  ])
  expect(bookings).toEqual([])
})

it('a session becomes larger at once, and smaller as far as seats come back', () => {
  const session = open({ capacity: 8 })
  const shrinking = { ...session, wantedCapacity: 5 }
  expect(changeCapacity(session, 10)).toEqual({ ...session, capacity: 10 })
  expect(changeCapacity(session, 5)).toEqual(shrinking)
  expect(changeCapacity(shrinking, 8)).toEqual(session)
  expect(changeCapacity(shrinking, 6)).toEqual({ ...session, wantedCapacity: 6 })
})
