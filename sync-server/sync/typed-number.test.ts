/** Somebody types the number of their card where nothing can tell whose it is, and the server recognises them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Site } from '../../domain/sites/site.ts'
import { HOUR } from '../../domain/time.ts'
import { personOf } from '../passes/person.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let site: Site
let passId: string
let visitorId: string

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const pass = await newPass()
  passId = pass.passId
  visitorId = pass.visitorId
})
afterEach(() => server.stop())

async function newPass() {
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  return readPassToken((stock.body as { tokens: [string] }).tokens[0])!
}

async function tell(id: string, told: Partial<Visit>, number?: string) {
  const head = kiosk.stamp(id, server.clock.now())
  const sealedPass = number === undefined ? {} : { sealedPass: await sealTo(site, number) }
  const visit = { ...sampleRecord('visits', { ...head, mark: 'SOMEBODYNEW' }), ...told, ...sealedPass }
  const [result] = await kiosk.push({ collection: 'visits', id, document: visit as Visit, assumedRev: null })
  return result!.outcome
}
const arrive = (id: string, as: string, number?: string) =>
  tell(id, { visitorId: as, arrivedBy: number === undefined ? 'pass' : 'code' }, number)
const leave = (id: string, number: string) =>
  tell(
    id,
    { kind: 'unnamed-departure', arrivedBy: 'counter', visitorId: undefined } as Partial<Visit>,
    number,
  )
const visits = async () => ((await host.records('visits')) as Visit[]).sort((a, b) => (a.id < b.id ? -1 : 1))
const directory = async () => (await host.records('visitors')) as Visitor[]
const idsOf = (id: string) =>
  server.parts.store.read(async (view) => (await personOf(view, 'brest', id)).ids.sort())

describe('an arrival with a number', () => {
  it('is that of the visitor whose number it is, and no device ever holds the number', async () => {
    await arrive('a1', 'SOMEBODYNEW', passId)
    expect(await idsOf('SOMEBODYNEW')).toEqual(['SOMEBODYNEW', visitorId].sort())
    expect(await directory()).toMatchObject([{ id: 'SOMEBODYNEW', mergedInto: visitorId }])
    const held = JSON.stringify([await visits(), await directory(), await kiosk.records('visits')])
    expect(held).not.toContain(passId)
    expect(held).not.toContain('sealedPass')
    expect((await visits())[0]).not.toHaveProperty('unverified')
  })

  it.each([
    ['of no card', '00000000V'],
    ['that is none', 'bonjour'],
  ])('%s is kept, as somebody new to be looked at by a host', async (_why, number) => {
    expect(await arrive('a1', 'SOMEBODYNEW', number)).toBe('accepted')
    expect(await visits()).toMatchObject([{ visitorId: 'SOMEBODYNEW', unverified: true }])
    expect(await directory()).toMatchObject([{ id: 'SOMEBODYNEW' }])
    expect((await directory())[0]).not.toHaveProperty('mergedInto')
  })

  it('makes nobody another person whom the directory knows, or who holds a card', async () => {
    const other = await newPass()
    await arrive('a1', 'KNOWNBEFORE')
    await arrive('a2', 'KNOWNBEFORE', passId)
    await arrive('a3', other.visitorId, passId)
    expect(await idsOf('KNOWNBEFORE')).toEqual(['KNOWNBEFORE'])
    expect(await idsOf(other.visitorId)).toEqual([other.visitorId])
  })

  it('of another site is of nobody here', async () => {
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'kiosk')
    const stock = await elsewhere.call('POST', 'passes/stock', { count: 1 })
    const foreign = readPassToken((stock.body as { tokens: [string] }).tokens[0])!
    await arrive('a1', 'SOMEBODYNEW', foreign.passId)
    expect(await idsOf('SOMEBODYNEW')).toEqual(['SOMEBODYNEW'])
  })
})

describe('a departure with a number', () => {
  it('ends the stay of its visitor, and lowers the headcount no more by itself', async () => {
    await arrive('a1', visitorId)
    server.clock.advance(HOUR)
    await leave('d1', passId)
    const [stay, departure] = await visits()
    expect(stay).toMatchObject({ id: 'a1', closing: 'left', leftAt: server.clock.now() })
    expect(departure).toMatchObject({ id: 'd1', closing: 'unknown' })
  })

  it('ends a stay that was told by a number too', async () => {
    await arrive('a1', 'SOMEBODYNEW', passId)
    await leave('d1', passId)
    expect(await visits()).toMatchObject([{ closing: 'left' }, { closing: 'unknown' }])
  })

  it('of whom no stay is known counts like one without a card', async () => {
    await leave('d1', passId)
    const [departure] = await visits()
    expect(departure).not.toHaveProperty('closing')
    expect(departure).not.toHaveProperty('visitorId')
  })
})

it('who came in twice leaves once', async () => {
  await arrive('a1', visitorId)
  await arrive('a2', 'SOMEBODYNEW', passId)
  const [first] = await visits()
  const rev = kiosk.stamp('a1', server.clock.now() + 1).rev
  const left = {
    ...first!,
    closing: 'left' as const,
    leftAt: server.clock.now(),
    rev,
    by: kiosk.scope.deviceId,
  }
  await kiosk.push({ collection: 'visits', id: 'a1', document: left, assumedRev: first!.rev })
  expect(await visits()).toMatchObject([{ closing: 'left' }, { closing: 'left' }])
})

it('who came back since is here: a departure told late ends nothing that began after it', async () => {
  await arrive('a1', visitorId)
  const [first] = await visits()
  const leftAt = server.clock.now()
  server.clock.advance(HOUR)
  await arrive('a2', visitorId)
  const rev = kiosk.stamp('a1', server.clock.now() + 1).rev
  const left = { ...first!, closing: 'left' as const, leftAt, rev, by: kiosk.scope.deviceId }
  await kiosk.push({ collection: 'visits', id: 'a1', document: left, assumedRev: first!.rev })
  await tell('d1', { kind: 'unnamed-departure', arrivedBy: 'counter', arrivedAt: leftAt - 1 }, passId)
  expect(await visits()).toMatchObject([{ closing: 'left' }, { id: 'a2' }, { id: 'd1' }])
  expect((await visits())[1]).not.toHaveProperty('closing')
})

it.each(['', 'a|b/c', '🙂'])('what is no id (%j) enters no directory, and the visit is kept', async (id) => {
  expect(await arrive('a1', id)).toBe('accepted')
  expect([(await visits()).length, await directory()]).toEqual([1, []])
})

it('a number that was revoked is of nobody: it merges nobody and ends no stay', async () => {
  await arrive('a1', visitorId)
  await host.call('POST', `host/passes/${passId}/revoke`)
  await arrive('a2', 'SOMEBODYNEW', passId)
  await leave('d1', passId)
  expect(await idsOf(visitorId)).toEqual([visitorId])
  const [stay, found, departure] = await visits()
  expect(found).toMatchObject({ visitorId: 'SOMEBODYNEW', unverified: true })
  for (const open of [stay, departure]) expect(open).not.toHaveProperty('closing')
})
