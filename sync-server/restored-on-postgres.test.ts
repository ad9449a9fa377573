import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { PushRow, WireRecord } from '../domain/sync/messages.ts'
import { OwnClusters, type OwnCluster } from '../tests/support/postgres/own-clusters.ts'
import { runAdmin } from './admin/run-admin.ts'
import { BELIEVED_HOUR } from './remembered-clock.ts'
import { SENT_UNKNOWN_BEFORE } from './settings.ts'
import type { OlderCopy, SeenHeads } from './store/postgres-life.ts'
import { openPostgresStore, type PostgresStoreOptions } from './store/postgres-store.ts'
import type { Store } from './store/store.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { START, TestDevice, TestServer } from './testing/test-server.ts'

const why = 'missing' in inject('postgres')
let clusters: OwnClusters
beforeAll(() => {
  if (!why) clusters = new OwnClusters()
})
afterAll(() => clusters?.end())
const running: TestServer[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const server of running.splice(0)) await server.stop().catch(() => undefined)
})

async function opened(url: string, options: PostgresStoreOptions = {}): Promise<Store> {
  const store = await openPostgresStore(url, options)
  if (!store.ok) throw new Error(store.reason)
  return store.value
}

async function served(url: string, options: PostgresStoreOptions = {}): Promise<TestServer> {
  const server = await TestServer.start({ store: await opened(url, { serves: true, ...options }) })
  running.push(server)
  return server
}

async function stopped(server: TestServer): Promise<void> {
  running.splice(running.indexOf(server), 1)
  await server.stop()
}

function visit(device: TestDevice, id: string): PushRow {
  const document = sampleRecord('visits', { ...device.stamp(id, START), mark: 'K7QF3M2X9' }) as WireRecord
  return { collection: 'visits', id, document, assumedRev: null }
}
const visitsOf = async ({ parts }: TestServer) =>
  (await parts.store.read((view) => view.records('visits'))).map(({ id }) => id).sort()

/** A cluster with our database in it, which an account owns that is nobody's administrator. */
async function clusterWithOurs(name: string): Promise<[OwnCluster, (cluster: OwnCluster) => string]> {
  const cluster = await clusters.start(name)
  await cluster.say('CREATE ROLE pepiniere LOGIN')
  await cluster.say('CREATE DATABASE pepiniere OWNER pepiniere')
  return [cluster, (one) => one.urlOf('pepiniere').replace('postgres@', 'pepiniere@')]
}

/** The same device, at another server or under another epoch. */
const again = (device: TestDevice, server: TestServer, epoch = device.enrolled!.epoch) => {
  const same = new TestDevice(server.running.url, { ...device.enrolled!, epoch })
  same.session = device.session
  return same
}

async function admin(url: string, ...args: string[]) {
  const said: string[] = []
  vi.stubEnv('DATABASE_URL', url)
  const code = await runAdmin(args, { print: (line) => said.push(line), complain: (line) => said.push(line) })
  vi.unstubAllEnvs()
  return { code, said: said.join('\n') }
}

