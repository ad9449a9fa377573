import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { PushRow, WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { validPass } from '../passes/passes.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { keepAny } from './keep-record.ts'
import { plan, sampleSession, soldSlot } from '../testing/sample-sessions.ts'
import { START, TestServer, TestDevice } from '../testing/test-server.ts'

let folder: string
let server: TestServer
let [kiosk, other, host]: TestDevice[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-bring-'))
  server = await TestServer.start({ store: await openSqliteStore(join(folder, 'data.sqlite')) })
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  other = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  await server.parts.store.backup(join(folder, 'backup.sqlite'))
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** The server of the day of the backup; its devices know of it. */
async function restore(): Promise<void> {
  await server.stop()
  const path = join(folder, 'data.sqlite')
  expect((await restoreDatabase(join(folder, 'backup.sqlite'), path, START)).ok).toBe(true)
  server = await TestServer.start({ store: await openSqliteStore(path), at: START + 1000 })
  const { epoch } = server.parts.store
  const again = ({ enrolled, session }: TestDevice) => {
    const device = new TestDevice(server.running.url, { ...enrolled!, epoch })
    device.session = session
    return device
  }
  ;[kiosk, other, host] = [again(kiosk!), again(other!), again(host!)]
  await host.signIn('maelle', 'maelle-secret-secret')
}

const rowOf = (collection: CollectionName, record: AnyRecord): PushRow => ({
  collection,
  id: record.id,
  document: record as WireRecord,
  assumedRev: null,
})

async function refusedRows(): Promise<unknown[]> {
  return ((await host!.call('GET', 'host/refused-rows')).body as { rows: unknown[] }).rows
}

async function stored(collection: CollectionName, id: string): Promise<AnyRecord | undefined> {
  const all: AnyRecord[] = await server.parts.store.read((view) => view.records(collection))
  return all.find((record) => record.id === id)
}

describe('after an older backup', () => {
  it('a session, its leases and the bookings of their seats come back from the devices', async () => {
    await plan(server, sampleSession('s1'))
    const [session] = (await kiosk!.records('challengeSessions')) as ChallengeSession[]
    const [lease] = (await kiosk!.records('seatLeases')) as SeatLease[]
    const booking = soldSlot(lease!, 0, 'P1', START)
    await kiosk!.push(rowOf('bookings', booking))
    const [held] = (await kiosk!.records('bookings')) as Booking[]
    await restore()

    // Children before parents, in one push: the server puts them in order.
    const rows = [rowOf('bookings', held!), rowOf('seatLeases', lease!), rowOf('challengeSessions', session!)]
    const results = await kiosk!.push(...rows)
    expect(results.map(({ outcome, collection }) => [collection, outcome])).toEqual([
      ['bookings', 'accepted'],
      ['seatLeases', 'accepted'],
      ['challengeSessions', 'accepted'],
    ])
    await server.running.followUps.idle()
    const kept = (await stored('bookings', booking.id)) as Booking
    expect([kept.leaseId, bookingStatus(kept)]).toEqual([lease!.id, 'confirmed'])
    expect(await stored('seatLeases', lease!.id)).toMatchObject({ seats: lease!.seats })
    expect(await refusedRows()).toEqual([])
    // Brought by a second device, or once more, nothing changes.
    const before = await stored('challengeSessions', 's1')
    expect(await kiosk!.push(...rows.slice(1))).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ])
    expect(await stored('challengeSessions', 's1')).toEqual(before)
  })

  it('a booking that comes before its session waits on its device, and no host is bothered', async () => {
    await plan(server, sampleSession('s1'))
    const [session] = await host!.records('challengeSessions')
    const [lease] = (await kiosk!.records('seatLeases')) as SeatLease[]
    await restore()
    const booking = rowOf('bookings', soldSlot(lease!, 0, 'P1', START))
    expect(await kiosk!.push(booking)).toMatchObject([{ outcome: 'later', missing: 'sessionId' }])
    expect(await refusedRows()).toEqual([])
    await host!.push(rowOf('challengeSessions', session!))
    await kiosk!.push(rowOf('seatLeases', lease!))
    expect(await kiosk!.push(booking)).toMatchObject([{ outcome: 'accepted' }])
    // A week later whatever still has no session is a case for the hosts.
    server.clock.advance(8 * DAY)
    const orphan = { ...soldSlot(lease!, 1, 'P2', START), sessionId: 's9', id: 's9.x.1.1', leaseId: 's9.x.1' }
    expect(await kiosk!.push(rowOf('bookings', orphan))).toMatchObject([{ outcome: 'refused' }])
    await host!.signIn('maelle', 'maelle-secret-secret')
    expect(await refusedRows()).toHaveLength(1)
  })

  it('a word on another kiosk’s booking waits until that kiosk, or a host, has brought the booking', async () => {
    await plan(server, sampleSession('s1'))
    const [session] = await host!.records('challengeSessions')
    const [lease] = (await kiosk!.records('seatLeases')) as SeatLease[]
    const booking = { ...soldSlot(lease!, 0, 'P1', START), by: kiosk!.scope.deviceId }
    const by = other!.scope.deviceId
    const event = { id: 'c1', type: 'cancelled', at: START, by } as const
    const cancelled: Booking = { ...booking, rev: nextRevision(booking.rev, START, by), by, events: [event] }
    await restore()
    await host!.push(rowOf('challengeSessions', session!))
    expect(await other!.push(rowOf('bookings', cancelled))).toMatchObject([
      { outcome: 'later', missing: 'leaseId' },
    ])
    // What that kiosk only passes on is its maker's to bring.
    expect(await other!.push(rowOf('bookings', booking))).toMatchObject([{ outcome: 'refused' }])
    expect(await refusedRows()).toEqual([])
    await kiosk!.push(rowOf('seatLeases', lease!), rowOf('bookings', booking))
    const [answer] = await other!.push(rowOf('bookings', cancelled))
    expect(answer).toMatchObject({ outcome: 'conflict' })
  })

  it('a later plan takes the place of an earlier one, with what it leaves out', async () => {
    await plan(server, sampleSession('s1', { planRev: 3, capacity: 3 }))
    const [later] = (await kiosk!.records('challengeSessions')) as ChallengeSession[]
    await restore()
    await plan(server, sampleSession('s1', { planRev: 2, wantedCapacity: 3 }))
    await kiosk!.push(rowOf('challengeSessions', later!))
    const kept = (await stored('challengeSessions', 's1')) as ChallengeSession
    expect(kept).toMatchObject({ planRev: 3, capacity: 3 })
    expect(kept).not.toHaveProperty('wantedCapacity')
    expect(kept.rev > later!.rev).toBe(true)
  })

  it('the copy of a kiosk, which holds a part, gives way to the whole one of a desk', async () => {
    const moment = { id: 'm1', type: 'locked', at: START, by: host!.scope.deviceId } as const
    await plan(
      server,
      sampleSession('s1', { materialNote: 'Dix badges', validatedAt: START, moments: [moment] }),
    )
    const [atKiosk] = (await kiosk!.records('challengeSessions')) as ChallengeSession[]
    const [atHost] = (await host!.records('challengeSessions')) as ChallengeSession[]
    expect(atKiosk).not.toHaveProperty('materialNote')
    await restore()
    await kiosk!.push(
      rowOf('challengeSessions', { ...atKiosk!, moments: [{ ...moment, type: 'closed' }] } as never),
    )
    const part = (await stored('challengeSessions', 's1')) as ChallengeSession
    expect(part).toMatchObject({ title: atHost!.title, moments: [] })
    expect(part.rev < atHost!.rev).toBe(true)
    await host!.push(rowOf('challengeSessions', atHost!))
    expect(await stored('challengeSessions', 's1')).toMatchObject({
      materialNote: 'Dix badges',
      moments: [moment],
    })
  })

  it.each<[string, (session: ChallengeSession) => object]>([
    ['with another day', (session) => ({ ...session, startsAt: session.startsAt + DAY })],
    ['with more seats', (session) => ({ ...session, capacity: 90 })],
    ['under another id', (session) => ({ ...session, id: 's2' })],
    ['with a note that a kiosk never received', (session) => ({ ...session, materialNote: 'x' })],
    ['of another site', (session) => ({ ...session, siteId: 'quimper' })],
    ['without a seal', ({ seal: _seal, ...session }) => session],
    ['with the seal of another record', (session) => ({ ...session, seal: 'A'.repeat(44) })],
  ])('a session %s is none of the server’s', async (_name, forge) => {
    await plan(server, sampleSession('s1'))
    const [session] = (await kiosk!.records('challengeSessions')) as ChallengeSession[]
    await restore()
    const forged = forge(session!) as AnyRecord
    expect(await kiosk!.push(rowOf('challengeSessions', forged))).toMatchObject([
      { outcome: 'refused', reason: 'forbidden' },
    ])
    expect(await stored('challengeSessions', forged.id)).toBeUndefined()
    // What is not this device's own word is no case for the hosts either.
    expect(await refusedRows()).toEqual([])
  })

  it('an older state of a lease does not come back over a newer one', async () => {
    await plan(server, sampleSession('s1'))
    const [older] = (await kiosk!.records('seatLeases')) as SeatLease[]
    await kiosk!.call('POST', 'seats/return', { sessionId: 's1', leaseId: older!.id, soldSlots: [] })
    await server.running.followUps.idle()
    const newer = await stored('seatLeases', older!.id)
    expect(newer).not.toEqual(older)
    await kiosk!.push(rowOf('seatLeases', older!))
    expect(await stored('seatLeases', older!.id)).toEqual(newer)
  })

  it('an employer made since the backup comes back, with what only hosts see', async () => {
    await createEmployer(server.parts, 'brest', { name: 'Fournil', hostNotes: 'Passe le mardi' }, 'bakery')
    const [made] = await host!.records('employers')
    await restore()
    await host!.push(rowOf('employers', made!))
    expect(await stored('employers', 'bakery')).toMatchObject({
      name: 'Fournil',
      hostNotes: 'Passe le mardi',
    })
  })

  it('a pass that was revoked since stays revoked, whatever was revoked meanwhile', async () => {
    const { body } = await kiosk!.call('POST', 'passes/stock', { count: 2 })
    const [first, second] = (body as { tokens: [string, string] }).tokens
    const here = { siteId: 'brest', deviceId: 'k' }
    const valid = async (token: string) => (await validPass(server.parts, here, token))?.passId ?? null
    const ids = await Promise.all([first, second].map(valid))
    await host!.call('POST', `host/passes/${ids[0]}/revoke`)
    const [site] = (await kiosk!.records('sites')) as Site[]
    expect(site!.revokedPasses).toEqual([ids[0]])
    await restore()
    expect(await valid(first)).toBeNull()
    await host!.call('POST', `host/passes/${ids[1]}/revoke`)
    await kiosk!.push(rowOf('sites', site!))
    expect(((await stored('sites', 'brest')) as Site).revokedPasses.sort()).toEqual([...ids].sort())
    expect(await valid(first)).toBeNull()
    expect(await valid(second)).toBeNull()
  })
})

