import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../time.ts'
import { bookingStatus, openOffer } from './booking-status.ts'
import type { Booking, BookingEvent } from './booking.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { decideSeats } from './decide-seats.ts'
import { changeCapacity, declareLost, refillLease, returnLease } from './seat-requests.ts'
import type { KioskPresence } from './seat-grant.ts'
import { leaseId, slotBookingId, type SeatLease } from './seat-lease.ts'
import { seatLedger, type SeatFacts } from './seat-ledger.ts'
import { aSession, NOW } from '../sessions/testing/a-session.ts'
import { waitingLine } from './waiting-line.ts'

const head = { siteId: 'brest', rev: '1', at: NOW, by: 'server' }
const session = (told: Partial<ChallengeSession> = {}) => aSession({ publishedAt: NOW - DAY, ...told })

function lease(deviceId: string, seats: number, told: Partial<SeatLease> = {}): SeatLease {
  const gen = told.gen ?? 1
  return {
    ...head,
    id: leaseId('s1', deviceId, gen),
    sessionId: 's1',
    deviceId,
    gen,
    seats,
    state: 'active',
    grantedAt: NOW - HOUR,
    expiresAt: NOW + 40 * HOUR,
    ...told,
  }
}

type Event = Partial<BookingEvent> & Pick<BookingEvent, 'type'>

/** Somebody who asks the server for a seat, `minutes` after ten. */
function request(visitorId: string, minutes: number, ...events: Event[]): Booking {
  return {
    ...head,
    id: `r-${visitorId}`,
    sessionId: 's1',
    visitorId,
    askedAt: NOW + minutes * MINUTE,
    events: events.map((event, index) => ({ id: `e${index}`, at: NOW, by: 'server', ...event })),
  }
}

/** Somebody to whom a kiosk gave a slot of its lease. */
function sale(of: SeatLease, slot: number, visitorId: string, ...events: Event[]): Booking {
  return { ...request(visitorId, -120, ...events), id: slotBookingId(of.id, slot), leaseId: of.id, slot }
}

const kiosk = (deviceId: string, told: Partial<KioskPresence> = {}): KioskPresence => ({
  deviceId,
  lastContactAt: NOW,
  revoked: false,
  ...told,
})

/** What is the case after the decision: the seats of each lease, and where each person stands. */
function after(facts: SeatFacts, kiosks: KioskPresence[] = [], now = NOW) {
  const decided = decideSeats(facts, kiosks, now)
  const leases = new Map([...facts.leases, ...decided.leases].map((one) => [one.id, one]))
  const bookings = new Map([...facts.bookings, ...decided.bookings].map((one) => [one.id, one]))
  const next: SeatFacts = {
    session: decided.session ?? facts.session,
    leases: [...leases.values()],
    bookings: [...bookings.values()],
  }
  return {
    next,
    lent: Object.fromEntries(next.leases.map(({ id, seats, state }) => [id.slice(3), `${seats} ${state}`])),
    people: Object.fromEntries(next.bookings.map((one) => [one.visitorId, bookingStatus(one)])),
    ledger: seatLedger(next),
  }
}

const nobody: SeatFacts = { session: session(), leases: [], bookings: [] }

