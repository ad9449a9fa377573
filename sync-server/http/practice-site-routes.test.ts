import { afterAll, beforeAll, expect, test } from 'vitest'
import { resolve } from 'node:path'
import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import type { makePracticeSite } from '../../domain/contract/practice-site.ts'
import type { EnrolReply } from '../../domain/contract/devices.ts'
import { collectionNames } from '../../domain/sync/collections.ts'
import { openPracticeSite } from '../practice-site/open-practice-site.ts'
import { TestDevice, TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  const clock = { now: () => Date.now() }
  server = await TestServer.start({
    openPracticeSite: () => openPracticeSite(resolve('resources/kit'), { clock }),
  })
  await server.createSite('brest')
})
afterAll(() => server.stop())

const everything = () =>
  server.parts.store.read(async (view) => {
    const kept = await Promise.all(collectionNames.map((name) => view.records(name)))
    return JSON.stringify(kept)
  })

test('a host’s device gets a site apart: its code, its account and its writes are worth nothing at the place, and the other way round', async () => {
  const desk = await server.device('brest', 'host')
  const before = await everything()
  const made = await desk.call('POST', 'practice-sites')
  expect(made.status).toBe(200)
  const { id, code, login, secret } = made.body as ReplyOf<typeof makePracticeSite>
  const at = `${server.running.url}/exercice/${id}`

  const stranger = (url: string) => new TestDevice(url, null).call('POST', 'devices/enrol', { code })
  expect((await stranger(server.running.url)).status).toBe(403)
  const enrolled = await stranger(at)
  const practice = new TestDevice(at, enrolled.body as EnrolReply)
  expect((await practice.signIn(login, secret)).status).toBe(200)
  expect((await practice.records('postings')).length).toBeGreaterThan(0)
  expect((await desk.signIn(login, secret)).status).toBe(403)

  // The token of one is nobody's at the other.
  const astray = new TestDevice(server.running.url, enrolled.body as EnrolReply)
  expect((await astray.call('GET', 'host/devices')).status).toBe(401)
  const other = new TestDevice(at, { ...(enrolled.body as EnrolReply), token: desk.enrolled!.token })
  expect((await other.call('GET', 'host/devices')).status).toBe(401)
  expect(await everything()).toBe(before)
})

test('no other device may ask, and an address of no site leads nowhere', async () => {
  for (const role of ['kiosk', 'employer'] as const) {
    const device = await server.device('brest', role, role === 'employer' ? 'bakery' : undefined)
    expect((await device.call('POST', 'practice-sites')).status).toBe(404)
  }
  for (const path of ['exercice/nobody/v1/health', 'exercice/nobody', 'exercice/..%2fv1/health'])
    expect((await fetch(`${server.running.url}/${path}`)).status).toBe(404)
})
