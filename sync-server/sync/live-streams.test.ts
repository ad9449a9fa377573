import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY } from '../../domain/time.ts'
import { DeviceRegister } from '../devices/device-register.ts'
import { openServerParts } from '../server-parts.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { keepAny, keepRecord } from './keep-record.ts'

let server: TestServer
afterEach(() => server.stop())

describe('a stream', () => {
  it('tells a record that left the device’s sight as a bare id, and what it never held not at all', async () => {
    server = await TestServer.start()
    await server.createSite('brest')
    const [kiosk, bakery, garage] = [
      await server.device('brest', 'kiosk'),
      await server.device('brest', 'employer', 'bakery'),
      await server.device('brest', 'employer', 'garage'),
    ]
    const offer = sampleRecord('jobOffers', {
      ...head('offer', START),
      employerId: 'bakery',
      mark: 'Boulanger',
    })
    await keep(offer)
    const streams = await Promise.all([kiosk, bakery, garage].map((device) => device.listen()))
    for (const stream of streams) await stream.next('hello')

    await keep({ ...offer, closedAt: START, rev: nextRevision(offer.rev, START, 'server') } as WireRecord)
    const [atKiosk, atBakery] = [await streams[0]!.next('documents'), await streams[1]!.next('documents')]
    expect(atKiosk.data['documents']).toEqual([{ id: 'offer', _deleted: true }])
    expect(atBakery.data['documents']).toMatchObject([{ id: 'offer', title: 'Boulanger', closedAt: START }])

    // Moved to the other employer: the first forgets it, the second gets it.
    await keep({
      ...offer,
      employerId: 'garage',
      rev: nextRevision(offer.rev, START + 1, 'server'),
    } as WireRecord)
    const [left, came] = [await streams[1]!.next('documents'), await streams[2]!.next('documents')]
    expect(left.data['documents']).toEqual([{ id: 'offer', _deleted: true }])
    expect(came.data['documents']).toMatchObject([{ id: 'offer', title: 'Boulanger' }])
    expect(streams[2]!.text.split('Boulanger')).toHaveLength(2)
    for (const stream of streams) stream.close()
  })

  it('at a kiosk tells the visits of today, and asks for a pull once a new day has come', async () => {
    server = await TestServer.start()
    await server.createSite('brest')
    const kiosk = await server.device('brest', 'kiosk')
    const stream = await kiosk.listen()
    await stream.next('hello')
    await keep(sampleRecord('visits', { ...head('tomorrow-1', START + DAY), mark: 'K7QF3M2X9' }))
    await keep(sampleRecord('visits', { ...head('today', START), mark: 'K7QF3M2X9' }))
    expect((await stream.next('documents')).data['documents']).toMatchObject([{ id: 'today' }])
    server.clock.advance(DAY)
    await keep(sampleRecord('visits', { ...head('tomorrow-2', START + DAY), mark: 'K7QF3M2X9' }))
    await stream.next('resync')
    expect((await kiosk.records('visits')).map((visit) => visit.id)).toEqual(['tomorrow-1', 'tomorrow-2'])
    stream.close()
  })

  it('is told to every proxy as one to pass on at once and unchanged', async () => {
    server = await TestServer.start()
    await server.createSite('brest')
    const host = await server.device('brest', 'host')
    const response = await fetch(`${host.url}/v1/sync/stream`, {
      headers: { ...host.headers(), 'accept-encoding': 'gzip, br' },
    })
    const told = ['cache-control', 'x-accel-buffering', 'content-encoding', 'content-length']
    expect(told.map((name) => response.headers.get(name))).toEqual([
      'no-store, no-transform',
      'no',
      null,
      null,
    ])
    // The greeting comes without anything being written, with enough behind it to push it through.
    const reader = response.body!.getReader()
    let text = ''
    while (text.length < 4096) text += new TextDecoder().decode((await reader.read()).value)
    expect(text.startsWith('event: hello\n')).toBe(true)
    await reader.cancel()
  })

  it('that another one replaced while it was still opening is no error', async () => {
    server = await TestServer.start()
    await server.createSite('brest')
    const host = await server.device('brest', 'host')
    const streams = await Promise.all(Array.from({ length: 6 }, () => host.listen()))
    await keep(sampleRecord('visits', { ...head('v1', START), mark: 'K7QF3M2X9' }))
    while (server.running.streams.count > 2) await tick()
    const last = await host.listen()
    await last.next('hello')
    for (const stream of [...streams, last]) stream.close()
  })

  it('misses nothing that was written while the database could not be read', async () => {
    const store = await openMemoryStore()
    server = await TestServer.start({ store, live: { gather: 1, heartbeat: 10 } })
    await server.createSite('brest')
    const host = await server.device('brest', 'host')
    const stream = await host.listen()
    await stream.next('hello')
    const read = store.read.bind(store)
    let failures = 0
    store.read = () => {
      failures += 1
      if (failures === 3) store.read = read
      return Promise.reject(new Error('no disk'))
    }
    await keep(sampleRecord('visits', { ...head('v1', START), mark: 'K7QF3M2X9' }))
    expect((await stream.next('documents')).data['documents']).toMatchObject([{ id: 'v1' }])
    stream.close()
  })

  it('gathers what is written together into one event for each collection', async () => {
    server = await TestServer.start({ live: { gather: 30 } })
    await server.createSite('brest')
    const host = await server.device('brest', 'host')
    const stream = await host.listen()
    await stream.next('hello')
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        keep(sampleRecord('visits', { ...head(`v${index}`, START), mark: 'K7QF3M2X9' })),
      ),
    )
    const { data } = await stream.next('documents')
    expect(data['documents']).toHaveLength(20)
    stream.close()
  })

  it('that missed too much is told to pull instead', async () => {
    server = await TestServer.start({ live: { gather: 30 } })
    await server.createSite('brest')
    const host = await server.device('brest', 'host')
    const stream = await host.listen()
    await stream.next('hello')
    await server.parts.store.transaction(async (tx) => {
      for (let index = 0; index < 600; index++) {
        await keepRecord(
          tx,
          'visits',
          sampleRecord('visits', { ...head(`v${index}`, START), mark: 'K7QF3M2X9' }),
        )
      }
    })
    await stream.next('resync')
    await keep(sampleRecord('visits', { ...head('later', START), mark: 'K7QF3M2X9' }))
    expect((await stream.next('documents')).data['documents']).toMatchObject([{ id: 'later' }])
    stream.close()
  })

  it('of a device that does not read is not filled for ever', async () => {
    server = await TestServer.start({ live: { buffer: 50_000 } })
    await server.createSite('brest')
    const host = await server.device('brest', 'host')
    const socket = connect(server.running.port, '127.0.0.1')
    socket.pause()
    const headers = Object.entries(host.headers()).map(([name, value]) => `${name}: ${value}`)
    socket.write(['GET /v1/sync/stream HTTP/1.1', 'host: x', ...headers, '', ''].join('\r\n'))
    while (server.running.streams.count === 0) await tick()
    // The system's own buffers take some megabytes of a loopback line: twelve are more than they hold.
    for (let round = 0; round < 20; round++) {
      await server.parts.store.transaction(async (tx) => {
        for (let index = 0; index < 300; index++) {
          const sample = sampleRecord('postings', { ...head(`p${round}-${index}`, START), mark: 'x' })
          await keepRecord(tx, 'postings', { ...sample, text: 'é'.repeat(1000) })
        }
      })
      for (let turns = 0; turns < 30; turns++) await tick()
    }
    let read = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => (read += text))
    socket.resume()
    while (!read.includes('event: resync')) await tick()
    socket.destroy()
  })

  it('shows that it is alive', async () => {
    server = await TestServer.start({ live: { heartbeat: 10 } })
    await server.createSite('brest')
    const stream = await (await server.device('brest', 'host')).listen()
    while (!stream.text.includes(': here\n\n')) await tick()
    stream.close()
  })

  it('ends when another process revokes its device', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pepiniere-live-'))
    const path = join(folder, 'live.sqlite')
    server = await TestServer.start({ store: await openSqliteStore(path) })
    await server.createSite('brest')
    const kiosk: TestDevice = await server.device('brest', 'kiosk')
    const stream = await kiosk.listen()
    await stream.next('hello')
    const command = await openServerParts(await openSqliteStore(path), server.clock)
    const register = new DeviceRegister(command)
    expect(await register.revoke('brest', kiosk.scope.deviceId)).toBe(true)
    await register.close()
    await command.store.close()
    await stream.end()
    expect((await kiosk.call('GET', 'sync/head')).status).toBe(401)
    rmSync(folder, { recursive: true })
  })

  it('ends when the server stops, and the server does stop', async () => {
    server = await TestServer.start()
    await server.createSite('brest')
    const stream = await (await server.device('brest', 'host')).listen()
    await stream.next('hello')
    await server.stop()
    await stream.end()
    server = await TestServer.start()
  })
})

function head(id: string, at: number): WireRecord {
  return { id, siteId: 'brest', rev: nextRevision(undefined, at, 'server'), at, by: 'server' }
}

function keep(record: WireRecord): Promise<unknown> {
  const collection = 'kind' in record ? ('arrivedAt' in record ? 'visits' : 'postings') : 'jobOffers'
  return server.parts.store.transaction((tx) => keepAny(tx, collection, record))
}

function tick(): Promise<unknown> {
  return new Promise((resolve) => setImmediate(resolve))
}
