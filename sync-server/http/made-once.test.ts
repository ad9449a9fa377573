import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountLine } from '../../domain/contract/accounts.ts'
import type { DeviceLine, EnrolReply } from '../../domain/contract/devices.ts'
import type { Challenge } from '../../domain/kit/challenge.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { SessionPlan } from '../../domain/session-desk/plan-session.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { loadKit } from '../kit/load-kit.ts'
import { noteMade } from '../made-once.ts'
import type { Recovered } from '../passes/recoveries.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, START, TestDevice, TestServer, type TestAnswer } from '../testing/test-server.ts'

const KIT = new URL('../../resources/kit', import.meta.url).pathname
const requestId = 'b5f0c1de-0000-4000-8000-000000000001'

/** Two days ahead, outdoors, complete. */
const plan: SessionPlan = {
  challengeIds: ['A01.1'],
  title: 'Vingt clients, un comptoir',
  offersPresented: [],
  place: 'outdoors',
  where: 'Le jardin',
  startsAt: START + 2 * DAY,
  endsAt: START + 2 * DAY + 2 * HOUR,
  capacity: 8,
  deskReserve: 1,
  minimumAge: 16,
  access: [],
  information: 'On regarde comment vous servez. Vous pouvez dire non.',
  observers: [{ id: 'o1', name: 'Bruno', side: 'host' }],
}

let server: TestServer
let host: TestDevice
let kiosk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  host = await server.device('brest', 'host')
  kiosk = await server.device('brest', 'kiosk')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
})
afterEach(() => server.stop())

/** The same call again, as after an answer that was lost on the way. */
async function twice(path: string, body: object, device = host): Promise<[TestAnswer, TestAnswer]> {
  const form = { ...body, requestId }
  return [await device.call('POST', path, form), await device.call('POST', path, form)]
}
const other = (path: string, body: object, device = host) => device.call('POST', path, { ...body, requestId })