describe('lending seats to kiosks', () => {
  it('eight seats and two kiosks in contact: four each', () => {
    expect(after(nobody, [kiosk('a'), kiosk('b')]).lent).toEqual({ 'a.1': '4 active', 'b.1': '4 active' })
  })

  it('what does not divide stays with the server', () => {
    const { lent, ledger } = after(nobody, [kiosk('a'), kiosk('b'), kiosk('c')])
    expect(lent).toEqual({ 'a.1': '2 active', 'b.1': '2 active', 'c.1': '2 active' })
    expect(ledger.pool).toBe(2)
  })

  it('the reserve of the desk is lent to nobody', () => {
    const facts = { ...nobody, session: session({ deskReserve: 3 }) }
    expect(after(facts, [kiosk('a')]).lent).toEqual({ 'a.1': '5 active' })
  })

  it('a kiosk that was silent for eleven minutes gets nothing', () => {
    const silent = kiosk('b', { lastContactAt: NOW - 11 * MINUTE })
    expect(after(nobody, [kiosk('a'), silent]).lent).toEqual({ 'a.1': '8 active' })
  })

  it('a draft lends nothing, nor does a session that starts in a quarter of an hour', () => {
    const { publishedAt: _never, ...draft } = session()
    expect(after({ ...nobody, session: draft }, [kiosk('a')]).lent).toEqual({})
    const soon = session({ startsAt: NOW + 15 * MINUTE, endsAt: NOW + 2 * HOUR })
    expect(after({ ...nobody, session: soon }, [kiosk('a')]).lent).toEqual({})
  })

  it('after a restore nothing is lent as long as one kiosk has not told what it holds', () => {
    const owing = kiosk('b', { owesSince: NOW - HOUR })
    expect(after(nobody, [kiosk('a'), owing]).lent).toEqual({})
    expect(after(nobody, [kiosk('a'), { ...owing, revoked: true }]).lent).toEqual({ 'a.1': '8 active' })
  })

  it('nor is a lease ended, or a second booking declined: what is not told yet may say otherwise', () => {
    const owing = kiosk('b', { owesSince: NOW - HOUR })
    const over = lease('b', 1, { expiresAt: NOW - MINUTE })
    const bookings = [request('P1', 0), { ...request('P1', 5), id: 'second' }]
    const facts = { ...nobody, leases: [over], bookings }
    expect(decideSeats(facts, [owing], NOW)).toEqual({ leases: [], bookings: [] })
    const cancelled = { ...facts, session: session({ cancelledAt: NOW, cancelReason: 'room' }) }
    const told = after(cancelled, [owing])
    expect([told.lent, told.people]).toEqual([{ 'b.1': '1 active' }, { P1: 'cancelled-by-site' }])
    expect(after(facts, [kiosk('b')]).lent).toMatchObject({ 'b.1': '1 draining' })
  })

  it('the kiosk that sold most in the last hour gets the larger share of what comes back', () => {
    const old = lease('a', 4, { state: 'settled' })
    const sold = [0, 1].map((slot) => ({ ...sale(old, slot, `P${slot}`), askedAt: NOW - 10 * MINUTE }))
    const { lent } = after({ ...nobody, leases: [old], bookings: sold }, [kiosk('a'), kiosk('b')])
    expect(lent).toEqual({ 'a.1': '4 settled', 'a.2': '4 active', 'b.1': '1 active' })
  })
})

describe('a lease', () => {
  it('of a kiosk that was revoked sells no more, and its seats stay its own until it has told what it sold', () => {
    const of = lease('a', 4)
    const { lent, ledger } = after({ ...nobody, leases: [of] }, [kiosk('a', { revoked: true })])
    expect(lent).toEqual({ 'a.1': '4 draining' })
    expect(ledger).toMatchObject({ lent: 4, pool: 4 })
  })

  it('whose time is over sells no more, and gives no seat back by that', () => {
    const { lent, ledger } = after({ ...nobody, leases: [lease('a', 8, { expiresAt: NOW })] })
    expect(lent).toEqual({ 'a.1': '8 draining' })
    expect(ledger.pool).toBe(0)
  })

  it('of a kiosk in contact is prolonged once half of its time is gone', () => {
    const of = lease('a', 8, { expiresAt: NOW + 20 * HOUR })
    const { next } = after({ ...nobody, leases: [of] }, [kiosk('a')])
    expect(next.leases[0]!.expiresAt).toBe(NOW + 48 * HOUR)
  })

  it('is given back only when every booking of it has arrived', () => {
    const of = lease('a', 4)
    const facts = { ...nobody, leases: [of], bookings: [sale(of, 0, 'P1')] }
    expect(returnLease(facts, of.id, [0, 1])).toEqual({ ok: false, reason: 'bookings-missing' })
    expect(returnLease(facts, of.id, [0])).toMatchObject({
      ok: true,
      value: { leases: [{ state: 'settled' }] },
    })
  })

  it('of a kiosk declared lost keeps its seats out of the pool, and the people their seats', () => {
    const of = lease('a', 4)
    const facts = { ...nobody, leases: [of], bookings: [sale(of, 0, 'P1')] }
    const [lost] = declareLost(facts, 'a').leases
    const { people, ledger } = after({ ...facts, leases: [lost!] })
    expect(people).toEqual({ P1: 'confirmed' })
    expect(ledger).toMatchObject({ pool: 4, writtenOff: 4 })
  })

  it('is raised when its kiosk asks for more, by no more than the pool has beside the reserve', () => {
    const facts = { ...nobody, session: session({ deskReserve: 1 }), leases: [lease('a', 4)] }
    expect(refillLease(facts, 'a', 5, [kiosk('a')], NOW).leases).toMatchObject([{ seats: 7 }])
  })

  it('of the richest kiosk is called back when another asks and the pool is empty', () => {
    const facts = { ...nobody, leases: [lease('a', 8)] }
    const { leases } = refillLease(facts, 'b', 2, [kiosk('a'), kiosk('b')], NOW)
    expect(leases).toMatchObject([{ deviceId: 'a', state: 'draining' }])
  })
})

