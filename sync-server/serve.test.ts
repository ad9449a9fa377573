import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import type { WireRecord } from '../domain/sync/messages.ts'
import { openMemoryStore } from './testing/memory-store.ts'
import { sampleRecord } from './testing/sample-records.ts'
import { refusalIn, START, TestServer, type TestDevice } from './testing/test-server.ts'

async function started() {
  const store = await openMemoryStore()
  const server = await TestServer.start({ store })
  await server.createSite('brest')
  return { store, server, kiosk: await server.device('brest', 'kiosk') }
}

/** A push of which the last byte is still missing, and what is answered to it. */
async function halfSent(
  kiosk: TestDevice,
): Promise<{ line: Socket; finish: () => void; answer: Promise<string> }> {
  const document = sampleRecord('visits', { ...kiosk.stamp('v1', START), mark: 'K7QF3M2X9' }) as WireRecord
  const rows = [{ collection: 'visits', id: 'v1', document, assumedRev: null }]
  const body = Buffer.from(JSON.stringify({ epoch: kiosk.enrolled!.epoch, rows }))
  const heads = Object.entries({
    ...kiosk.headers(),
    host: 'x',
    'content-type': 'application/json',
    'content-length': body.length,
  })
  const line = connect(Number(new URL(kiosk.url).port), '127.0.0.1')
  await once(line, 'connect')
  let said = ''
  line.setEncoding('utf8').on('data', (text: string) => (said += text))
  const answer = once(line, 'close').then(() => said)
  line.write(`POST /v1/sync/push HTTP/1.1\r\n${heads.map((head) => head.join(': ')).join('\r\n')}\r\n\r\n`)
  line.write(body.subarray(0, -1))
  return { line, finish: () => void line.write(body.subarray(-1)), answer }
}

it('a server that stops says so at once, and does meanwhile all that is asked of it', async () => {
  const { server, kiosk } = await started()
  expect((await kiosk.call('GET', 'ready')).body).toEqual({ ok: true })
  const stream = await kiosk.listen()
  await stream.next('hello')
  let isStopped = false
  const stopped = server.running.stop(1500).then(() => (isStopped = true))
  const told = await kiosk.call('GET', 'ready')
  expect([told.status, refusalIn(told).error]).toEqual([503, 'server-stopping'])
  // Whoever has not heard of it yet is served as ever.
  expect((await kiosk.call('GET', 'sync/head')).status).toBe(200)
  expect((await kiosk.call('GET', 'health')).status).toBe(200)
  expect([isStopped, stream.ended]).toEqual([false, false])
  await stream.end()
  await stopped
  await expect(kiosk.call('GET', 'ready')).rejects.toThrow('fetch failed')
})

it('ends streams, lets a running request finish, and closes the database after it', async () => {
  const { server, store, kiosk } = await started()
  const stream = await kiosk.listen()
  await stream.next('hello')
  const { finish, answer } = await halfSent(kiosk)
  // The server is at the request once it has answered another one that came after it.
  await kiosk.call('GET', 'sync/head')
  const kept = new Promise<string[]>((resolve) => {
    const close = store.close.bind(store)
    store.close = async () => {
      const visits = await store.read((view) => view.records('visits', { siteId: 'brest' }))
      resolve(visits.map(({ id }) => id))
      await close()
    }
  })
  const stopped = server.running.stop()
  await stream.end()
  finish()
  expect(await answer).toMatch(/^HTTP\/1.1 200 OK.*"outcome":"accepted"/s)
  expect(await kept).toEqual(['v1'])
  await stopped
  await expect(store.read((view) => view.head('brest'))).rejects.toThrow()
})
