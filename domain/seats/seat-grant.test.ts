import { describe, expect, it } from 'vitest'
import { aSession, NOW } from '../sessions/testing/a-session.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { Booking } from './booking.ts'
import { drain, grantTo, isInContact, mayBeLentUnknown, renew, unsoldSeats } from './seat-grant.ts'
import { slotBookingId, type SeatLease } from './seat-lease.ts'

const lease = (told: Partial<SeatLease> = {}): SeatLease => ({
  ...{ id: 's1.k1.1', siteId: 'brest', rev: '1', at: NOW, by: 'server', sessionId: 's1', deviceId: 'k1' },
  ...{ gen: 1, seats: 4, state: 'active', grantedAt: NOW, expiresAt: NOW + 48 * HOUR },
  ...told,
})
const session = aSession({ publishedAt: NOW - DAY, startsAt: NOW + 10 * DAY, endsAt: NOW + 11 * DAY })
const facts = (...leases: SeatLease[]) => ({ session, leases, bookings: [] })
const kiosk = (told: object = {}) => ({ deviceId: 'k1', lastContactAt: NOW, revoked: false, ...told })

it('a kiosk is in contact for ten minutes after it spoke, unless it is revoked or spoke in the future', () => {
  const inContact = (told: object) => isInContact([kiosk(told)], 'k1', NOW)
  expect([10, -10].map((ago) => inContact({ lastContactAt: NOW - ago * MINUTE }))).toEqual([true, true])
  expect([1, -1].map((more) => inContact({ lastContactAt: NOW - more * (10 * MINUTE + 1) }))).toEqual([
    false,
    false,
  ])
  expect(inContact({ revoked: true })).toBe(false)
  expect(isInContact([kiosk()], 'k2', NOW)).toBe(false)
})

it('seats may be lent that nobody remembers, while a kiosk owes its word since a session was published', () => {
  const unknown = (told: object, of = session) => mayBeLentUnknown(of, [kiosk(), kiosk(told)])
  expect(unknown({ owesSince: NOW - DAY })).toBe(true)
  expect(unknown({ owesSince: NOW - DAY - 1 })).toBe(false)
  expect(unknown({ owesSince: NOW, revoked: true })).toBe(false)
  expect(unknown({})).toBe(false)
  expect(unknown({ owesSince: NOW }, aSession())).toBe(false)
})

it('a lease has left what no booking of it took, and never fewer than none', () => {
  const sold = (count: number) =>
    Array.from({ length: count }, (_, slot) => ({
      ...{ id: slotBookingId('s1.k1.1', slot), sessionId: 's1', visitorId: `v${slot}`, askedAt: NOW },
      ...{ leaseId: 's1.k1.1', slot, events: [], siteId: 'brest', rev: '1', at: NOW, by: 'k1' },
    })) as Booking[]
  expect([0, 3, 4, 5].map((count) => unsoldSeats(lease(), sold(count)))).toEqual([4, 1, 0, 0])
})

describe('lending seats', () => {
  it('raises the active lease of the kiosk and prolongs it, and touches no other', () => {
    const [own, other] = [lease({ expiresAt: NOW + HOUR }), lease({ id: 's1.k2.1', deviceId: 'k2' })]
    expect(grantTo(facts(other, own), 'k1', 2, NOW).leases).toEqual([
      other,
      { ...own, seats: 6, expiresAt: NOW + 48 * HOUR },
    ])
  })

  it('begins a lease of the next generation where none is active, until the session begins at the latest', () => {
    const old = lease({ gen: 3, state: 'settled' })
    const { leases } = grantTo({ ...facts(old), session: { ...session, startsAt: NOW + HOUR } }, 'k1', 2, NOW)
    expect(leases).toEqual([
      old,
      expect.objectContaining({
        ...{ id: 's1.k1.4', sessionId: 's1', deviceId: 'k1', gen: 4, seats: 2, state: 'active' },
        ...{ siteId: 'brest', by: 'server', grantedAt: NOW, expiresAt: NOW + HOUR },
      }),
    ])
    expect(grantTo(facts(), 'k1', 2, NOW).leases[0]).toMatchObject({ gen: 1, seats: 2 })
  })

  it('never lends more than a lease holds', () => {
    const most = grantTo(facts(), 'k1', 100_000, NOW).leases[0]!.seats
    expect(most).toBeLessThan(100_000)
    expect(grantTo(facts(lease({ seats: most })), 'k1', 5, NOW).leases[0]!.seats).toBe(most)
  })
})

it('the active leases that match sell no more; where none does, nothing changed', () => {
  const [own, settled] = [lease(), lease({ id: 's1.k1.0', gen: 0, state: 'settled' })]
  expect(drain(facts(own, settled), () => true).leases).toEqual([{ ...own, state: 'draining' }, settled])
  const all = facts(own, settled)
  expect(drain(all, ({ deviceId }) => deviceId === 'k2')).toBe(all)
})

it('a lease is prolonged once half of its time is gone, and never beyond the beginning', () => {
  const left = (hours: number, told: Partial<SeatLease> = {}) =>
    (renew(lease({ expiresAt: NOW + hours * HOUR, ...told }), session, NOW).expiresAt - NOW) / HOUR
  expect([47, 25, 24, 1].map((hours) => left(hours))).toEqual([47, 25, 48, 48])
  const soon = { ...session, startsAt: NOW + 30 * HOUR }
  const atTheEnd = lease({ expiresAt: soon.startsAt })
  expect(renew(atTheEnd, soon, NOW)).toBe(atTheEnd)
  expect(renew(lease({ expiresAt: NOW + HOUR }), soon, NOW).expiresAt).toBe(soon.startsAt)
})
