import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Booking, BookingEvent } from '../../domain/seats/booking.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { DAY } from '../../domain/time.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { asked, sampleSession } from '../testing/sample-sessions.ts'
import { START } from '../testing/start.ts'
import { isSecondOfSlot, secondOfSlot } from './second-of-a-slot.ts'
import { seatFollower } from './seat-desk.ts'
import { keepDecision, seatFactsOf } from './session-seats.ts'

const LATER = START + 1000
let parts: ServerParts
beforeEach(async () => {
  parts = await openServerParts(await openMemoryStore(), { now: () => LATER })
})
afterEach(() => parts.store.close())

const keepSession = (session: ChallengeSession) =>
  parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
const keepBooking = (booking: Booking) => parts.store.transaction((tx) => keepRecord(tx, 'bookings', booking))
const lease = (id: string, fields: Partial<SeatLease> = {}): SeatLease => ({
  ...sampleRecord('seatLeases', { id, siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 's1' }),
  ...fields,
})
const factsOf = (siteId = 'brest', sessionId = 's1') =>
  parts.store.read((view) => seatFactsOf(view, siteId, sessionId))
const draft = (id: string): ChallengeSession => {
  const { publishedAt: _unpublished, ...session } = sampleSession(id)
  return session
}

describe('what the server knows of a session’s seats', () => {
  it('are its leases and its bookings, and those of no other session or site', async () => {
    await keepSession(sampleSession('s1'))
    await keepSession(sampleSession('s2'))
    await parts.store.transaction(async (tx) => {
      await keepRecord(tx, 'seatLeases', lease('l1'))
      await keepRecord(tx, 'seatLeases', lease('l2', { sessionId: 's2' }))
      await keepRecord(tx, 'seatLeases', lease('l3', { siteId: 'quimper' }))
    })
    await keepBooking(asked('k1', 's1', 'P1', START))
    await keepBooking(asked('k1', 's2', 'P2', START))
    await keepBooking({ ...asked('k1', 's1', 'P3', START), siteId: 'quimper' })
    const facts = (await factsOf())!
    expect([facts.session.id, facts.leases.map(({ id }) => id)]).toEqual(['s1', ['l1']])
    expect(facts.bookings.map(({ visitorId }) => visitorId)).toEqual(['P1'])
  })

  it('is nothing of a session that it does not know', async () => {
    await keepSession(sampleSession('s1'))
    expect([await factsOf('brest', 's9'), await factsOf('quimper')]).toEqual([null, null])
  })
})

describe('a decision about seats', () => {
  const keep = (decision: Parameters<typeof keepDecision>[1]) =>
    parts.store.transaction((tx) => keepDecision(tx, decision, LATER))

  it('is written under revisions of the server; another capacity is another plan', async () => {
    const session = sampleSession('s1', { planRev: 4, capacity: 3 })
    await keep({ session, leases: [lease('l1')], bookings: [asked('k1', 's1', 'P1', START)] })
    const facts = (await factsOf())!
    expect(facts.session).toMatchObject({ planRev: 5, capacity: 3, by: 'server', at: LATER })
    expect(facts.session.rev > session.rev).toBe(true)
    expect(facts.leases).toMatchObject([{ id: 'l1', by: 'server', at: LATER }])
    expect(facts.bookings).toMatchObject([{ visitorId: 'P1', by: 'server', at: LATER }])
  })

  it('of leases and bookings alone leaves the plan as it is', async () => {
    await keepSession(sampleSession('s1', { planRev: 4 }))
    await keep({ session: null, leases: [], bookings: [] } as never)
    expect((await factsOf())!.session).toMatchObject({ planRev: 4, at: START })
  })

  it('keeps of a booking’s history what still says something', async () => {
    const offers = Array.from({ length: 30 }, (_, index): BookingEvent[] => [
      { id: `o${index}`, type: 'offered', at: START + index, by: 'server', until: START + index },
      { id: `x${index}`, type: 'offer-expired', at: START + index, by: 'server', offerId: `o${index}` },
    ])
    await keepSession(sampleSession('s1'))
    await keep({
      leases: [],
      bookings: [{ ...asked('k1', 's1', 'P1', START), events: offers.flat() }],
    } as never)
    const [booking] = (await factsOf())!.bookings
    expect(booking!.events.length).toBeLessThan(60)
    expect(booking!.events.at(-1)).toMatchObject({ type: 'offer-expired', offerId: 'o29' })
  })
})

