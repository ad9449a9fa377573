import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookingStatus, isConfirmed } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import { seatLedger } from '../../domain/seats/seat-ledger.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { createAccount } from '../accounts/accounts.ts'
import { createEmployer } from '../employers/employers.ts'
import { asked, plan, sampleSession, soldSlot } from '../testing/sample-sessions.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { seatFactsOf } from './session-seats.ts'

let server: TestServer
let a: TestDevice
let b: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  ;[a, b] = [await server.device('brest', 'kiosk'), await server.device('brest', 'kiosk')]
})
afterEach(() => server.stop())

const idle = () => server.running.followUps.idle()
const row = (document: Booking): PushRow => ({
  collection: 'bookings',
  id: document.id,
  document,
  assumedRev: null,
})

async function push(device: TestDevice, ...bookings: Booking[]) {
  const results = await device.push(...bookings.map(row))
  await idle()
  return results.map(({ outcome }) => outcome)
}
async function leaseOf(device: TestDevice): Promise<SeatLease> {
  return ((await device.records('seatLeases')) as SeatLease[]).sort((x, y) => x.gen - y.gen).at(-1)!
}
async function booking(id: string): Promise<Booking> {
  return ((await a.records('bookings')) as Booking[]).find((one) => one.id === id)!
}
async function statuses(): Promise<Record<string, string>> {
  const all = (await a.records('bookings')) as Booking[]
  return Object.fromEntries(all.map((one) => [one.visitorId, bookingStatus(one)]))
}

describe('a kiosk’s booking is refused when', () => {
  it('it names a seat of another kiosk, no session, or an id that is not its seat’s', async () => {
    await plan(server, sampleSession('s1'))
    const lease = await leaseOf(b)
    const foreign = { ...soldSlot(lease, 0, 'P1', START), by: a.scope.deviceId }
    expect(await a.push(row(foreign))).toMatchObject([{ outcome: 'refused', field: 'leaseId' }])
    const elsewhere = asked(a.scope.deviceId, 's9', 'P1', START)
    expect(await a.push(row(elsewhere))).toMatchObject([{ outcome: 'refused', field: 'sessionId' }])
    const own = { ...soldSlot(await leaseOf(a), 0, 'P1', START), id: 'something-else' }
    expect(await a.push(row(own))).toMatchObject([{ outcome: 'refused', field: 'id' }])
  })

  it('another person has that seat: the second waits at the head of the line and the hosts are told', async () => {
    await plan(server, sampleSession('s1', { capacity: 2 }))
    const host = await server.device('brest', 'host')
    await host.signIn('maelle', await server.account('brest', 'maelle'))
    const lease = await leaseOf(a)
    expect(await push(a, soldSlot(lease, 0, 'P1', START))).toEqual(['accepted'])
    const [second] = await a.push(row(soldSlot(lease, 0, 'P2', START + 1)))
    expect(second).toMatchObject({ outcome: 'refused', reason: 'slot-taken', master: { visitorId: 'P1' } })
    await idle()
    const kept = ((await host.records('bookings')) as Booking[]).find(({ visitorId }) => visitorId === 'P2')
    expect(kept!.id).toMatch(/\.0\.x[0-9a-f]{8}$/)
    expect(kept).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ late: 'slot-taken' })]),
    })
    const { body } = await host.call('GET', 'host/refused-rows')
    expect(body).toMatchObject({ rows: [{ reason: 'slot-taken' }] })
  })

  it('another person has that seat, and who comes second has said already that they do not come', async () => {
    await plan(server, sampleSession('s1', { capacity: 2 }))
    const lease = await leaseOf(a)
    expect(await push(a, soldSlot(lease, 0, 'P1', START))).toEqual(['accepted'])
    const second = soldSlot(lease, 0, 'P2', START + 1)
    const cancelled = { id: 'c1', type: 'cancelled' as const, at: START + 2, by: a.scope.deviceId }
    await push(a, second)
    await push(a, { ...second, events: [cancelled] })
    expect(await statuses()).toEqual({ P1: 'confirmed', P2: 'cancelled' })
    await push(a, second)
    const events = ((await a.records('bookings')) as Booking[]).map((one) =>
      one.events.map(({ type }) => type),
    )
    expect(events).toEqual([[], ['late', 'cancelled']])
  })

  it('another kiosk, an employer or a claim of another site names a slot that is taken', async () => {
    await plan(server, sampleSession('s1', { capacity: 2 }))
    await server.createSite('quimper')
    await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
    const bakery = await server.device('brest', 'employer', 'bakery')
    const lease = await leaseOf(a)
    await push(a, soldSlot(lease, 0, 'P1', START))
    const forged = soldSlot(lease, 0, 'P2', START + 1)
    const ofBakery = { ...forged, by: bakery.scope.deviceId, employerId: 'bakery' }
    expect(await bakery.push(row(ofBakery))).toMatchObject([{ reason: 'forbidden', master: null }])
    expect(await b.push(row(forged))).toMatchObject([{ reason: 'forbidden-field', field: 'leaseId' }])
    const elsewhere = { ...forged, siteId: 'quimper' }
    expect(await a.push(row(elsewhere))).toMatchObject([{ reason: 'foreign-site' }])
    const kept = await server.parts.store.read((view) => view.records('bookings'))
    expect(kept.map(({ id }) => id)).toEqual([`${lease.id}.0`])
  })
})

