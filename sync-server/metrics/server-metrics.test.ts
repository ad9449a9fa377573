import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { WAITING_HEADER } from '../../domain/sync/protocol.ts'
import { MINUTE } from '../../domain/time.ts'
import { StoreAwayError } from '../store/postgres-fault.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { serveMetrics, type MetricsServer } from './serve-metrics.ts'
import { ServerMetrics } from './server-metrics.ts'

let store: Store
let server: TestServer
let metrics: ServerMetrics
let figures: MetricsServer
let kiosk: TestDevice
beforeEach(async () => {
  store = await openMemoryStore()
  metrics = new ServerMetrics()
  server = await TestServer.start({ store, metrics })
  figures = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 })
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.stop()
  await figures.close()
})

/** Every line of a scrape: name and labels, as they are written, to the value. */
async function scrape(): Promise<Map<string, number>> {
  const text = await (await fetch(figures.url)).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const cut = line.lastIndexOf(' ')
      return [line.slice(0, cut), Number(line.slice(cut + 1))]
    }),
  )
}

function visit(id: string, more: object = {}) {
  const document = sampleRecord('visits', { ...kiosk.stamp(id, START), mark: 'K7QF3M2X9' }) as WireRecord
  return { collection: 'visits', id, document: { ...document, ...more }, assumedRev: null } as const
}

describe('what a scrape tells', () => {
  it('names nobody: no id, no address, no token, no word of a person', async () => {
    const desk = await server.device('brest', 'host')
    await server.account('brest', 'lea')
    await desk.signIn('lea', 'lea-secret-secret')
    await kiosk.push(visit('v1'), visit('v2', { name: 5 }))
    for (const path of ['nothing/K7QF3M2X9', 'host/passes/K7QF3M2X9/revoke', 'credentials/brest']) {
      await desk.call('GET', path)
    }
    await fetch(`${kiosk.url}/reciprok/bakery?name=Aïcha`, { headers: { 'x-request-id': 'Aïcha' } })
    const text = [...(await scrape()).keys()].join('\n')
    const { deviceId } = kiosk.scope
    for (const hidden of ['K7QF3M2X9', 'brest', 'bakery', 'lea', 'Aïcha', 'v1', deviceId, '127.0.0.1']) {
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false])
    }
  })

  it('has no more lines however many addresses and ways of asking are tried', async () => {
    await kiosk.call('GET', 'nothing')
    await kiosk.call('PUT', 'sync/head')
    const own = async () => [...(await scrape()).keys()].filter((name) => name.startsWith('pepiniere_'))
    const before = await own()
    for (let tried = 0; tried < 30; tried++) {
      await kiosk.call('GET', `nothing/${tried}`)
      await kiosk.call(tried % 2 ? 'PUT' : 'PROPFIND', 'sync/head')
    }
    expect(await own()).toEqual(before)
  })

  it('leaves out what a database that is away does not tell, and says that it is', async () => {
    expect((await scrape()).get('pepiniere_database_bytes')).toBeGreaterThan(100_000)
    vi.spyOn(store, 'size').mockRejectedValue(new StoreAwayError())
    const cut = await scrape()
    expect([cut.has('pepiniere_database_bytes'), cut.has('pepiniere_followup_lag_seconds')]).toEqual([
      false,
      false,
    ])
    expect([...cut.keys()].filter((name) => name.startsWith('pepiniere_outbox'))).toEqual([])
    expect(cut.get('pepiniere_streams')).toBe(0)
    vi.restoreAllMocks()
    expect((await scrape()).has('pepiniere_database_bytes')).toBe(true)
  })

  it('says why no device is to be sent here, by one name', async () => {
    const reasons = async () =>
      [...(await scrape())].filter(([name, value]) => name.startsWith('pepiniere_not_ready') && value === 1)
    expect(await reasons()).toEqual([])
    server.running.readiness.stop()
    expect(await reasons()).toEqual([['pepiniere_not_ready{reason="server-stopping"}', 1]])
  })
})