describe('somebody who asks for a seat', () => {
  it('gets one of the pool at once', () => {
    expect(after({ ...nobody, bookings: [request('P1', 0)] }).people).toEqual({ P1: 'confirmed' })
  })

  it('waits when there is none', () => {
    const facts = { ...nobody, session: session({ capacity: 1 }) }
    const bookings = [request('P2', 5), request('P1', 0)]
    expect(after({ ...facts, bookings }).people).toEqual({ P1: 'confirmed', P2: 'waitlisted' })
  })

  it('is not told to wait as long as a kiosk in contact may give a seat back, which is called for', () => {
    const facts = { ...nobody, leases: [lease('a', 8)], bookings: [request('P1', 0)] }
    const { people, lent } = after(facts, [kiosk('a')])
    expect(people).toEqual({ P1: 'requested' })
    expect(lent).toEqual({ 'a.1': '8 draining' })
  })

  it('twice keeps the first of the two', () => {
    const again = { ...request('P1', 9), id: 'r-again' }
    const { next } = after({ ...nobody, bookings: [again, request('P1', 0)] })
    const declined = next.bookings.find(({ id }) => id === 'r-again')!
    expect(bookingStatus(declined)).toBe('declined')
    expect(declined.events.at(-1)).toMatchObject({ type: 'declined', declined: 'double' })
  })

  it('and has a seat from a kiosk already keeps that one', () => {
    const of = lease('a', 4)
    const { next } = after({ ...nobody, leases: [of], bookings: [request('P1', -300), sale(of, 0, 'P1')] })
    expect(next.bookings.map(bookingStatus)).toEqual(['declined', 'confirmed'])
  })
})

describe('the line of those who wait', () => {
  const full = session({ capacity: 1 })
  const waiting = [request('P2', 5, { type: 'waitlisted' }), request('P1', 0, { type: 'waitlisted' })]

  it('offers a seat to the one who asked first, for a day', () => {
    const { people, next } = after({ ...nobody, session: full, bookings: waiting })
    expect(people).toEqual({ P1: 'offered', P2: 'waitlisted' })
    expect(next.bookings.find(({ visitorId }) => visitorId === 'P1')!.events.at(-1)!.until).toBe(NOW + DAY)
  })

  it('offers it for two hours when the session is tomorrow, and never beyond its start', () => {
    const until = (startsAt: number) =>
      after({ ...nobody, session: { ...full, startsAt }, bookings: waiting })
        .next.bookings.flatMap(({ events }) => events)
        .find(({ type }) => type === 'offered')!.until
    expect(until(NOW + 23 * HOUR)).toBe(NOW + 2 * HOUR)
    expect(until(NOW + HOUR)).toBe(NOW + HOUR)
  })

  it('offers it to the next one when nobody answers in time, and sends the first to the end without penalty', () => {
    const offered = after({ ...nobody, session: full, bookings: waiting }).next
    const { people, next } = after(offered, [], NOW + DAY)
    expect(people).toEqual({ P1: 'waitlisted', P2: 'offered' })
    expect(waitingLine(next.bookings).map(({ visitorId }) => visitorId)).toEqual(['P1'])
  })

  it('confirms who accepts, and gives the seat to nobody else meanwhile', () => {
    const offered = after({ ...nobody, session: full, bookings: waiting }).next
    const offerId = offered.bookings[1]!.events.at(-1)!.id
    const yes = { id: 'yes', type: 'offer-accepted', at: NOW, by: 'a', offerId } as const
    const told = offered.bookings.map((one) =>
      one.visitorId === 'P1' ? { ...one, events: [...one.events, yes] } : one,
    )
    expect(after({ ...offered, bookings: told }).people).toEqual({ P1: 'confirmed', P2: 'waitlisted' })
  })

  it('begins with the person to whom a kiosk gave a seat that was no longer its own, whenever they asked', () => {
    const of = lease('a', 1, { state: 'settled' })
    const late = { ...sale(of, 0, 'P9', { type: 'late', late: 'lease-settled' }), askedAt: NOW + HOUR }
    const line = waitingLine([...waiting, late])
    expect(line.map(({ visitorId }) => visitorId)).toEqual(['P9', 'P1', 'P2'])
    const { people } = after({ session: full, leases: [of], bookings: [...waiting, late] })
    expect(people).toEqual({ P9: 'confirmed', P1: 'waitlisted', P2: 'waitlisted' })
  })

  it('lends nothing to kiosks while somebody waits', () => {
    const facts = { ...nobody, session: session({ capacity: 2 }), bookings: [...waiting, request('P3', 9)] }
    expect(after(facts, [kiosk('a')]).lent).toEqual({})
  })

  it('does not move any more once the session is about to start', () => {
    const soon = { ...full, startsAt: NOW + 10 * MINUTE }
    expect(after({ ...nobody, session: soon, bookings: waiting }).people).toEqual({
      P1: 'waitlisted',
      P2: 'waitlisted',
    })
  })
})

