/** Two entries of the directory are one person's: a host says so, and takes it back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import { readPassToken, type PassToken } from '../../domain/visits/pass-token.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { TestServer, type TestDevice } from '../testing/test-server.ts'
import { hashPictures } from './pass-secrets.ts'
import { issuePass } from './passes.ts'
import { personOf, recordsOfPerson } from './person.ts'

const HERS = [1, 5, 9, 11] as const
const OTHERS = [2, 2, 3, 4] as const

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let tokens: [string, string]
let first: PassToken
let second: PassToken

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const stock = await kiosk.call('POST', 'passes/stock', { count: 2 })
  tokens = (stock.body as { tokens: [string, string] }).tokens
  ;[first, second] = tokens.map((token) => readPassToken(token)!) as [PassToken, PassToken]
  for (const [index, { visitorId }] of [first, second].entries()) {
    const head = host.stamp(visitorId, server.clock.now())
    const entry = sampleRecord('visitors', { ...head, mark: `Awa ${index}` })
    await host.push({ collection: 'visitors', id: visitorId, document: entry, assumedRev: null })
  }
})
afterEach(() => server.stop())

async function change(id: string, mergedInto: string | undefined) {
  const known = ((await host.records('visitors')) as Visitor[]).find((entry) => entry.id === id)!
  const writer = { now: server.clock.now() + 1, deviceId: host.scope.deviceId }
  const document = changeFields(known, { mergedInto } as Partial<Visitor>, writer)
  const [result] = await host.push({ collection: 'visitors', id, document, assumedRev: known.rev })
  return result!
}
const merge = () => change(first.visitorId, second.visitorId)
const part = () => change(first.visitorId, undefined)
const newsOf = async (token: string) =>
  (await kiosk.call('POST', 'visitor/news', { token })).body as VisitorNews
const opens = async (token: string, secret: readonly number[]) =>
  (await kiosk.call('POST', 'visitor/session', { token, secret })).status === 200
const keepPictures = async (visitorId: string, secret: typeof HERS | typeof OTHERS) => {
  const row = { siteId: 'brest', visitorId, secretHash: await hashPictures(secret) }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('passSecrets').values(row)))
}
const applicationsOf = (visitorId: string) =>
  server.parts.store.read(async (view) => {
    const all = await recordsOfPerson(view, 'brest', 'applications', visitorId)
    return all.map(({ id }) => id).sort()
  })
async function apply(id: string, visitorId: string) {
  const sample = sampleRecord('applications', { ...kiosk.stamp(id, server.clock.now()), mark: 'Awa' })
  await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', { ...sample, visitorId }))
}

describe('two entries of one person', () => {
  it('lead to what either of them holds, with either card, and no record is rewritten', async () => {
    await apply('a1', first.visitorId)
    await apply('a2', second.visitorId)
    await merge()
    expect(await applicationsOf(first.visitorId)).toEqual(['a1', 'a2'])
    expect(await applicationsOf(second.visitorId)).toEqual(['a1', 'a2'])
    expect((await newsOf(tokens[0])).alsoKnownAs).toEqual([second.visitorId])
    expect((await newsOf(tokens[1])).alsoKnownAs).toEqual([first.visitorId])
    const kept = await server.parts.store.read((view) => view.record('applications', 'a1', 'brest'))
    expect(kept!.visitorId).toBe(first.visitorId)
  })

  it('are two again once it is taken back', async () => {
    await apply('a1', first.visitorId)
    await apply('a2', second.visitorId)
    await merge()
    await part()
    expect(await applicationsOf(first.visitorId)).toEqual(['a1'])
    expect((await newsOf(tokens[1])).alsoKnownAs).toEqual([])
  })

  it('open with the pictures of the one that has any', async () => {
    await keepPictures(first.visitorId, HERS)
    await merge()
    expect([await opens(tokens[0], HERS), await opens(tokens[1], HERS)]).toEqual([true, true])
    await part()
    expect(await opens(tokens[1], HERS)).toBe(false)
  })

  it('open with the pictures of the main one when both have some', async () => {
    await keepPictures(first.visitorId, HERS)
    await keepPictures(second.visitorId, OTHERS)
    await merge()
    expect([await opens(tokens[0], OTHERS), await opens(tokens[0], HERS)]).toEqual([true, false])
  })

  it('lose all their cards when one is given anew', async () => {
    await keepPictures(second.visitorId, HERS)
    await merge()
    const asked = await host.call('POST', 'host/recoveries', { visitorId: first.visitorId, kind: 'card' })
    const { body } = await kiosk.call(
      'POST',
      'passes/recover',
      (({ code }) => ({ code }))(asked.body as { code: string }),
    )
    expect(await Promise.all(tokens.map((token) => opens(token, HERS)))).toEqual([false, false])
    expect(await opens((body as { token: string }).token, HERS)).toBe(true)
  })
})

it('nobody is merged into themselves', async () => {
  expect(await change(first.visitorId, first.visitorId)).toMatchObject({
    outcome: 'refused',
    field: 'mergedInto',
  })
})

it('entries that two desks merged into each other are one person, and nothing runs for ever', async () => {
  await merge()
  await change(second.visitorId, first.visitorId)
  const ids = [first.visitorId, second.visitorId].sort()
  await server.parts.store.read(async (view) => {
    for (const id of ids) expect((await personOf(view, 'brest', id)).ids.sort()).toEqual(ids)
    expect((await personOf(view, 'brest', ids[0]!)).mainId).toBe(
      (await personOf(view, 'brest', ids[1]!)).mainId,
    )
  })
})

it('a kiosk merges nobody', async () => {
  const known = ((await host.records('visitors')) as Visitor[])[0]!
  const document = { ...known, mergedInto: second.visitorId }
  const [result] = await kiosk.push({ collection: 'visitors', id: known.id, document, assumedRev: known.rev })
  expect(result).toMatchObject({ outcome: 'refused', reason: 'forbidden' })
})

describe('somebody of an employer’s', () => {
  const employerId = 'bakery'
  const head = (id: string) => ({ ...kiosk.stamp(id, server.clock.now()), employerId, mark: 'Awa' })

  it('has a key for each entry at the employer’s desk; both lead to the one person, and nothing is rewritten', async () => {
    const desk = await server.device('brest', 'employer', employerId)
    for (const [id, { visitorId }] of [
      ['a1', first],
      ['a2', second],
    ] as const) {
      const sample = { ...sampleRecord('applications', head(id)), visitorId }
      await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', sample))
    }
    const held = async () => (await desk.records('applications')) as Application[]
    const before = await held()
    expect(new Set(before.map(({ visitorId }) => visitorId)).size).toBe(2)
    await merge()
    expect(await held()).toEqual(before)
    for (const application of before) {
      const viewed = { id: `${application.id}.v`, type: 'viewed' as const, at: 1, by: 'x' }
      const { rev } = desk.stamp(application.id, server.clock.now() + 1)
      const document = { ...application, rev, events: [...application.events, viewed] }
      const [result] = await desk.push({
        collection: 'applications',
        id: application.id,
        document,
        assumedRev: application.rev,
      })
      expect(result).toMatchObject({ outcome: 'accepted' })
    }
    expect(await applicationsOf(first.visitorId)).toEqual(['a1', 'a2'])
    const kept = await server.parts.store.read((view) => view.record('applications', 'a1', 'brest'))
    expect(kept).toMatchObject({ visitorId: first.visitorId })
    expect(kept!.events.map(({ type }) => type)).toContain('viewed')
  })

  it('who signs in for it is a visitor like any other: the account stays, whatever becomes of cards and entries', async () => {
    const desk = await server.device('brest', 'employer', employerId)
    const secret = await server.account('brest', 'awa', employerId)
    await desk.signIn('awa', secret)
    await merge()
    await host.call('POST', 'host/recoveries', { visitorId: second.visitorId, kind: 'card' })
    const again = await desk.signIn('awa', secret)
    expect(again.status).toBe(200)
    // Neither names the other: no record says who works where.
    const records = JSON.stringify([await host.records('visitors'), await host.records('visits')])
    expect(records).not.toContain((again.body as { account: { id: string } }).account.id)
    expect(again.text).not.toContain(second.visitorId)
  })
})

it('a visitor known at a second site holds a card of each, and each site sees its own records', async () => {
  await server.createSite('quimper')
  const { visitorId } = first
  await apply('a1', visitorId)
  const there = { siteId: 'quimper', deviceId: 'k' }
  const pass = await server.parts.store.transaction((tx) =>
    issuePass(tx, there, visitorId, server.clock.now()),
  )
  expect(pass).toMatchObject({ visitorId })
  expect(pass.passId).not.toBe(first.passId)
  const seen = await server.parts.store.read((view) =>
    recordsOfPerson(view, 'quimper', 'applications', visitorId),
  )
  expect(seen).toEqual([])
  expect(await applicationsOf(visitorId)).toEqual(['a1'])
})
