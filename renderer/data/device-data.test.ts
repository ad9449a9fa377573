import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ok } from '../../domain/result.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { openDeviceData } from './device-data.ts'
import { FakeServer } from './testing/fake-server.ts'
import { cleanDisk, closeDevice, identityOf, openDevice, siteRecord, until } from './testing/device.ts'
import { checkIn, checkOut } from './visits.ts'

let server: FakeServer
let page: EventTarget

beforeEach(() => {
  server = new FakeServer()
  page = new EventTarget()
  vi.stubGlobal('fetch', server.fetch)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
})
afterEach(async () => {
  await cleanDisk()
  vi.unstubAllGlobals()
})

describe('a device and its server', () => {
  it('refuses to open in a second window, and says why', async () => {
    const data = await openDevice(identityOf('kiosk'))
    expect(await openDeviceData(identityOf('kiosk'))).toEqual({ ok: false, reason: 'already-open' })
    await closeDevice(data)
    expect((await openDevice(identityOf('kiosk'))).identity.role).toBe('kiosk')
  })

  it('sends an arrival written without network once the server is there, and only once', async () => {
    server.stop()
    const data = await openDevice(identityOf('kiosk'))
    const arrived = await checkIn(data, { arrivedBy: 'counter' })
    if (!arrived.ok) throw new Error(arrived.reason)
    const state = data.documentState('visits', arrived.value.id)
    expect(state.value).toBe('saved-here')
    expect(data.sync.waiting).toBe(1)
    expect(data.sync.connected).toBe(false)

    server.start()
    page.dispatchEvent(new Event('online'))
    await until(() => state.value === 'up-to-date')
    expect(data.sync.waiting).toBe(0)
    expect(server.pushed.map((row) => row.id)).toEqual([arrived.value.id])
  })

  it('catches up after a reconnection in two requests', async () => {
    const data = await openDevice(identityOf('host'))
    await until(() => server.requests.includes('sync/pull'))
    server.stop()
    await until(() => !data.sync.connected)
    server.requests.length = 0
    server.write('visits', visit('elsewhere'))
    server.start()
    await until(async () => await data.records('visits').findOne('elsewhere').exec())
    await new Promise((resolve) => setTimeout(resolve, 400))
    const served = server.requests.slice(server.requests.lastIndexOf('sync/stream'))
    expect(served).toEqual(['sync/stream', 'sync/pull'])
  })
})

function visit(id: string): Visit {
  return {
    id,
    siteId: 'mende',
    rev: '000000001.000.other',
    at: 1,
    by: 'other',
    kind: 'stay',
    day: '2026-01-05',
    arrivedAt: 1,
    arrivedBy: 'host',
    reasons: [],
  }
}
;(void ok, checkOut, siteRecord)