it('a kiosk tells nothing that is the server’s to tell', async () => {
  await plan(server, sampleSession('s1', { capacity: 1, deskReserve: 1 }))
  await push(b, asked(b.scope.deviceId, 's1', 'P0', START))
  const lie = asked(a.scope.deviceId, 's1', 'P1', START + 1)
  lie.events.push({ id: 'mine', type: 'confirmed', at: START, by: 'server' })
  await push(a, lie)
  expect(bookingStatus(await booking(lie.id))).toBe('waitlisted')
})

it('a kiosk gives no seat to a booking that the server knows without one', async () => {
  await plan(server, sampleSession('s1', { capacity: 1, deskReserve: 1 }))
  await push(b, asked(b.scope.deviceId, 's1', 'P0', START))
  const waiting = asked(a.scope.deviceId, 's1', 'P1', START + 1)
  await push(a, waiting)
  const kept = await booking(waiting.id)
  const rev = nextRevision(kept.rev, START + 2, a.scope.deviceId)
  const claim = { ...kept, rev, by: a.scope.deviceId, leaseId: `s1.${a.scope.deviceId}.1`, slot: 0 }
  await a.push({ collection: 'bookings', id: kept.id, document: claim, assumedRev: kept.rev })
  await idle()
  expect(await booking(waiting.id)).not.toHaveProperty('leaseId')
  expect((await statuses())['P1']).toBe('waitlisted')
})

it('shares a session’s seats among the kiosks in contact, and never lends the desk’s reserve', async () => {
  await plan(server, sampleSession('s1', { capacity: 9, deskReserve: 1 }))
  expect([(await leaseOf(a)).seats, (await leaseOf(b)).seats]).toEqual([4, 4])
})

it('confirms what kiosks sold without network, late and repeated, and gives nobody a seat twice', async () => {
  await plan(server, sampleSession('s1', { capacity: 4 }))
  const [ofA, ofB] = [await leaseOf(a), await leaseOf(b)]
  const sold = [
    soldSlot(ofA, 0, 'P1', START),
    soldSlot(ofA, 1, 'P2', START + 1),
    soldSlot(ofB, 0, 'P3', START + 2),
  ]
  const request = asked(a.scope.deviceId, 's1', 'P4', START + 3)
  server.clock.advance(3 * HOUR)
  await push(b, sold[2]!)
  expect(await push(a, sold[1]!, sold[0]!, request)).toEqual(['accepted', 'accepted', 'accepted'])
  await push(a, sold[0]!, request)
  const { P4, ...others } = await statuses()
  expect(others).toEqual({ P1: 'confirmed', P2: 'confirmed', P3: 'confirmed' })
  // Kiosk B holds an unsold seat and was heard of: it is asked back, then it is P4's.
  expect(P4).toBe('requested')
  expect((await leaseOf(b)).state).toBe('draining')
  const back = await b.call('POST', 'seats/return', { sessionId: 's1', leaseId: ofB.id, soldSlots: [0] })
  expect(back.body).toEqual({ missing: false })
  await idle()
  expect((await statuses())['P4']).toBe('confirmed')
})

