import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { PushRow, WireRecord } from '../../domain/sync/messages.ts'
import { TOLD_HEADER } from '../../domain/sync/protocol.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { asked, plan, sampleSession } from '../testing/sample-sessions.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'

let folder: string
let server: TestServer
let a: TestDevice
let b: TestDevice
let host: TestDevice
/** The only lease of the only four seats: given to `a` after the backup was made. */
let lost: SeatLease

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-restore-'))
  server = await TestServer.start({ store: await openSqliteStore(join(folder, 'data.sqlite')) })
  await server.createSite('brest')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  await plan(server, sampleSession('s1', { capacity: 4 }))
  a = await server.device('brest', 'kiosk')
  b = await server.device('brest', 'kiosk')
  await server.parts.store.backup(join(folder, 'backup.sqlite'))
  await host.call('POST', `host/devices/${b.scope.deviceId}/revoke`)
  await a.call('GET', 'sync/head')
  await server.running.followUps.look()
  ;[lost] = (await a.records('seatLeases')) as unknown as [SeatLease]
  expect(lost.seats).toBe(4)
  await restore()
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function restore(): Promise<void> {
  await server.stop()
  const path = join(folder, 'data.sqlite')
  // The disk is lost: what was revoked since nobody knows any more.
  rmSync(path)
  expect((await restoreDatabase(join(folder, 'backup.sqlite'), path, START)).ok).toBe(true)
  server = await TestServer.start({ store: await openSqliteStore(path), at: START + 1000 })
  const { epoch } = server.parts.store
  const again = ({ enrolled, session }: TestDevice) =>
    Object.assign(new TestDevice(server.running.url, { ...enrolled!, epoch }), { session })
  ;[a, b, host] = [again(a), again(b), again(host)]
  await host.signIn('maelle', 'maelle-secret-secret')
}

const rowOf = (collection: CollectionName, record: AnyRecord): PushRow => ({
  collection,
  id: record.id,
  document: record as WireRecord,
  assumedRev: null,
})

/** The device says that it has told all, as it does with each request from then on. */
async function hasTold(device: TestDevice, epoch = server.parts.store.epoch): Promise<void> {
  await device.call('GET', 'sync/head', undefined, { [TOLD_HEADER]: epoch })
  await server.running.followUps.idle()
}

async function leases(): Promise<SeatLease[]> {
  await server.running.followUps.look()
  return server.parts.store.read((view) => view.records('seatLeases'))
}

async function statusOf(id: string): Promise<string> {
  await server.running.followUps.idle()
  const kept = await server.parts.store.read((view) => view.record('bookings', id, 'brest'))
  return bookingStatus(kept!)
}

it('no seat of before is lent, given or promised until every kiosk has told what it holds', async () => {
  const request = asked(b.scope.deviceId, 's1', 'P1', START)
  await b.push(rowOf('bookings', request))
  await hasTold(host)
  await hasTold(b)
  expect(await leases()).toEqual([])
  expect((await b.call('POST', 'seats/refill', { sessionId: 's1', want: 2 })).body).toEqual({ granted: 0 })
  expect(await statusOf(request.id)).toBe('requested')

  await a.push(rowOf('seatLeases', lost))
  expect(await leases()).toMatchObject([{ id: lost.id, seats: 4 }])
  await hasTold(a)
  // All four are with kiosk a: it is asked to give back, and nobody else is given any.
  expect(await leases()).toMatchObject([{ id: lost.id, seats: 4, state: 'draining' }])
  await a.call('POST', 'seats/return', { sessionId: 's1', leaseId: lost.id, soldSlots: [] })
  expect(await statusOf(request.id)).toBe('confirmed')
})

it('a kiosk that names the epoch of before has told nothing', async () => {
  await hasTold(host)
  await hasTold(b)
  await hasTold(a, 'another-epoch')
  expect(await leases()).toEqual([])
})

it('a desk must have told too: it knows the seats of kiosks that the backup never heard of', async () => {
  await hasTold(a)
  await hasTold(b)
  expect(await leases()).toEqual([])
  await hasTold(host)
  expect((await leases()).map(({ seats }) => seats)).toEqual([2, 2])
})

it.each(['revoked', 'declared lost', 'declared lost for all sessions'])(
  'a kiosk that is %s is waited for no more',
  async (end) => {
    await hasTold(host)
    await hasTold(b)
    await host.signIn('maelle', 'maelle-secret-secret')
    const { deviceId } = a.scope
    const answer =
      end === 'revoked'
        ? await host.call('POST', `host/devices/${deviceId}/revoke`)
        : end === 'declared lost'
          ? await host.call('POST', 'host/sessions/s1/declare-lost', { deviceId })
          : await host.call('POST', `host/devices/${deviceId}/declare-lost`)
    expect(answer.status).toBe(204)
    await b.call('GET', 'sync/head')
    expect((await leases()).some(({ deviceId: holder }) => holder === b.scope.deviceId)).toBe(true)
  },
)

it('hosts read which devices still have to tell, and since when; one declared lost is waited for no more', async () => {
  await host.signIn('maelle', 'maelle-secret-secret')
  const owing = async () => {
    const { devices } = (await host.call('GET', 'host/devices')).body as {
      devices: { deviceId: string; owesSince?: number }[]
    }
    return devices.flatMap(({ deviceId, owesSince }) =>
      owesSince === undefined ? [] : [[deviceId, owesSince]],
    )
  }
  expect(await owing()).toEqual([host, a, b].map(({ scope }) => [scope.deviceId, START]))
  await hasTold(host)
  await hasTold(b)
  expect(await owing()).toEqual([[a.scope.deviceId, START]])
  expect((await host.call('POST', 'host/devices/nobody/declare-lost')).status).toBe(404)
  expect((await host.call('POST', `host/devices/${a.scope.deviceId}/declare-lost`)).status).toBe(204)
  expect(await owing()).toEqual([])
  expect((await leases()).map(({ deviceId }) => deviceId)).toContain(b.scope.deviceId)
})

it('what is planned after the restore is lent at once', async () => {
  server.clock.advance(60_000)
  await plan(server, sampleSession('s2', { publishedAt: server.clock.now() }))
  await b.call('GET', 'sync/head')
  expect((await leases()).map(({ sessionId }) => sessionId)).toContain('s2')
})

it('who has told is remembered over a restart', async () => {
  for (const device of [host, a, b]) await hasTold(device)
  await server.stop()
  server = await TestServer.start({
    store: await openSqliteStore(join(folder, 'data.sqlite')),
    at: START + 2000,
  })
  const [device] = [new TestDevice(server.running.url, b.enrolled)]
  await device.call('GET', 'sync/head')
  expect((await leases()).length).toBeGreaterThan(0)
})
