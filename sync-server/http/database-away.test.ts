import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { StoreAwayError } from '../store/postgres-fault.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'

let store: Store
let server: TestServer
let kiosk: TestDevice
let lines: string[]
beforeEach(async () => {
  store = await openMemoryStore()
  lines = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  server = await TestServer.start({ store, log: pino({ level: 'error' }, stream) })
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.stop()
})

/** From now on the database is away, for reading or for writing. */
function goAway(...what: ('read' | 'transaction')[]): void {
  for (const one of what) vi.spyOn(store, one).mockRejectedValue(new StoreAwayError('cut'))
}

const row = () => {
  const document = sampleRecord('visits', { ...kiosk.stamp('v1', START), mark: 'K7QF3M2X9' }) as WireRecord
  return { collection: 'visits', id: 'v1', document, assumedRev: null } as const
}

it.each([
  ['GET', 'sync/head', undefined],
  ['POST', 'sync/pull', { collections: {} }],
  ['GET', 'sync/stream', undefined],
  ['POST', 'devices/enrol', { code: 'ABCD' }],
  ['GET', 'credentials/brest', undefined],
  ['GET', 'ready', undefined],
])('%s %s is refused by name, with when to come back', async (method, path, body) => {
  goAway('read', 'transaction')
  const answer = await kiosk.call(method, path, body)
  const { error, message } = refusalIn(answer)
  expect([answer.status, error]).toEqual([503, 'database-away'])
  expect(message).toMatch(/n’atteint pas sa base de données.*n’est perdu/)
})

it('devices come back some seconds later, not all at once', async () => {
  goAway('read')
  const waits = new Set<number>()
  for (let asked = 0; asked < 40; asked++) {
    const answer = await kiosk.call('GET', 'sync/head')
    const { retryAfter } = refusalIn(answer)
    expect(answer.headers.get('retry-after')).toBe(String(retryAfter))
    waits.add(retryAfter!)
  }
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(5)
  expect(Math.max(...waits)).toBeLessThanOrEqual(14)
  expect(waits.size).toBeGreaterThan(3)
  // Whoever keeps the server hears of it once, and not of each of them.
  expect(lines.filter((line) => line.includes('database-away'))).toHaveLength(1)
})

it('a push that could not be written is acknowledged to nobody, and taken in once when it is sent again', async () => {
  goAway('transaction')
  const { epoch } = kiosk.enrolled!
  expect((await kiosk.call('POST', 'sync/push', { epoch, rows: [row()] })).status).toBe(503)
  vi.restoreAllMocks()
  expect(await kiosk.push(row())).toEqual([{ collection: 'visits', id: 'v1', outcome: 'accepted' }])
  expect((await kiosk.records('visits')).map(({ id }) => id)).toEqual(['v1'])
})

it('the server is there all the same', async () => {
  goAway('read', 'transaction')
  expect((await kiosk.call('GET', 'health')).status).toBe(200)
})
