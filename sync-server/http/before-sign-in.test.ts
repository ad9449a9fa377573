import { afterEach, beforeEach, expect, it } from 'vitest'
import { isPulledBy } from '../../domain/sync/access.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import type { EnrolReply } from '../../domain/contract/devices.ts'
import type { PulledCollection } from '../../domain/sync/messages.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { createEnrolmentCode } from '../devices/enrolment.ts'
import { keepAny } from '../sync/keep-record.ts'
import { sampleRecord, SAMPLE_SESSION } from '../testing/sample-records.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'

const MARK = 'Somebody-known'
/** What names nobody and may be held from the first moment. */
const open: readonly CollectionName[] = ['sites', 'challenges']

let server: TestServer
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.parts.store.transaction(async (tx) => {
    for (const collection of collectionNames) {
      if (open.includes(collection)) continue
      const id = collection === 'challengeSessions' ? SAMPLE_SESSION : `sample-${collection}`
      const siteId = collection === 'employers' ? '*' : 'brest'
      const head = { id, siteId, rev: `1.000.server`, at: START, by: 'server' }
      const record = sampleRecord(collection, { ...head, employerId: 'bakery', mark: MARK })
      await keepAny(tx, collection, record, { deleted: false })
    }
  })
  await server.account('brest', 'lea')
  await server.account('brest', 'paul', 'bakery')
})
afterEach(() => server.stop())

async function enrolled(role: DeviceRole): Promise<TestDevice> {
  const employer = role === 'employer' ? { employerId: 'bakery' } : {}
  const { code } = await createEnrolmentCode(server.parts, { siteId: 'brest', role, ...employer })
  const answer = await new TestDevice(server.running.url, null).call('POST', 'devices/enrol', { code })
  return new TestDevice(server.running.url, answer.body as EnrolReply)
}
const pulledBy = (role: DeviceRole) => collectionNames.filter((name) => isPulledBy(role, name))
const filled = (pulled: Partial<Record<CollectionName, PulledCollection>>) =>
  Object.entries(pulled).flatMap(([name, { documents }]) => (documents.length > 0 ? [name] : []))

it.each([
  ['host', 'lea'],
  ['employer', 'paul'],
] as const)('a code alone opens nobody’s records at a desk (%s); signing in does', async (role, login) => {
  const desk = await enrolled(role)
  const stream = await desk.listen()
  await stream.next('hello')
  const before = await desk.pull(...pulledBy(role))
  expect(Object.keys(before).sort()).toEqual([...pulledBy(role)].sort())
  expect(filled(before).filter((name) => !open.includes(name as CollectionName))).toEqual([])
  expect(JSON.stringify(before)).not.toContain(MARK)

  expect((await desk.signIn(login, 'wrong-secret-secret')).status).toBe(403)
  expect(JSON.stringify(await desk.pull(...pulledBy(role)))).not.toContain(MARK)

  await desk.signIn(login, `${login}-secret-secret`)
  // The stream ends: the device listens anew, and asks again from where each collection stood.
  await stream.end()
  expect(stream.text).not.toContain(MARK)
  const after = await desk.pull(...pulledBy(role))
  expect(before.jobOffers!.checkpoint.seq).toBe(0)
  expect(filled(after)).toContain('jobOffers')
  // Another desk of the same role has shown nothing yet.
  expect(JSON.stringify(await (await enrolled(role)).pull(...pulledBy(role)))).not.toContain(MARK)
})

it('a stream that opens while somebody signs in ends, and the next one tells of everything', async () => {
  const desk = await enrolled('host')
  const { store } = server.parts
  const look = store.read.bind(store)
  // The first look is that of the guard: the stream is not there to be ended yet.
  store.read = async (work) => {
    store.read = look
    const seen = await look(work)
    await desk.signIn('lea', 'lea-secret-secret')
    return seen
  }
  const stream = await desk.listen()
  await stream.end()
  const next = await desk.listen()
  await next.next('hello')
  const offer = sampleRecord('jobOffers', { ...desk.stamp('j2', START), employerId: 'bakery', mark: MARK })
  await store.transaction((tx) => keepAny(tx, 'jobOffers', offer, { deleted: false }))
  expect(JSON.stringify(await next.next('documents'))).toContain(MARK)
  next.close()
})

it('an answer to what it writes shows nothing either', async () => {
  const desk = await enrolled('host')
  const offer = sampleRecord('jobOffers', { ...desk.stamp('sample-jobOffers', START), mark: 'x' })
  const [result] = await desk.push({
    collection: 'jobOffers',
    id: offer.id,
    document: offer as never,
    assumedRev: null,
  })
  expect(JSON.stringify(result)).not.toContain(MARK)
})

it('signing out, or in again, changes nothing of what the desk holds', async () => {
  const desk = await enrolled('host')
  await desk.signIn('lea', 'lea-secret-secret')
  await desk.call('DELETE', 'sign-in')
  const stream = await desk.listen()
  await stream.next('hello')
  await desk.signIn('lea', 'lea-secret-secret')
  expect(stream.ended).toBe(false)
  expect(filled(await desk.pull('jobOffers'))).toEqual(['jobOffers'])
  stream.close()
})