it('takes no seats back from a kiosk that has not sent all it sold', async () => {
  await plan(server, sampleSession('s1', { capacity: 4 }))
  const lease = await leaseOf(a)
  const back = await a.call('POST', 'seats/return', { sessionId: 's1', leaseId: lease.id, soldSlots: [0] })
  expect(back.body).toEqual({ missing: true })
  expect((await leaseOf(a)).state).toBe('active')
  const foreign = await b.call('POST', 'seats/return', { sessionId: 's1', leaseId: lease.id, soldSlots: [] })
  expect(foreign.status).toBe(404)
})

it('a freed seat is offered to the first who waits, then to the next when nobody answers', async () => {
  await plan(server, sampleSession('s1', { capacity: 2, deskReserve: 2, startsAt: START + DAY - HOUR }))
  const people = ['P1', 'P2', 'P3', 'P4'].map((id, index) => asked(a.scope.deviceId, 's1', id, START + index))
  await push(a, ...people)
  expect(await statuses()).toEqual({ P1: 'confirmed', P2: 'confirmed', P3: 'waitlisted', P4: 'waitlisted' })
  const kept = await booking(people[0]!.id)
  const at = server.clock.now()
  const rev = nextRevision(kept.rev, at, b.scope.deviceId)
  const event = { id: 'c1', type: 'cancelled' as const, at, by: b.scope.deviceId }
  const cancelled = { ...kept, rev, at, by: b.scope.deviceId, events: [...kept.events, event] }
  await b.push({ collection: 'bookings', id: kept.id, document: cancelled, assumedRev: kept.rev })
  await idle()
  expect(await statuses()).toMatchObject({ P1: 'cancelled', P3: 'offered', P4: 'waitlisted' })
  server.clock.advance(2 * HOUR + MINUTE)
  await server.running.followUps.look()
  await idle()
  expect(await statuses()).toMatchObject({ P3: 'waitlisted', P4: 'offered' })
})

it('people of a kiosk declared lost keep their seats, and its unsold ones stay unsold until somebody says otherwise', async () => {
  await plan(server, sampleSession('s1', { capacity: 2 }))
  const host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const lease = await leaseOf(a)
  await host.call('POST', 'host/sessions/s1/declare-lost', { deviceId: a.scope.deviceId })
  await host.call('POST', 'host/sessions/s1/declare-lost', { deviceId: b.scope.deviceId })
  await push(b, asked(b.scope.deviceId, 's1', 'P2', START))
  expect((await statuses())['P2']).toBe('waitlisted')
  const unnamed = await host.call('POST', 'host/sessions/s1/overcommit', { seats: 1 })
  expect(unnamed.status).toBe(400)
  await host.call('POST', 'host/sessions/s1/overcommit', { seats: 1, reason: 'lost-kiosk' })
  await idle()
  expect((await statuses())['P2']).toBe('offered')
  await push(a, soldSlot(lease, 0, 'P1', START))
  const late = await booking(`${lease.id}.0`)
  expect(isConfirmed(late)).toBe(true)
  expect(late.events).toMatchObject([{ type: 'late', late: 'lease-written-off' }])
})

it('a session that is cancelled tells each person, and its seats come home', async () => {
  const session = sampleSession('s1', { capacity: 2 })
  await plan(server, session)
  await push(a, soldSlot(await leaseOf(a), 0, 'P1', START))
  await plan(server, { ...session, planRev: 2, cancelledAt: START, cancelReason: 'room' })
  expect(await statuses()).toEqual({ P1: 'cancelled-by-site' })
  expect((await leaseOf(a)).state).toBe('draining')
})