describe('counts', () => {
  it('requests by registered address and status', async () => {
    await kiosk.call('GET', 'sync/head')
    await kiosk.call('GET', 'sync/head')
    await kiosk.call('POST', 'sync/head')
    await kiosk.call('GET', 'host/devices')
    await kiosk.call('GET', 'nothing')
    const told = await scrape()
    const requests = (labels: string) => told.get(`pepiniere_requests_total{${labels}}`)
    expect(requests('method="GET",route="/sync/head",status="200"')).toBe(2)
    expect(requests('method="POST",route="/sync/head",status="405"')).toBe(1)
    expect(requests('method="GET",route="/host/devices",status="404"')).toBe(1)
    expect(requests('method="GET",route="other",status="404"')).toBe(1)
  })

  it('pushes and pulls with what they took, and rows by what became of them', async () => {
    await kiosk.push(visit('v1'), visit('v2', { name: 5 }))
    await kiosk.push({ ...visit('v3'), collection: 'K7QF3M2X9' as 'visits' })
    await kiosk.pull('visits')
    const told = await scrape()
    expect(told.get('pepiniere_push_seconds_count')).toBe(2)
    expect(told.get('pepiniere_pull_seconds_count')).toBe(1)
    expect(told.get('pepiniere_push_seconds_bucket{le="+Inf"}')).toBe(2)
    expect(told.get('pepiniere_push_seconds_sum')).toBeGreaterThan(0)
    const rows = (labels: string) => told.get(`pepiniere_pushed_rows_total{${labels}}`)
    expect(rows('collection="visits",outcome="accepted"')).toBe(1)
    expect(rows('collection="visits",outcome="refused"')).toBe(1)
    expect(rows('collection="other",outcome="refused"')).toBe(1)
  })

  it('streams that are open', async () => {
    const stream = await kiosk.listen()
    await stream.next('hello')
    expect((await scrape()).get('pepiniere_streams')).toBe(1)
    stream.close()
    await vi.waitFor(async () => expect((await scrape()).get('pepiniere_streams')).toBe(0))
  })

  it('follow-ups that fail, by kind, and for how long those that are due have waited', async () => {
    const broken = { kind: 'seats', siteId: 'brest', subject: 's1' } as const
    // What it would read is not there to be read.
    const transaction = store.transaction.bind(store)
    vi.spyOn(store, 'transaction').mockImplementation((work) =>
      transaction((tx) => {
        vi.spyOn(tx, 'settle').mockImplementation(() => {
          throw new Error('broken')
        })
        return work(tx)
      }),
    )
    await transaction(async (tx) => tx.follow(broken))
    await server.running.followUps.idle()
    const failures = (await scrape()).get('pepiniere_followup_failures_total{kind="seats"}')
    expect(failures).toBeGreaterThanOrEqual(1)
    server.clock.advance(3 * MINUTE)
    const told = await scrape()
    expect(told.get('pepiniere_followups_waiting')).toBe(1)
    expect(told.get('pepiniere_followup_lag_seconds')).toBe(180)
    vi.restoreAllMocks()
  })

  it('what devices still have to send, and since when, apart from those that are silent', async () => {
    const [other, desk] = [await server.device('brest', 'kiosk'), await server.device('brest', 'host')]
    await server.account('brest', 'lea')
    const says = (device: TestDevice, waiting: number) =>
      device.call('GET', 'sync/head', undefined, { [WAITING_HEADER]: String(waiting) })
    await says(kiosk, 3)
    await says(other, 2)
    // What was heard is written down once a minute, and for the list that hosts read.
    const written = async () => {
      await desk.signIn('lea', 'lea-secret-secret')
      expect((await desk.call('GET', 'host/devices')).status).toBe(200)
    }
    await written()
    server.clock.advance(8 * MINUTE)
    await says(kiosk, 4)
    await written()
    server.clock.advance(4 * MINUTE)
    const told = await scrape()
    expect(told.get('pepiniere_outbox_devices{heard="lately"}')).toBe(1)
    expect(told.get('pepiniere_outbox_rows{heard="lately"}')).toBe(4)
    expect(told.get('pepiniere_outbox_age_seconds{heard="lately"}')).toBe(720)
    expect(told.get('pepiniere_outbox_rows{heard="silent"}')).toBe(2)
    expect(told.get('pepiniere_outbox_age_seconds{heard="silent"}')).toBe(720)
    await says(kiosk, 0)
    await says(kiosk, 1)
    await written()
    expect((await scrape()).get('pepiniere_outbox_age_seconds{heard="lately"}')).toBe(0)
  })
})