describe('two copies that hold more than one record can', () => {
  /** The record as a device got it, while the server holds another one. */
  async function held<T extends AnyRecord>(collection: 'sites' | 'challengeSessions', told: T): Promise<T> {
    await server.parts.store.transaction((tx) => keepAny(tx, collection, told))
    const [record] = (await host!.records(collection)).filter(({ id }) => id === told.id)
    return record as unknown as T
  }

  it('of what was taken back: the latest are kept, and the device is at peace', async () => {
    const now = (await stored('sites', 'brest')) as Site
    const numbers = (mark: string) => Array.from({ length: 5000 }, (_, index) => `${mark}${index}`)
    const pages = (mark: string) => numbers(mark).map((serial) => ({ serial, reason: 'error' as const }))
    const full = { revokedPasses: numbers('A'), revokedAttestations: pages('A') }
    const atDevice = await held('sites', { ...now, ...full, rev: nextRevision(now.rev, START + 1, 'server') })
    const others = { revokedPasses: numbers('B'), revokedAttestations: pages('B') }
    await held('sites', { ...now, ...others, rev: nextRevision(atDevice.rev, START + 2, 'server') })
    for (let times = 0; times < 2; times++) {
      const [site, visit] = await host!.push(rowOf('sites', atDevice), visitOf(host!))
      expect([site!.outcome, visit!.outcome]).toEqual(['accepted', 'accepted'])
    }
    const kept = (await stored('sites', 'brest')) as Site
    expect(kept.revokedPasses).toEqual(others.revokedPasses)
    expect(kept.revokedAttestations).toEqual(others.revokedAttestations)
  })

  it('of the moments of a day: the server’s own stay, and the rows beside them are taken', async () => {
    const moments = (mark: string) =>
      Array.from({ length: 30 }, (_, index) => ({
        ...{ id: `${mark}${index}`, type: 'observer-arrived' as const, at: START, by: 'd1' },
      }))
    const session = sampleSession('s1', { planRev: 5, moments: moments('A') })
    const atDevice = await held('challengeSessions', session)
    await held('challengeSessions', { ...session, planRev: 4, moments: moments('B') })
    const [told, visit] = await host!.push(rowOf('challengeSessions', atDevice), visitOf(host!))
    expect([told!.outcome, visit!.outcome]).toEqual(['accepted', 'accepted'])
    expect(await stored('challengeSessions', 's1')).toMatchObject({ planRev: 4, moments: moments('B') })
  })

  function visitOf(device: TestDevice): PushRow {
    const sample = { ...device.stamp('v1', START), mark: 'SOMEBODY' }
    return rowOf('visits', sampleRecord('visits', sample))
  }
})

it('what an earlier version kept without a seal gets one', async () => {
  await plan(server, sampleSession('s1'))
  await server.parts.store.transaction(async (tx) => {
    const known = (await tx.document('challengeSessions', 's1', 'brest'))!
    const { seal: _seal, ...record } = known.record
    tx.put({ ...known, record })
    // That version noted of no collection that it is sealed.
    await tx.run(tx.tables.deleteFrom('settings').where('name', 'like', 'sealed:%'))
  })
  await server.stop()
  const store = await openSqliteStore(join(folder, 'data.sqlite'))
  server = await TestServer.start({ store, at: START + 1000 })
  expect(((await stored('challengeSessions', 's1')) as AnyRecord).seal).toHaveLength(44)
})
