import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import type { Recovered } from '../passes/recoveries.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11] as const

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let token: string
let passId: string
let visitorId: string

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (stock.body as { tokens: [string] }).tokens[0]
  passId = readPassToken(token)!.passId
  visitorId = readPassToken(token)!.visitorId
  const known = sampleRecord('visitors', { ...host.stamp(visitorId, server.clock.now()), mark: 'Lucie' })
  await host.push({ collection: 'visitors', id: visitorId, document: known, assumedRev: null })
  const row = { siteId: 'brest', visitorId, secretHash: await hashPictures(PICTURES) }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('passSecrets').values(row)))
})
afterEach(() => server.stop())

async function codeFor(kind: 'card' | 'pictures'): Promise<string> {
  const { body } = await host.call('POST', 'host/recoveries', { visitorId, kind })
  return (body as { code: string }).code
}
const type = (code: string, secret?: readonly number[]) =>
  kiosk.call('POST', 'passes/recover', { code, ...(secret ? { secret } : {}) })
const opens = async (card: string, secret: readonly number[]) =>
  (await kiosk.call('POST', 'visitor/session', { token: card, secret })).status === 200

describe('a lost card', () => {
  it('dies at once for every kiosk, before its code is typed', async () => {
    await codeFor('card')
    expect((await kiosk.call('POST', 'passes/resolve', { code: passId })).status).toBe(403)
    const site = await server.parts.store.read((view) => view.record('sites', 'brest', 'brest'))
    expect(site!.revokedPasses).toEqual([passId])
    expect(await opens(token, PICTURES)).toBe(false)
  })
  it('is replaced by one of the same visitor: pictures, name and all that they did are theirs as before', async () => {
    const { body } = await type(await codeFor('card'))
    const fresh = body as Recovered
    expect(fresh).toMatchObject({ kind: 'card' })
    expect(readPassToken(fresh.token!)!.visitorId).toBe(visitorId)
    expect(readPassToken(fresh.token!)!.passId).not.toBe(passId)
    expect(await opens(fresh.token!, PICTURES)).toBe(true)
    expect((await host.records('visitors')).map(({ id }) => id)).toEqual([visitorId])
  })
  it('may be lost again: the one before it is dead too', async () => {
    const { token: second } = (await type(await codeFor('card'))).body as Recovered
    const { token: third } = (await type(await codeFor('card'))).body as Recovered
    const opened = [token, second!, third!].map((card) => opens(card, PICTURES))
    expect(await Promise.all(opened)).toEqual([false, false, true])
  })
  it('is no code for somebody whom the site does not know', async () => {
    const asked = { visitorId: 'NOBODY', kind: 'card' }
    expect((await host.call('POST', 'host/recoveries', asked)).status).toBe(404)
  })
})

describe('lost pictures', () => {
  it('are chosen anew for the same card, and the old ones open nothing more', async () => {
    const code = await codeFor('pictures')
    expect((await type(code)).body).toEqual({ kind: 'pictures', token: null })
    expect((await type(code, [2, 2, 3, 4])).body).toMatchObject({ kind: 'pictures', token })
    expect([await opens(token, [2, 2, 3, 4]), await opens(token, PICTURES)]).toEqual([true, false])
  })
})

describe('a code', () => {
  it('is used once, and only the latest of a person', async () => {
    const earlier = await codeFor('card')
    const code = await codeFor('card')
    expect((await type(earlier)).status).toBe(403)
    expect((await type(` ${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)).status).toBe(200)
    expect((await type(code)).status).toBe(403)
  })
  it('lasts ten minutes', async () => {
    const code = await codeFor('card')
    server.clock.advance(10 * MINUTE)
    expect((await type(code)).status).toBe(403)
  })
  it('made by a clock set ahead opens nothing once the hour is right', async () => {
    server.clock.advance(20 * DAY)
    await host.signIn('maelle', 'maelle-secret-secret')
    const code = await codeFor('card')
    server.clock.advance(-20 * DAY)
    expect((await type(code)).status).toBe(403)
  })
  it('is of its own site, asked for by a host who is signed in, and cannot be guessed for long', async () => {
    const code = await codeFor('card')
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'kiosk')
    expect((await elsewhere.call('POST', 'passes/recover', { code })).status).toBe(403)
    const stranger = await server.device('brest', 'host')
    const asked = await stranger.call('POST', 'host/recoveries', { visitorId, kind: 'card' })
    expect(asked.status).toBe(401)
    const tries = []
    for (let count = 0; count < 11; count += 1) tries.push((await type('00000000')).status)
    expect(tries.at(-1)).toBe(429)
  })
})
