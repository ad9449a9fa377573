import { describe, expect, it } from 'vitest'
import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import { slotBookingId, type SeatLease } from '../../../domain/seats/seat-lease.ts'
import { bookingStatus } from '../../../domain/seats/booking-status.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { sampleSession } from '../../testing/sample-sessions.ts'
import { keepRecord } from '../keep-record.ts'
import { createReceipts } from '../receipts.ts'
import { bookingAsToldBy, bookings } from './bookings.ts'
import type { Incoming } from './intake.ts'

const at = (role: DeviceRole) => ({ siteId: 'brest', deviceId: `the-${role}`, role }) as Scope
const facts = { session: undefined, lease: undefined }
const told = (...events: Partial<BookingEvent>[]) =>
  ({
    id: 'b1',
    siteId: 'brest',
    rev: '1',
    at: 1,
    by: 'x',
    sessionId: 's1',
    visitorId: 'P1',
    askedAt: 1,
    events: events.map((event, index) => ({ id: `e${index}`, at: 1, by: 'x', ...event })),
  }) as Booking

it('why a booking was taken back, and that a presence was a mistake, are a host’s words', () => {
  const words = [{ type: 'unsaid' }, { type: 'cancelled', takenBack: 'age' }] as const
  const asHost = bookingAsToldBy(at('host'), told(...words), undefined, facts)
  expect(asHost.events).toMatchObject(words)
  expect(asHost.events.map(({ by }) => by)).toEqual(['the-host', 'the-host'])
  const asKiosk = bookingAsToldBy(at('kiosk'), told(...words), undefined, facts)
  expect(asKiosk.events.map(({ type, takenBack }) => [type, takenBack])).toEqual([['cancelled', undefined]])
  expect(bookingAsToldBy(at('employer'), told(...words), undefined, facts).events).toEqual([])
})

const NOW = 1_000_000
const session = sampleSession('s1', { employerId: 'clinic' })
const LEASE = 's1.the-kiosk.1'
const lease: SeatLease = {
  ...sampleRecord('seatLeases', { id: LEASE, siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 's1' }),
  deviceId: 'the-kiosk',
}
const sold = (fields: Partial<Booking> = {}): Booking => ({
  ...{ ...told(), id: slotBookingId(LEASE, 0), leaseId: LEASE, slot: 0 },
  ...fields,
})
const row = (
  role: DeviceRole,
  record: Booking,
  more: Partial<Incoming<Booking>> = {},
): Incoming<Booking> => ({
  ...{ scope: at(role), pen: { role, deviceId: `the-${role}` }, record, master: undefined },
  ...{ isUnproven: false, receipts: createReceipts('a-secret'), now: NOW, zone: undefined },
  ...more,
})
const known = { session, lease }
const refused = (
  role: DeviceRole,
  record: Booking,
  more: Partial<Incoming<Booking>> = {},
  told = known as object,
) =>
  bookings.refuses!(row(role, record, more), bookingAsToldBy(at(role), record, more.master, known), {
    ...facts,
    ...told,
  })

describe('what a booking says', () => {
  it('of session, person, moment, plan and seat belongs to its first copy', () => {
    const master = sold({ planRev: 2 })
    const other = sold({ sessionId: 's9', visitorId: 'P9', askedAt: 9, planRev: 9, leaseId: 'x', slot: 9 })
    expect(bookingAsToldBy(at('kiosk'), other, master, known)).toMatchObject({
      ...{ sessionId: 's1', visitorId: 'P1', askedAt: 1, planRev: 2, leaseId: LEASE, slot: 0 },
    })
    const plain = bookingAsToldBy(at('kiosk'), { ...other, id: 'b1' }, told(), known)
    for (const field of ['planRev', 'leaseId', 'slot']) expect(plain).not.toHaveProperty(field)
    expect(bookingAsToldBy(at('kiosk'), sold({ planRev: 3 }), undefined, known)).toMatchObject({ planRev: 3 })
  })

  it('of the employer is what its session says, whatever the device claims', () => {
    const claim = { ...told(), employerId: 'garage' }
    expect(bookingAsToldBy(at('kiosk'), claim, undefined, known)).toMatchObject({ employerId: 'clinic' })
    expect(bookingAsToldBy(at('kiosk'), claim, undefined, facts)).not.toHaveProperty('employerId')
    const free = { session: sampleSession('s1'), lease: undefined }
    expect(bookingAsToldBy(at('kiosk'), claim, undefined, free)).not.toHaveProperty('employerId')
  })

  it('that the server knows stays as it knows it, whoever could tell it', () => {
    const confirmed = { id: 'e0', type: 'confirmed' as const, at: 5, by: 'server' }
    const master = { ...told(), events: [confirmed] }
    const copy = { ...told({ id: 'e0', type: 'cancelled' }, { id: 'e1', type: 'cancelled' }) }
    expect(bookingAsToldBy(at('kiosk'), copy, master, facts).events).toEqual([
      confirmed,
      { id: 'e1', type: 'cancelled', at: 1, by: 'the-kiosk' },
    ])
  })
})