it('lends no seats to a kiosk that has been silent, and shares anew when it comes back', async () => {
  server.clock.advance(DAY / 2)
  await a.records('seatLeases')
  await plan(server, sampleSession('s1', { capacity: 6, startsAt: START + 2 * DAY, endsAt: START + 3 * DAY }))
  expect((await leaseOf(a)).seats).toBe(6)
  expect(await b.records('seatLeases')).toEqual([])
  const reply = await b.call('POST', 'seats/refill', { sessionId: 's1', want: 2 })
  expect(reply.body).toEqual({ granted: 0 })
  await idle()
  expect((await leaseOf(a)).state).toBe('draining')
})

it('a kiosk that is revoked loses its seats at once, without waiting for the next look', async () => {
  await plan(server, sampleSession('s1'))
  expect(await leaseOf(b)).toMatchObject({ deviceId: b.scope.deviceId, state: 'active', seats: 4 })
  await server.account('brest', 'lea')
  const host = await server.device('brest', 'host')
  await host.signIn('lea', 'lea-secret-secret')
  expect((await host.call('POST', `host/devices/${b.scope.deviceId}/revoke`)).status).toBe(204)
  await idle()
  const leases = await server.parts.store.read((view) => view.records('seatLeases', { siteId: 'brest' }))
  expect(leases.find(({ deviceId }) => deviceId === b.scope.deviceId)).toMatchObject({ state: 'draining' })
  expect(leases.find(({ deviceId }) => deviceId === a.scope.deviceId)).toMatchObject({ state: 'active' })
})

describe('one booking with a history that is full', () => {
  it.each(['change-kept', 'offer-declined', 'cancelled'] as const)(
    'of %s stops nobody else from getting a seat',
    async (type) => {
      await plan(server, sampleSession('s1', { capacity: 2, deskReserve: 2 }))
      const junk = asked(a.scope.deviceId, 's1', 'P1', START)
      junk.events = Array.from({ length: 60 }, (_, index) => ({
        ...{ id: `e${index}`, type, at: START + index, by: a.scope.deviceId },
        ...(type === 'offer-declined' ? { offerId: `of-nobody-${index}` } : {}),
      }))
      expect(await push(a, junk)).toEqual(['accepted'])
      await push(b, asked(b.scope.deviceId, 's1', 'P2', START + 100))
      expect((await statuses())['P2']).toBe('confirmed')
    },
  )
})

describe('named surpluses', () => {
  let host: TestDevice
  beforeEach(async () => {
    host = await server.device('brest', 'host')
  })
  const add = (seats: number) =>
    host.call('POST', 'host/sessions/s1/overcommit', { seats, reason: 'room-enlarged' })

  it('carry the name of who decided, however long it is, and their number has an end that is told', async () => {
    const name = 'Anne-Marie-Josèphe de Kergariou du Plessis-Bellière, accueil du matin'
    const made = await createAccount(server.parts, {
      ...{ siteId: 'brest', role: 'host', login: 'anne', name, secret: 'anne-secret-secret' },
    })
    expect(made.ok).toBe(true)
    await host.signIn('anne', 'anne-secret-secret')
    await plan(server, sampleSession('s1'))
    for (let count = 0; count < 20; count++) expect((await add(1)).status).toBe(204)
    const refused = await add(1)
    expect([refused.status, refusalIn(refused).reasons]).toEqual([409, ['too-many-overcommits']])
    const [session] = (await host.records('challengeSessions')) as ChallengeSession[]
    expect(session!.overcommits).toHaveLength(20)
    expect(session!.overcommits[0]!.decidedBy).toMatch(/^Anne-Marie-Josèphe .*…$/u)
  })

  it('of a great hall are lent as far as one kiosk can hold them, and stop nothing', async () => {
    await host.signIn('maelle', await server.account('brest', 'maelle'))
    await plan(server, sampleSession('s1', { capacity: 400 }))
    for (let count = 0; count < 20; count++) await add(50)
    await idle()
    await host.call('POST', `host/devices/${b.scope.deviceId}/revoke`)
    await a.call('POST', 'seats/return', { sessionId: 's1', leaseId: (await leaseOf(a)).id, soldSlots: [] })
    await idle()
    expect(await leaseOf(a)).toMatchObject({ state: 'active', seats: 500 })
  })
})