describe('a change of the session', () => {
  it('that cancels it tells everybody who counted on it, and nobody else', () => {
    const bookings = [request('P1', 0, { type: 'confirmed' }), request('P2', 1, { type: 'cancelled' })]
    const { people } = after({ ...nobody, session: session({ cancelledAt: NOW }), bookings })
    expect(people).toEqual({ P1: 'cancelled-by-site', P2: 'cancelled' })
  })

  it('to fewer places takes the free ones at once and never one that was promised', () => {
    const bookings = [1, 2, 3, 4].map((rank) => request(`P${rank}`, rank, { type: 'confirmed' }))
    const { next } = after({ ...nobody, session: changeCapacity(session(), 2), bookings })
    expect(next.session).toMatchObject({ capacity: 4, wantedCapacity: 2 })
    expect(next.bookings.every((one) => bookingStatus(one) === 'confirmed')).toBe(true)
  })

  it('to more places gives them to those who wait', () => {
    const bookings = [request('P1', 0, { type: 'confirmed' }), request('P2', 1, { type: 'waitlisted' })]
    const more = changeCapacity(session({ capacity: 1 }), 2)
    expect(after({ ...nobody, session: more, bookings }).people).toEqual({ P1: 'confirmed', P2: 'offered' })
  })
})

describe('a kiosk that has a lease', () => {
  const [a, b] = [kiosk('a'), kiosk('b')]

  it.each(['active', 'draining'] as const)(
    'still %s gets no second one, and keeps nobody else from theirs',
    (state) => {
      const facts = { ...nobody, leases: [lease('a', 2, { state })] }
      expect(after(facts, [a, b]).lent).toEqual({ 'a.1': `2 ${state}`, 'b.1': '3 active' })
    },
  )

  it('is lent no empty lease: one seat does not divide by two', () => {
    const facts = { ...nobody, session: session({ capacity: 1 }) }
    expect(after(facts, [a, b]).lent).toEqual({})
  })

  it('counts for what it sold in the last hour, not before, and not for requests', () => {
    const old = lease('a', 3, { state: 'settled' })
    const sold = (minutes: number) =>
      [0, 1].map((slot) => ({ ...sale(old, slot, `P${slot}`), askedAt: NOW - minutes * MINUTE }))
    const lentAfter = (bookings: Booking[]) => after({ ...nobody, leases: [old], bookings }, [a, b]).lent
    expect(lentAfter(sold(60))).toMatchObject({ 'a.2': '3 active', 'b.1': '3 active' })
    expect(lentAfter(sold(59))).toMatchObject({ 'a.2': '4 active', 'b.1': '1 active' })
    const asked = [request('P8', -5, { type: 'confirmed' }), request('P9', -5, { type: 'confirmed' })]
    expect(lentAfter([...sold(90), ...asked])).toMatchObject({ 'a.2': '2 active', 'b.1': '2 active' })
  })

  it('has it prolonged while it sells, not while it gives it back', () => {
    const old = { grantedAt: NOW - 30 * HOUR, expiresAt: NOW + 10 * HOUR }
    const leases = [lease('a', 4, old), lease('b', 4, { ...old, state: 'draining' as const })]
    const ends = after({ ...nobody, leases }, [a, b]).next.leases.map(({ expiresAt }) => expiresAt - NOW)
    expect(ends).toEqual([48 * HOUR, 10 * HOUR])
  })
})