describe('a booking is refused', () => {
  it('of no session that the server knows', () => {
    expect(refused('kiosk', told())).toBeNull()
    expect(refused('kiosk', told(), {}, facts)).toEqual({ reason: 'invalid', field: 'sessionId' })
  })

  it('of half a seat, or of a seat that its id does not name', () => {
    expect(refused('kiosk', sold())).toBeNull()
    const { slot: _slot, ...slotless } = sold()
    const { leaseId: _lease, ...leaseless } = sold()
    for (const half of [slotless, leaseless]) {
      expect(refused('kiosk', half)).toEqual({ reason: 'invalid', field: 'slot' })
    }
    const wrong = { reason: 'invalid', field: 'id' }
    expect(refused('kiosk', sold({ id: 'b1' }))).toEqual(wrong)
    expect(refused('kiosk', sold({ slot: 1 }))).toEqual(wrong)
    const other = 's2.the-kiosk.1'
    expect(refused('kiosk', sold({ leaseId: other, id: slotBookingId(other, 0) }))).toEqual(wrong)
  })

  it('of another kiosk’s seat: only a host brings back what a restore erased', () => {
    const foreign = 's1.another.1'
    const record = sold({ leaseId: foreign, id: slotBookingId(foreign, 0) })
    expect(refused('kiosk', record)).toEqual({ reason: 'forbidden-field', field: 'leaseId' })
    expect(refused('host', record)).toBeNull()
  })

  it('by no rule for a first copy once the server knows it', () => {
    expect(refused('kiosk', sold({ id: 'b1' }), { master: sold() }, facts)).toBeNull()
  })

  it('when the seat is somebody else’s: the second waits under an id of their own', () => {
    const second = sold({ visitorId: 'P2', sealedName: 'a.b.c' })
    const refusal = refused('kiosk', second, { master: sold(), openedName: 'Léa' })!
    expect(refusal).toMatchObject({ reason: 'slot-taken', field: 'slot' })
    const instead = refusal.instead!
    expect(instead).toMatchObject({ visitorId: 'P2', name: 'Léa', employerId: 'clinic' })
    expect(instead.events).toMatchObject([{ type: 'late', late: 'slot-taken', at: 1, by: 'server' }])
    expect(instead.id).toMatch(/^s1\.the-kiosk\.1\.0\.x[0-9a-f]{8}$/)
    for (const field of ['leaseId', 'slot', 'sealedName']) expect(instead).not.toHaveProperty(field)
    // Their own words are held to the same rules.
    const foreign = { ...second, leaseId: 's1.another.1' }
    expect(refused('kiosk', foreign, { master: sold() })).toEqual({ reason: 'invalid', field: 'id' })
  })
})

describe('what the server adds to a booking', () => {
  const kept = (merged: Booking, more: Partial<Incoming<Booking>> = {}, told: object = known) =>
    bookings.kept!(row('kiosk', merged, more), merged, { ...facts, ...told })

  it('is the name that was sealed, which is dropped', () => {
    const sealed = { ...told(), sealedName: 'a.b.c' }
    expect(kept(sealed, { openedName: 'Léa' })).toMatchObject({ name: 'Léa' })
    for (const openedName of ['Léa', null]) {
      expect(kept(sealed, { openedName })).not.toHaveProperty('sealedName')
    }
    expect(kept(sealed, { openedName: null })).not.toHaveProperty('name')
  })

  it('is its word on a seat that is new to it, good or late, and on none that it knows', () => {
    expect(kept(sold())).toEqual(sold())
    expect(kept(told(), {}, facts).events).toEqual([])
    expect(kept(sold(), {}, { lease: undefined }).events).toMatchObject([
      { type: 'late', late: 'lease-unknown', at: NOW },
    ])
    const settled = { lease: { ...lease, state: 'settled' as const } }
    expect(kept(sold(), {}, settled).events).toMatchObject([{ late: 'lease-settled' }])
    expect(kept(sold(), { master: sold() }, settled).events).toEqual([])
  })
})

it('the server looks up the session and the lease that the first copy names', async () => {
  const store = await openMemoryStore()
  await store.transaction(async (tx) => {
    await keepRecord(tx, 'challengeSessions', session)
    await keepRecord(tx, 'seatLeases', lease)
  })
  const factsOf = (record: Booking, master?: Booking) =>
    store.read((view) => bookings.facts!(view, row('kiosk', record, { master })))
  expect(await factsOf(sold())).toMatchObject({ session: { id: 's1' }, lease: { id: LEASE } })
  expect(await factsOf(told())).toMatchObject({ session: { id: 's1' }, lease: undefined })
  expect(await factsOf(sold({ sessionId: 's9' }), told())).toMatchObject({
    ...{ session: { id: 's1' }, lease: undefined },
  })
  expect((await factsOf({ ...told(), sessionId: 's9' })).session).toBeUndefined()
  await store.close()
})

it('a page that was signed goes with the presence, and stays with it', async () => {
  const store = await openMemoryStore()
  const standing = async () => {
    const [page] = await store.read((view) => view.all(view.tables.selectFrom('attestations').selectAll()))
    return page!.revokedAt
  }
  const attended = told({ type: 'attended' })
  await store.transaction((tx) =>
    tx.run(
      tx.tables.insertInto('attestations').values({
        ...{ serial: '1', siteId: 'brest', bookingId: 'b1', sessionId: 's1', visitorId: 'P1', issuedAt: 1 },
        ...{ issuedBy: 'a1', body: '{}', token: 't', revokedAt: null, revokedBecause: null },
      }),
    ),
  )
  const effects = (kept: Booking) => store.transaction((tx) => bookings.effects!(tx, kept, NOW, facts))
  expect(bookingStatus(attended)).toBe('attended')
  await effects(attended)
  expect(await standing()).toBeNull()
  await effects(told({ type: 'absent' }))
  expect(await standing()).toBe(NOW)
  await store.close()
})
