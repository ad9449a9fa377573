import { afterAll, afterEach, describe, expect, inject, it, vi } from 'vitest'
import type { WireRecord } from '../domain/sync/messages.ts'
import { Databases } from './testing/postgres-databases.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { refusalIn, START, TestServer } from './testing/test-server.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
let running: TestServer | undefined
afterEach(() => running?.stop())
afterAll(() => databases?.end())

const why = 'missing' in server ? server.missing : ''
const soon = { timeout: 30_000, interval: 20 }

describe.skipIf(databases === null)(`a server whose database on PostgreSQL goes away ${why}`, () => {
  /** Nobody is let in any more, and whoever is in is thrown out. */
  async function cut(name: string): Promise<void> {
    await databases!.say(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await databases!.say(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
    )
  }

  it('says so to devices and to whoever watches it, loses nothing, and goes on when it is back', async () => {
    const name = await databases!.empty()
    running = await TestServer.start({ store: await databases!.open(name, { serves: true }) })
    await running.createSite('brest')
    const kiosk = await running.device('brest', 'kiosk')
    const row = (id: string) => {
      const document = sampleRecord('visits', { ...kiosk.stamp(id, START), mark: 'K7QF3M2X9' }) as WireRecord
      return { collection: 'visits', id, document, assumedRev: null } as const
    }
    expect(await kiosk.push(row('v1'))).toMatchObject([{ outcome: 'accepted' }])
    expect((await kiosk.call('GET', 'ready')).status).toBe(200)

    await cut(name)
    const { epoch } = kiosk.enrolled!
    const refused = await kiosk.call('POST', 'sync/push', { epoch, rows: [row('v2')] })
    expect([refused.status, refusalIn(refused).error]).toEqual([503, 'database-away'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
    const unready = async () => refusalIn(await kiosk.call('GET', 'ready')).error
    await vi.waitFor(async () => expect(await unready()).toBe('database-away'), soon)
    expect((await kiosk.call('GET', 'health')).status).toBe(200)

    await databases!.say(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await vi.waitFor(async () => expect((await kiosk.call('GET', 'ready')).status).toBe(200), soon)
    await vi.waitFor(
      async () => expect(await kiosk.push(row('v2'))).toMatchObject([{ outcome: 'accepted' }]),
      soon,
    )
    expect((await kiosk.records('visits')).map(({ id }) => id).sort()).toEqual(['v1', 'v2'])

    await kiosk.call('GET', 'sync/head')
    await cut(name)
    const stopped = running.stop()
    running = undefined
    // What it could still write is of no weight.
    await expect(stopped).resolves.toBeUndefined()
  })
})