describe('seats are called back for those who wait', () => {
  const [a, b] = [kiosk('a'), kiosk('b')]
  const full = { session: session({ capacity: 4 }) }
  const waits = (visitorId: string) => request(visitorId, 0, { type: 'waitlisted' })
  const states = (leases: SeatLease[], bookings: Booking[]) =>
    after({ ...full, leases, bookings }, [a, b]).next.leases.map(({ state }) => state)

  it('from the kiosk with most unsold seats, and from no more kiosks than are needed', () => {
    expect(states([lease('a', 1), lease('b', 3)], [waits('P1')])).toEqual(['active', 'draining'])
    expect(states([lease('a', 3), lease('b', 1)], [waits('P1'), waits('P2')])).toEqual(['draining', 'active'])
    expect(states([lease('a', 1), lease('b', 3)], ['P1', 'P2', 'P3', 'P4'].map(waits))).toEqual([
      'draining',
      'draining',
    ])
  })

  it('from the first of two kiosks that have the same, in whatever order they are known', () => {
    const leases = [lease('b', 2), lease('a', 2)]
    expect(states(leases, [waits('P1')])).toEqual(['active', 'draining'])
    expect(states(leases.toReversed(), [waits('P1')])).toEqual(['draining', 'active'])
  })

  it('not again while one that was called still has enough', () => {
    const leases = [lease('a', 2, { state: 'draining' }), lease('b', 2)]
    expect(states(leases, [waits('P1')])).toEqual(['draining', 'active'])
    expect(states(leases, ['P1', 'P2', 'P3'].map(waits))).toEqual(['draining', 'draining'])
  })

  it('not from a kiosk that has sold them all', () => {
    const [of, other] = [lease('a', 2), lease('b', 2)]
    const sold = [of, other].flatMap((one) => [0, 1].map((slot) => sale(one, slot, `${one.id}${slot}`)))
    expect(states([of, other], [...sold, waits('P1')])).toEqual(['active', 'active'])
  })

  it('and nobody is told to wait while they may come, nor promised seats that were given back', () => {
    const people = (leases: SeatLease[], sold: Booking[] = []) =>
      after({ ...full, leases, bookings: [...sold, request('P1', 0)] }, [a]).people['P1']
    const inUse = lease('b', 2)
    const of = lease('a', 2)
    const all = [0, 1].flatMap((slot) => [sale(of, slot, `A${slot}`), sale(inUse, slot, `B${slot}`)])
    expect(people([of, inUse], all)).toBe('waitlisted')
    expect(
      people(
        [lease('a', 2, { state: 'draining' }), inUse],
        all.filter(({ leaseId }) => leaseId === inUse.id),
      ),
    ).toBe('requested')
    const settled = lease('a', 3, { state: 'settled' })
    const held = [1, 2, 3, 4].map((n) => request(`H${n}`, -9, { type: 'confirmed' }))
    expect(people([settled], held)).toBe('waitlisted')
  })
})