describe('what is asked for twice under one id is made once', () => {
  it('an employer, as it is by then', async () => {
    const [first, second] = await twice('host/employers', { name: 'Fournil', siren: '552 100 554' })
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    const { id } = first.body as { id: string }
    await host.call('PATCH', `host/employers/${id}`, { town: 'Brest' })
    const third = await other('host/employers', { name: 'Fournil', siren: '552 100 554' })
    expect(third.body).toMatchObject({ id, town: 'Brest' })
    expect(await host.records('employers')).toHaveLength(1)
  })

  it('an account, with another secret: nobody heard of the first', async () => {
    const form = { role: 'host', login: 'yann', name: 'Yann' }
    const [first, second] = await twice('host/accounts', form)
    const [before, now] = [first, second].map(({ body }) => body as { accountId: string; secret: string })
    expect(now!.accountId).toBe(before!.accountId)
    const { body } = await host.call('GET', 'host/accounts')
    const logins = (body as { accounts: AccountLine[] }).accounts.map(({ login }) => login)
    expect(logins).toEqual(['maelle', 'yann'])
    const desk = await server.device('brest', 'host')
    expect((await desk.signIn('yann', before!.secret)).status).toBe(403)
    expect((await desk.signIn('yann', now!.secret)).status).toBe(200)
    await host.call('POST', `host/accounts/${now!.accountId}/close`)
    expect((await other('host/accounts', form)).status).toBe(404)
  })

  it('a code for a device: the first one is dead', async () => {
    const answers = await twice('host/enrolment-codes', { role: 'kiosk', name: 'Borne 2' })
    const codes = answers.map(({ body }) => (body as { code: string }).code)
    const stranger = new TestDevice(host.url, null)
    const enrolled = []
    for (const code of codes) enrolled.push((await stranger.call('POST', 'devices/enrol', { code })).status)
    expect(enrolled).toEqual([403, 200])
  })

  it('a seat beyond the others, and a session', async () => {
    await loadKit(server.parts, KIT)
    const [first, second] = await twice('host/sessions', plan)
    const { id } = first.body as ChallengeSession
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    await host.call('POST', `host/sessions/${id}/publish`)
    const seat = { seats: 1, reason: 'room-enlarged', requestId: `${requestId}-2` }
    const path = `host/sessions/${id}/overcommit`
    const added = [await host.call('POST', path, seat), await host.call('POST', path, seat)]
    expect(added.map(({ status }) => status)).toEqual([204, 204])
    const sessions = (await host.records('challengeSessions')) as ChallengeSession[]
    expect(sessions.map(({ overcommits }) => overcommits.length)).toEqual([1])
    const more = await host.call('POST', path, { ...seat, seats: 2 })
    expect([more.status, refusalIn(more).error]).toEqual([409, 'request-reused'])
  })

  it('what an employer proposes', async () => {
    await loadKit(server.parts, KIT)
    await createEmployer(server.parts, 'brest', { name: 'Atelier Nova' }, 'nova')
    const desk = await server.device('brest', 'employer', 'nova')
    await desk.signIn('bruno', await server.account('brest', 'bruno', 'nova'))
    const [first, second] = await twice('employer/sessions', plan, desk)
    expect([first.status, second.body]).toEqual([201, first.body])
    expect(await host.records('challengeSessions')).toHaveLength(1)
    const changed = await other('employer/sessions', { ...plan, title: 'Autre chose' }, desk)
    expect(refusalIn(changed).error).toBe('request-reused')
  })

  it('an adaptation of a card', async () => {
    await loadKit(server.parts, KIT)
    const [first, second] = await twice('host/challenges/A01.1', { step: 'fork' })
    expect(second.body).toEqual(first.body)
    const cards = (await host.records('challenges')) as Challenge[]
    expect(cards.filter(({ forkedAtSite }) => forkedAtSite === 'brest')).toHaveLength(1)
    const another = await host.call('POST', 'host/challenges/A01.1', { step: 'fork' })
    expect((another.body as Challenge).id).not.toBe((first.body as Challenge).id)
  })

  it('a device: its first token is dead, and nobody else uses the code', async () => {
    const { body } = await host.call('POST', 'host/enrolment-codes', { role: 'kiosk' })
    const { code } = body as { code: string }
    const stranger = new TestDevice(host.url, null)
    const [first, second] = await twice('devices/enrol', { code }, stranger)
    const [before, now] = [first, second].map((answer) => answer.body as EnrolReply)
    expect(now!.deviceId).toBe(before!.deviceId)
    expect((await new TestDevice(host.url, before!).call('GET', 'sync/head')).status).toBe(401)
    expect((await new TestDevice(host.url, now!).call('GET', 'sync/head')).status).toBe(200)
    const { devices } = (await host.call('GET', 'host/devices')).body as { devices: DeviceLine[] }
    expect(devices).toHaveLength(3)
    for (const told of [{ code }, { code, requestId: `${requestId}-2` }]) {
      expect((await stranger.call('POST', 'devices/enrol', told)).status).toBe(403)
    }
    await host.call('POST', `host/devices/${now!.deviceId}/revoke`)
    expect((await stranger.call('POST', 'devices/enrol', { code, requestId })).status).toBe(403)
  })

  it('a device whose code is out of date by then is gone with it', async () => {
    const { body } = await host.call('POST', 'host/enrolment-codes', { role: 'kiosk' })
    const asked = { code: (body as { code: string }).code, requestId }
    const stranger = new TestDevice(host.url, null)
    expect((await stranger.call('POST', 'devices/enrol', asked)).status).toBe(200)
    server.clock.advance(11 * MINUTE)
    expect((await stranger.call('POST', 'devices/enrol', asked)).status).toBe(403)
  })

  it.each(['card', 'pictures'] as const)('a card for a lost one (%s)', async (kind) => {
    const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
    const { visitorId } = readPassToken((stock.body as { tokens: [string] }).tokens[0])!
    const known = sampleRecord('visitors', { ...host.stamp(visitorId, START), mark: 'Lucie' })
    await host.push({ collection: 'visitors', id: visitorId, document: known, assumedRev: null })
    const recovery = await host.call('POST', 'host/recoveries', { visitorId, kind })
    const typed = {
      code: (recovery.body as { code: string }).code,
      ...(kind === 'pictures' ? { secret: [1, 5, 9, 11] } : {}),
    }
    const [first, second] = await twice('passes/recover', typed, kiosk)
    expect([first.status, second.body]).toEqual([200, first.body])
    expect((await kiosk.call('POST', 'passes/recover', typed)).status).toBe(403)
    const { token } = first.body as Recovered
    const { passId } = readPassToken(token!)!
    await host.call('POST', `host/passes/${passId}/revoke`)
    expect((await other('passes/recover', typed, kiosk)).status).toBe(403)
  })

  it('a code for a lost card: another code, typed under the same id, gives the card of its own person', async () => {
    const { body } = await kiosk.call('POST', 'passes/stock', { count: 2 })
    const visitors = (body as { tokens: string[] }).tokens.map((token) => readPassToken(token)!.visitorId)
    const asked = []
    for (const visitorId of visitors) {
      const known = sampleRecord('visitors', { ...host.stamp(visitorId, START), mark: 'Lucie' })
      await host.push({ collection: 'visitors', id: visitorId, document: known, assumedRev: null })
      const opened = await host.call('POST', 'host/recoveries', { visitorId, kind: 'card' })
      asked.push({ code: (opened.body as { code: string }).code, requestId: 'one-screen-for-both' })
    }
    const given = []
    for (const typed of [...asked, ...asked]) {
      const reply = await kiosk.call('POST', 'passes/recover', typed)
      given.push(readPassToken((reply.body as Recovered).token!)!.visitorId)
    }
    expect(given).toEqual([...visitors, ...visitors])
  })

  it('a code for a lost card: the one before it is dead, without any id', async () => {
    const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
    const { visitorId } = readPassToken((stock.body as { tokens: [string] }).tokens[0])!
    const known = sampleRecord('visitors', { ...host.stamp(visitorId, START), mark: 'Lucie' })
    await host.push({ collection: 'visitors', id: visitorId, document: known, assumedRev: null })
    const codes = []
    for (const _twice of [1, 2]) {
      const { body } = await host.call('POST', 'host/recoveries', { visitorId, kind: 'card' })
      codes.push((body as { code: string }).code)
    }
    const typed = []
    for (const code of codes) typed.push((await kiosk.call('POST', 'passes/recover', { code })).status)
    expect(typed).toEqual([403, 200])
  })
})