describe.skipIf(why)('a database that is put back', { timeout: 240_000 }, () => {
  it('to a point of time is noticed; what devices hold comes back, and what was taken back stays so', async () => {
    const [before, urlOf] = await clusterWithOurs('before')
    let server = await served(urlOf(before))
    await server.createSite('brest')
    const kiosk = await server.device('brest', 'kiosk')
    const host = await server.device('brest', 'host')
    const stolen = await server.device('brest', 'host')
    await host.signIn('maelle', await server.account('brest', 'maelle'))
    await server.account('brest', 'yann')
    await kiosk.push(visit(kiosk, 'kept'))
    // A base copy of its files while it is written to, and all of its log from then on.
    let isCopied = false
    const copying = clusters.copyRunning(before, 'after').finally(() => (isCopied = true))
    const meanwhile: string[] = []
    for (let index = 0; !isCopied; index += 1) {
      const id = `during-${index}`
      await kiosk.push(visit(kiosk, id))
      meanwhile.push(id)
    }
    const after = await copying
    const atNoon = [...meanwhile, 'kept'].sort()
    await before.say(`SELECT pg_create_restore_point('noon')`)
    expect(await kiosk.push(visit(kiosk, 'lost'))).toMatchObject([{ outcome: 'accepted' }])
    const { deviceId } = stolen.scope
    expect((await host.call('POST', `host/devices/${deviceId}/revoke`)).status).toBeLessThan(300)
    await stopped(server)
    await before.archiveLog()

    after.recoverTo('noon')
    await after.start()
    await after.until('NOT pg_is_in_recovery()')
    const older: OlderCopy[] = []
    server = await served(urlOf(after), { onOlderCopy: (copy) => older.push(copy) })
    expect(older).toHaveLength(1)
    expect(await visitsOf(server)).toEqual(atNoon)
    const settings = await after.say(
      `SELECT value FROM settings WHERE name = '${SENT_UNKNOWN_BEFORE}'`,
      'pepiniere',
    )
    expect(settings).toHaveLength(1)
    // Whoever stole it would be in again: that is what a person is told to look through.
    expect((await again(stolen, server).call('GET', 'sync/head')).status).toBe(200)

    const { body } = await again(kiosk, server).call('POST', 'sync/push', {
      epoch: kiosk.enrolled!.epoch,
      rows: [],
    })
    const { reset, epoch } = body as { reset: boolean; epoch: string }
    expect([reset, epoch === kiosk.enrolled!.epoch]).toEqual([true, false])
    for (let times = 0; times < 2; times += 1) {
      const results = await again(kiosk, server, epoch).push(visit(kiosk, 'kept'), visit(kiosk, 'lost'))
      expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
    }
    expect(await visitsOf(server)).toEqual([...atNoon, 'lost'])

    // The database that was replaced answers still.
    const inUse = await admin(urlOf(after), 'restored', '--from', urlOf(before))
    expect(inUse.said).toContain('déjà utilisée par un autre serveur')
    await stopped(server)
    const carried = await admin(urlOf(after), 'restored', '--from', urlOf(before))
    expect([carried.code, carried.said]).toEqual([0, expect.stringContaining('1 poste retiré')])
    server = await served(urlOf(after))
    expect((await again(stolen, server).call('GET', 'sync/head')).status).toBe(401)
    expect(await visitsOf(server)).toEqual([...atNoon, 'lost'])
    expect(await openPostgresStore(urlOf(before))).toEqual({ ok: false, reason: 'moved' })
    await stopped(server)
    await Promise.all([before.stop(), after.stop()])
  })

  it('where nobody remembers, is told by hand, with all that is to be looked through', async () => {
    const [cluster, urlOf] = await clusterWithOurs('by-hand')
    const server = await served(urlOf(cluster))
    await server.createSite('brest')
    await server.account('brest', 'maelle')
    const { epoch } = server.parts.store
    expect((await admin(urlOf(cluster), 'restored')).said).toContain('déjà utilisée')
    await stopped(server)
    const told = await admin(urlOf(cluster), 'restored')
    expect([told.code, told.said]).toEqual([0, expect.stringContaining('comptes ouverts\u202f: maelle')])
    await cluster.say('CREATE DATABASE another OWNER pepiniere')
    await (await served(cluster.urlOf('another'))).createSite('quimper')
    await stopped(running[0]!)
    const wrong = await admin(urlOf(cluster), 'restored', '--from', cluster.urlOf('another'))
    expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining('d’une autre installation')])
    const store = await opened(urlOf(cluster))
    expect(store.epoch).not.toBe(epoch)
    await store.close()
    await cluster.stop()
  })

  it('as the files that it was copied to is noticed by what its server saw', async () => {
    const [cluster, urlOf] = await clusterWithOurs('files')
    let server = await served(urlOf(cluster))
    await server.createSite('brest')
    const kiosk = await server.device('brest', 'kiosk')
    await kiosk.push(visit(kiosk, 'kept'))
    await stopped(server)
    await cluster.stop()
    const copy = clusters.copy(cluster, 'files-copy')
    await cluster.start()
    server = await served(urlOf(cluster))
    await again(kiosk, server).push(visit(kiosk, 'lost'))
    const seen: SeenHeads = {
      epoch: server.parts.store.epoch,
      heads: { brest: await server.parts.store.read((view) => view.head('brest')) },
    }
    await stopped(server)
    await cluster.stop()
    await copy.start()
    const older: OlderCopy[] = []
    const store = await opened(urlOf(copy), { seen, onOlderCopy: (found) => older.push(found) })
    expect([older.length, store.epoch === seen.epoch]).toEqual([1, false])
    await store.close()
    await copy.stop()
  })

  it('is told from one whose standby took over only by its age: nothing is lost, and nobody signs in again', async () => {
    const [first, urlOf] = await clusterWithOurs('first')
    await first.stop()
    const standby = clusters.copy(first, 'standby')
    await first.start()
    standby.follow(first)
    await standby.start()
    await first.say(`ALTER SYSTEM SET synchronous_standby_names = 'standby'`)
    await first.say('SELECT pg_reload_conf()')
    await first.until(`EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')`)
    await (await opened(urlOf(first))).close()
    // Until it takes over it is no place for a server.
    expect(await openPostgresStore(urlOf(standby))).toEqual({ ok: false, reason: 'read-only' })
    const way = await Way.to(first.port)
    const url = urlOf(first).replace(String(first.port), String(way.port))
    let replaced = 0
    let server = await served(url, { onReplaced: () => (replaced += 1) })
    await server.createSite('brest')
    const kiosk = await server.device('brest', 'kiosk')
    const host = await server.device('brest', 'host')
    await host.signIn('maelle', await server.account('brest', 'maelle'))
    for (let index = 0; index < 20; index += 1) await kiosk.push(visit(kiosk, `v${index}`))
    // As a server of today notes every few minutes.
    await first.say(`INSERT INTO settings VALUES ('${BELIEVED_HOUR}', '${Date.now()}')`, 'pepiniere')

    const tried = async () => {
      const asked = { epoch: kiosk.enrolled!.epoch, rows: [visit(kiosk, 'late')] }
      return (await kiosk.call('POST', 'sync/push', asked)).status
    }
    await first.crash()
    expect(await tried()).toBeGreaterThanOrEqual(500)
    await standby.say('SELECT pg_promote()')
    await standby.until('NOT pg_is_in_recovery()')
    way.lead(standby.port)
    // It takes nothing under the old epoch from the one that took over, and says that it has to be started anew.
    expect(await tried()).toBeGreaterThanOrEqual(500)
    expect(replaced).toBeGreaterThan(0)
    await stopped(server).catch(() => undefined)

    const older: OlderCopy[] = []
    server = await served(url, { onOlderCopy: (copy) => older.push(copy) })
    expect([older.length, server.parts.store.epoch === kiosk.enrolled!.epoch]).toEqual([1, false])
    expect(await visitsOf(server)).toHaveLength(20)
    const desk = again(host, server)
    expect((await desk.call('GET', 'host/devices')).status).toBe(200)
    expect(await again(kiosk, server, server.parts.store.epoch).push(visit(kiosk, 'late'))).toMatchObject([
      { outcome: 'accepted' },
    ])
    await stopped(server)
    way.close()
    await standby.stop()
  })
})

/** An address that leads to one server and then to another, as one before a cluster does. */
class Way {
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #port: number

  private constructor(server: Server, port: number) {
    this.#server = server
    this.#port = port
  }

  static async to(port: number): Promise<Way> {
    const server = createServer()
    const way = new Way(server, port)
    server.on('connection', (from) => way.#join(from))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return way
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  lead(port: number): void {
    this.#port = port
    for (const socket of this.#open) socket.destroy()
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }

  #join(from: Socket): void {
    const to = connect(this.#port, '127.0.0.1')
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.#open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#open.delete(one)
        other.destroy()
      })
    }
  }
}
