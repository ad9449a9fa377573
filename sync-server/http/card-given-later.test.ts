/** Somebody who walked in and took no card gets one later that day: what they did before is theirs with it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Site } from '../../domain/sites/site.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import { HOUR, parisDay } from '../../domain/time.ts'
import { visitId } from '../../domain/visits/check-in.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { createEmployer } from '../employers/employers.ts'
import type { Recovered } from '../passes/recoveries.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { asked, plan, sampleSession } from '../testing/sample-sessions.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11] as const

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  const offer = { id: 'offer', siteId: 'brest', rev: '1', at: now(), by: 'server', employerId: 'bakery' }
  await server.parts.store.transaction((tx) =>
    keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...offer, mark: 'Boulanger' })),
  )
  await plan(server, sampleSession('s1'))
  await plan(server, sampleSession('s2'))
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
})
afterEach(() => server.stop())

const now = () => server.clock.now()

/** The number that a kiosk takes for whoever walks in; its card stays where it is unless they want one. */
async function blank(): Promise<{ token: string; visitorId: string }> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (body as { tokens: [string] }).tokens
  return { token, visitorId: readPassToken(token)!.visitorId }
}

/** A day at the site: they come in, ask for a seat and apply, and the kiosk sends it all. */
async function dayOf(visitorId: string, sessionId: string): Promise<PushResult[]> {
  const day = parisDay(now())
  const visit: Visit = {
    ...(kiosk.stamp(visitId(visitorId, day, 0), now()) as Visit),
    ...{ kind: 'stay', day, arrivedAt: now(), arrivedBy: 'walk-in', reasons: ['help'], visitorId },
    sealedName: await sealTo(site, 'Awa'),
  }
  const booking = asked(kiosk.scope.deviceId, sessionId, visitorId, now())
  const by = kiosk.scope.deviceId
  const application: Application = {
    ...(kiosk.stamp(`a-${visitorId}`, now()) as Application),
    ...{ employerId: 'bakery', jobOfferId: 'offer', visitorId, sent: { name: 'Awa' } },
    events: [{ id: `a-${visitorId}.s`, type: 'submitted', at: now(), by }],
  }
  return kiosk.push(
    { collection: 'visits', id: visit.id, document: visit, assumedRev: null },
    { collection: 'bookings', id: booking.id, document: booking, assumedRev: null },
    {
      collection: 'applications',
      id: application.id,
      sealed: await sealTo(site, JSON.stringify({ application })),
    },
  )
}

/** What a host's code, typed at the kiosk, gives. */
async function given(visitorId: string, kind: 'card' | 'pictures'): Promise<Recovered> {
  const { body } = await host.call('POST', 'host/recoveries', { visitorId, kind })
  const { code } = body as { code: string }
  const secret = kind === 'pictures' ? { secret: PICTURES } : {}
  return (await kiosk.call('POST', 'passes/recover', { code, ...secret })).body as Recovered
}

/** Of what is kept, what the holder of a card reads of their day; `null`: it opens nothing. */
async function readWith(token: string) {
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  if (opened.status !== 200) return null
  kiosk.session = (opened.body as { session: string }).session
  const { visits, bookings, applications } = (await kiosk.call('GET', 'visitor/data')).body as MyData
  kiosk.session = null
  return {
    visits: visits.length,
    bookings: bookings.length,
    applications: applications.map(({ offer }) => offer),
  }
}

const entries = async () => (await host.records('visitors')) as Visitor[]
const openStays = async () => ((await host.records('visits')) as Visit[]).filter(({ closing }) => !closing)

async function merge(visitorId: string, mergedInto: string): Promise<PushResult> {
  const known = (await entries()).find(({ id }) => id === visitorId)!
  const writer = { now: now() + 1, deviceId: host.scope.deviceId }
  const document = changeFields(known, { mergedInto }, writer)
  const row = { collection: 'visitors', id: visitorId, document, assumedRev: known.rev } as const
  return (await host.push(row))[0]!
}

it('nothing of their day is anybody else’s, and the card that they left opens nothing', async () => {
  const left = await blank()
  await dayOf(left.visitorId, 's1')
  const other = await blank()
  await dayOf(other.visitorId, 's2')
  await given(other.visitorId, 'pictures')
  const { token } = await given(left.visitorId, 'card')
  await given(left.visitorId, 'pictures')
  expect(await readWith(left.token)).toBeNull()
  expect(await readWith(other.token)).toEqual({ visits: 1, bookings: 1, applications: ['Boulanger'] })
  expect(readPassToken(token!)!.visitorId).toBe(left.visitorId)
})

it('the visit, the seat and the application of their day are theirs with the card, and nothing is written twice', async () => {
  const { visitorId } = await blank()
  expect((await dayOf(visitorId, 's1')).map(({ outcome }) => outcome)).toEqual(Array(3).fill('accepted'))
  server.clock.advance(2 * HOUR)
  const { token } = await given(visitorId, 'card')
  await given(visitorId, 'pictures')
  expect(await readWith(token!)).toEqual({ visits: 1, bookings: 1, applications: ['Boulanger'] })
  expect((await entries()).map(({ id, name }) => [id, name])).toEqual([[visitorId, 'Awa']])
  expect(await openStays()).toHaveLength(1)

  // They leave with the card: it is the stay of before that ends.
  const [stay] = (await kiosk.records('visits')) as Visit[]
  const left = { closing: 'left', leftAt: now() } as const
  const document = { ...stay!, ...kiosk.stamp(stay!.id, now()), ...left }
  const row = { collection: 'visits', id: stay!.id, document, assumedRev: stay!.rev } as const
  expect(await kiosk.push(row)).toMatchObject([{ outcome: 'accepted' }])
  expect(await openStays()).toEqual([])
})

it('a second card is one more key to the same day, once a host says whose both are', async () => {
  const first = await blank()
  await dayOf(first.visitorId, 's1')
  server.clock.advance(2 * HOUR)
  // They come back to the kiosk, say nothing of before, and take the card this time.
  const second = await blank()
  await dayOf(second.visitorId, 's2')
  await given(second.visitorId, 'pictures')
  expect(await readWith(second.token)).toEqual({ visits: 1, bookings: 1, applications: ['Boulanger'] })
  expect(await merge(first.visitorId, second.visitorId)).toMatchObject({ outcome: 'accepted' })
  const all = { visits: 2, bookings: 2, applications: ['Boulanger', 'Boulanger'] }
  expect(await readWith(second.token)).toEqual(all)

  // Another card for the entry of before is a card of the same person, and the one that was lost opens nothing.
  const { token } = await given(first.visitorId, 'card')
  expect([await readWith(token!), await readWith(second.token)]).toEqual([all, null])
})