describe('under an id that made something', () => {
  it.each([
    ['host/employers', { name: 'Fournil' }, { name: 'Garage' }],
    [
      'host/accounts',
      { role: 'host', login: 'yann', name: 'Yann' },
      { role: 'host', login: 'anne', name: 'Anne' },
    ],
    ['host/enrolment-codes', { role: 'kiosk' }, { role: 'host' }],
  ])('nothing else is made: %s', async (path, form, changed) => {
    await other(path, form)
    const refused = await other(path, changed)
    expect([refused.status, refusalIn(refused).error]).toEqual([409, 'request-reused'])
    expect(await host.records('employers')).toHaveLength(path === 'host/employers' ? 1 : 0)
    // Neither at another address.
    expect(refusalIn(await other('host/sessions', plan)).error).toBe('request-reused')
  })

  it('another site makes its own', async () => {
    await server.createSite('quimper')
    const there = await server.device('quimper', 'host')
    await there.signIn('yann', await server.account('quimper', 'yann'))
    const made = [
      await other('host/employers', { name: 'A' }),
      await other('host/employers', { name: 'B' }, there),
    ]
    expect(made.map(({ status }) => status)).toEqual([201, 201])
  })

  it('what was refused made nothing: the same id serves once it is right', async () => {
    const wrong = await other('host/employers', { name: 'Fournil', siren: '552 100 555' })
    expect(wrong.status).toBe(409)
    expect((await other('host/employers', { name: 'Fournil' })).status).toBe(201)
  })
})

it('of the requests of a site the latest thousand are remembered', async () => {
  const { store } = server.parts
  await store.transaction(async (tx) => {
    for (let count = 0; count < 1001; count += 1) {
      await noteMade(tx, { siteId: 'brest', requestId: `r${count}`, said: count }, 'e')
    }
    await noteMade(tx, { siteId: 'quimper', requestId: 'r0', said: 0 }, 'e')
  })
  const left = await store.read((view) => view.all(view.tables.selectFrom('requests').selectAll()))
  expect(left.filter(({ siteId }) => siteId === 'brest').map(({ requestId }) => requestId)).toEqual(
    Array.from({ length: 1000 }, (_, index) => `r${index + 1}`),
  )
  expect(left.filter(({ siteId }) => siteId === 'quimper')).toHaveLength(1)
})