describe('the seats of a session', () => {
  const register = { kiosksOf: () => Promise.resolve([]) } as unknown as DeviceRegister
  const decide = async (sessionId: string) => {
    const work = await seatFollower(parts, register).works.seats!({
      ...{ kind: 'seats', siteId: 'brest', subject: sessionId },
    })
    await parts.store.transaction(work)
  }
  const [first] = [asked('k1', 's1', 'P1', START)]

  it('are decided once it is published, and not before', async () => {
    await keepSession(draft('s1'))
    await keepBooking(first)
    await decide('s1')
    expect((await factsOf())!.bookings[0]!.events).toEqual([])
    await keepSession(sampleSession('s1'))
    await decide('s1')
    expect((await factsOf())!.bookings[0]!.events).toMatchObject([{ type: 'confirmed', at: LATER }])
  })

  it('of none that the server knows are nothing to decide', async () => {
    await expect(decide('s9')).resolves.toBeUndefined()
  })

  it('are looked at by themselves for two days after its end, once it is published', async () => {
    const [now, before] = [START + 10 * DAY, START + 8 * DAY]
    await keepSession(sampleSession('coming', { endsAt: now + DAY }))
    await keepSession(sampleSession('just', { startsAt: before - 1, endsAt: before + 1 }))
    await keepSession(sampleSession('over', { startsAt: before - 1, endsAt: before }))
    await keepSession({ ...draft('draft'), endsAt: now + DAY })
    const due = await seatFollower(parts, register).look(now)
    expect([...due].sort((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual([
      { kind: 'seats', siteId: 'brest', subject: 'coming' },
      { kind: 'seats', siteId: 'brest', subject: 'just' },
    ])
  })
})

describe('who comes second to a slot', () => {
  const sold = (visitorId: string): Booking => ({
    ...asked('k1', 's1', visitorId, START),
    ...{ id: 's1.k1.1.0', leaseId: 's1.k1.1', slot: 0 },
  })

  it('is another person than the first, with a seat of a lease', () => {
    expect(isSecondOfSlot(sold('P2'), sold('P1'))).toBe(true)
    expect(isSecondOfSlot(sold('P1'), sold('P1'))).toBe(false)
    expect(isSecondOfSlot(sold('P1'), undefined)).toBe(false)
    expect(isSecondOfSlot(asked('k1', 's1', 'P2', START), asked('k1', 's1', 'P1', START))).toBe(false)
  })

  it('waits under an id of their own, which tells nothing of them, however often it is told', () => {
    const second = secondOfSlot({ ...sold('P2'), sealedName: 'a.b.c' }, 'Léa')
    expect(second).toEqual({
      ...asked('k1', 's1', 'P2', START),
      ...{ id: expect.stringMatching(/^s1\.k1\.1\.0\.x[0-9a-f]{8}$/) as unknown, name: 'Léa' },
      events: [
        { ...{ id: `server.late.${START}`, type: 'late', late: 'slot-taken' }, at: START, by: 'server' },
      ],
    })
    expect(secondOfSlot(sold('P2'), undefined)).not.toHaveProperty('name')
    expect(secondOfSlot(sold('P2'), null)).not.toHaveProperty('name')
    expect(secondOfSlot(sold('P2'), '')).not.toHaveProperty('name')
    expect(secondOfSlot(sold('P2'), null).id).toBe(second.id)
    expect(secondOfSlot(sold('P3'), null).id).not.toBe(second.id)
    expect(secondOfSlot({ ...sold('P2'), id: 's1.k1.1.1' }, null).id).not.toBe(second.id)
  })

  it('keeps an id that a record may have, and its own end, however long that of the seat is', () => {
    const { id } = secondOfSlot({ ...sold('P2'), id: `${'x'.repeat(60)}.0` }, null)
    expect([id.length, /\.0\.x[0-9a-f]{8}$/.test(id)]).toEqual([64, true])
  })
})