describe('a kiosk declared lost that speaks again', () => {
  let host: TestDevice
  beforeEach(async () => {
    host = await server.device('brest', 'host')
    await host.signIn('maelle', await server.account('brest', 'maelle'))
    await plan(server, sampleSession('s1', { capacity: 8 }))
  })
  const own = async () => ((await a.records('seatLeases')) as SeatLease[]).map(({ state }) => state)
  const refill = async () => (await a.call('POST', 'seats/refill', { sessionId: 's1', want: 1 })).body
  const giveBack = async ({ id: leaseId }: SeatLease, soldSlots: number[] = []) => {
    const { body } = await a.call('POST', 'seats/return', { sessionId: 's1', leaseId, soldSlots })
    await server.running.followUps.look()
    return body
  }

  it.each(['host/sessions/s1/declare-lost', 'host/devices/:id/declare-lost'])(
    '(by %s) is lent nothing before it has told what it sold and given the rest back',
    async (path) => {
      const lease = await leaseOf(a)
      const { deviceId } = a.scope
      const body = path.includes(':id') ? undefined : { deviceId }
      expect((await host.call('POST', path.replace(':id', deviceId), body)).status).toBe(204)
      // It speaks, and seats are free.
      await b.call('POST', 'seats/return', { sessionId: 's1', leaseId: (await leaseOf(b)).id, soldSlots: [] })
      await server.running.followUps.look()
      expect([await own(), await refill()]).toEqual([['written-off'], { granted: 0 }])
      // Hosts read that it is still the lost one.
      const seen = (await host.records('seatLeases')) as SeatLease[]
      expect(seen.find(({ id }) => id === lease.id)).toMatchObject({ state: 'written-off' })
      expect(await giveBack(lease, [0])).toEqual({ missing: true })
      expect(await own()).toEqual(['written-off'])
      await push(a, soldSlot(lease, 0, 'P1', START))
      expect(await giveBack(lease, [0])).toEqual({ missing: false })
      expect((await own()).sort()).toEqual(['active', 'settled'])
    },
  )

  it('brings no seats beside those that hosts gave in its place', async () => {
    const lease = await leaseOf(a)
    await host.call('POST', 'host/sessions/s1/declare-lost', { deviceId: a.scope.deviceId })
    await host.call('POST', 'host/sessions/s1/overcommit', { seats: 4, reason: 'lost-kiosk' })
    expect(await giveBack(lease)).toEqual({ missing: false })
    expect([await own(), await refill()]).toEqual([['written-off'], { granted: 0 }])
    const facts = await server.parts.store.read((view) => seatFactsOf(view, 'brest', 's1'))
    // Eight chairs, four of them given twice if the kiosk's own came back: eight may be promised, no more.
    const { limit, writtenOff } = seatLedger(facts!)
    expect(limit - writtenOff).toBe(8)
  })

  it('and was revoked is lent nothing ever', async () => {
    await host.call('POST', 'host/sessions/s1/declare-lost', { deviceId: a.scope.deviceId })
    await host.call('POST', `host/devices/${a.scope.deviceId}/revoke`)
    expect((await a.call('POST', 'seats/refill', { sessionId: 's1', want: 1 })).status).toBe(401)
    await server.running.followUps.look()
    const leases = await server.parts.store.read((view) => view.records('seatLeases', { siteId: 'brest' }))
    const ofA = leases.filter(({ deviceId }) => deviceId === a.scope.deviceId)
    expect(ofA.map(({ state }) => state)).toEqual(['written-off'])
  })
})