describe('what is lowered, offered, or twice', () => {
  it('a capacity that cannot be reached yet is approached, and the kiosks sell no more', () => {
    const lowered = session({ wantedCapacity: 4 })
    const lent = after({ ...nobody, session: lowered, leases: [lease('a', 6)] }, [kiosk('a')])
    expect(lent.next.session).toMatchObject({ capacity: 6, wantedCapacity: 4 })
    expect(lent.lent).toEqual({ 'a.1': '6 draining' })
    const nothingSpare = decideSeats(
      { ...nobody, session: lowered, leases: [lease('a', 8)] },
      [kiosk('a')],
      NOW,
    )
    expect(nothingSpare.session).toBeUndefined()
    expect(nothingSpare.leases).toMatchObject([{ state: 'draining' }])
  })

  it('an offer stands until its time, exactly a day where the session is a day away', () => {
    const facts = { ...nobody, session: session({ capacity: 1, startsAt: NOW + 24 * HOUR }) }
    const offered = after({ ...facts, bookings: [request('P1', 0, { type: 'waitlisted' })] })
    expect(openOffer(offered.next.bookings[0]!)?.until).toBe(NOW + 24 * HOUR)
    const until = { id: 'o', type: 'offered' as const, until: NOW + MINUTE }
    expect(after({ ...facts, bookings: [request('P1', 0, until)] }).people).toEqual({ P1: 'offered' })
    const endless = request('P1', 0, { type: 'waitlisted' }, { id: 'o', type: 'offered' })
    const [kept] = after({ ...facts, bookings: [endless] }).next.bookings
    expect(kept!.events.map(({ type }) => type)).toContain('offer-expired')
  })

  it('of two requests at one moment the one with the first id stays; who was there is declined nothing', () => {
    const [first, second] = ['r1', 'r2'].map((id) => ({ ...request('P1', 0), id }))
    const statuses = (bookings: Booking[]) =>
      after({ ...nobody, bookings }).next.bookings.map((one) => [one.id, bookingStatus(one)])
    const expected = [
      ['r1', 'confirmed'],
      ['r2', 'declined'],
    ]
    expect(statuses([first!, second!])).toEqual(expected)
    expect(statuses([second!, first!])).toEqual(expected.toReversed())
    const there = { ...request('P1', 5, { type: 'attended' }), id: 'r3' }
    expect(statuses([first!, there])).toContainEqual(['r3', 'attended'])
    expect(there.events).toHaveLength(1)
  })

  it('who was there is not told that the session was cancelled', () => {
    const cancelled = session({ cancelledAt: NOW, cancelReason: 'room' })
    const bookings = [request('P1', 0, { type: 'attended' }), request('P2', 0, { type: 'confirmed' })]
    const told = decideSeats({ ...nobody, session: cancelled, bookings }, [], NOW).bookings
    expect(told.map(({ visitorId }) => visitorId)).toEqual(['P2'])
  })
})

it('decided twice at the same moment changes nothing the second time', () => {
  const of = lease('a', 3)
  const facts: SeatFacts = {
    session: session({ capacity: 5, deskReserve: 1 }),
    leases: [of, lease('b', 1, { expiresAt: NOW })],
    bookings: [sale(of, 0, 'P1'), request('P2', 0), request('P3', 1), request('P3', 2)],
  }
  const kiosks = [kiosk('a'), kiosk('b', { revoked: true })]
  const { next } = after(facts, kiosks)
  expect(decideSeats(next, kiosks, NOW)).toEqual({ leases: [], bookings: [] })
})

describe('a kiosk declared lost that is in contact', () => {
  const lost = lease('a', 4, { state: 'written-off' })

  it('is lent nothing before it has given its seats back, and others are', () => {
    const facts = { ...nobody, leases: [lost] }
    const { lent } = after(facts, [kiosk('a'), kiosk('b')])
    expect(lent).toEqual({ 'a.1': '4 written-off', 'b.1': '2 active' })
    expect(refillLease(facts, 'a', 2, [kiosk('a')], NOW).leases).toEqual([])
    const settled = { ...lost, state: 'settled' as const }
    expect(after({ ...nobody, leases: [settled] }, [kiosk('a')]).lent).toMatchObject({ 'a.2': '8 active' })
  })

  it('gives them back but for those that hosts gave in their place', () => {
    const facts = { ...nobody, leases: [lost] }
    expect(returnLease(facts, lost.id, [])).toMatchObject({ value: { leases: [{ state: 'settled' }] } })
    const given = (reason: 'lost-kiosk' | 'room-enlarged') =>
      session({ overcommits: [{ id: 'o', seats: 4, reason, decidedBy: 'Maëlle', at: NOW }] })
    expect(returnLease({ ...facts, session: given('lost-kiosk') }, lost.id, [])).toEqual({
      ok: true,
      value: { leases: [], bookings: [] },
    })
    const enlarged = returnLease({ ...facts, session: given('room-enlarged') }, lost.id, [])
    expect(enlarged).toMatchObject({ value: { leases: [{ state: 'settled' }] } })
  })
})
