/** Pictures come with what a kiosk sends; looking at them is slow on purpose, and no device may keep the server busy. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { PushRow } from '../../domain/sync/messages.ts'
import type { Site } from '../../domain/sites/site.ts'
import { SECOND } from '../../domain/time.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

/** As many are looked at at once; then two a second. */
const AT_ONCE = 40

let server: TestServer
let site: Site
let kiosk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
})
afterEach(() => server.stop())

async function application(id: string, visitorId: string, secret?: number[], by = kiosk): Promise<PushRow> {
  const head = { ...by.stamp(id, server.clock.now()), employerId: 'bakery', mark: id }
  const sample = { ...(sampleRecord('applications', head) as Application), visitorId }
  const body = { application: sample, ...(secret ? { secret } : {}) }
  return { collection: 'applications', id, sealed: await sealTo(site, JSON.stringify(body)) }
}
const many = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => application(`a${index}`, `V${index}`, [1, 5, 9, 11])),
  )

it('what comes at once beyond the pace waits on the device, and gets through', async () => {
  let rows = await many(60)
  const first = await kiosk.push(...rows)
  expect(first.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(AT_ONCE)
  expect(first.at(-1)).toMatchObject({ outcome: 'later', missing: 'secret' })
  const hashes = () =>
    server.parts.store.read((view) => view.all(view.tables.selectFrom('passSecrets').selectAll()))
  expect(await hashes()).toHaveLength(AT_ONCE)
  let pushes = 1
  while (rows.length > 0) {
    server.clock.advance(2 * SECOND)
    const results = await kiosk.push(...rows)
    rows = rows.filter((_row, index) => results[index]!.outcome === 'later')
    pushes += 1
    expect(pushes).toBeLessThan(20)
  }
  expect(await hashes()).toHaveLength(60)
})

it('the pace is each device’s own, and rows without pictures wait for nothing', async () => {
  await kiosk.push(...(await many(60)))
  const other = await server.device('brest', 'kiosk')
  const row = await application('b1', 'W1', [1, 2, 3, 4], other)
  expect((await other.push(row))[0]!.outcome).toBe('accepted')
  expect((await kiosk.push(await application('c1', 'X1')))[0]!.outcome).toBe('accepted')
})

it('more of a record that waits waits with it: it would be taken for somebody else’s', async () => {
  await kiosk.push(...(await many(AT_ONCE)))
  const rows = [await application('d1', 'Y1', [1, 2, 3, 4]), await application('d1', 'Y1')]
  const results = await kiosk.push(...rows, await application('d2', 'Y2'))
  expect(results.map(({ outcome }) => outcome)).toEqual(['later', 'later', 'accepted'])
})
