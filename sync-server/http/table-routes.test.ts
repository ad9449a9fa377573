import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MyTables, TableProposal } from '../../domain/contract/tables.ts'
import type { MyThanks } from '../../domain/contract/thanks.ts'
import { nameAtTable, proposeTable } from '../../domain/postings/table-words.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { newRecord, byServer } from '../../domain/record/write.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Site } from '../../domain/sites/site.ts'
import { openSignInSession } from '../accounts/sign-in-sessions.ts'
import { dueBy } from '../retention/due.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { refusalIn, sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let site: Site
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await server.account('brest', 'lea')
  await host.signIn('lea', 'lea-secret-secret')
})
afterEach(() => server.stop())

const now = () => server.clock.now()
const plan = (fields: object = {}) => ({
  event: { kind: 'table', text: 'On en parle.', topic: 'budget' },
  ...{ title: 'faire un budget', place: 'site', where: 'Table 2', capacity: 4, access: [], weeks: 1 },
  ...{ startsAt: now() + HOUR, endsAt: now() + 2 * HOUR },
  ...fields,
})
const make = (fields: object = {}) =>
  host.call('POST', 'host/events', { ...plan(fields), requestId: `a-table-${Math.random()}-${now()}` })
const made = async (fields: object = {}) => (await make(fields)).body as SessionOfEvent

let count = 0
async function seat(sessionId: string, visitorId: string, ...types: Booking['events'][number]['type'][]) {
  const events = ['confirmed' as const, ...types].map((type, at) => ({ id: `e${at}`, type, at, by: 's' }))
  const booking = newRecord(
    { ...byServer(now()), siteId: 'brest' },
    { id: `b${(count += 1)}`, sessionId, visitorId, askedAt: now(), planRev: 1, events },
  )
  await server.parts.store.transaction((tx) => keepRecord(tx, 'bookings', booking))
}
const writer = () => ({ deviceId: kiosk.scope.deviceId, now: now(), siteId: 'brest' })
/** As a kiosk sends it. */
async function push(document: ContactRequest): Promise<string> {
  const sealed = await sealTo(site, JSON.stringify(document))
  return JSON.stringify(await kiosk.push({ collection: 'contactRequests', id: document.id, sealed }))
}
async function named(tableId: string, visitorId: string, name: string): Promise<string> {
  count += 1
  const word = nameAtTable({ tableId, visitorId, name }, { id: `n${count}`, eventId: `ne${count}` }, writer())
  if (!word.ok) throw new Error(word.reason)
  return push(word.value)
}
async function opened(visitorId: string): Promise<void> {
  const whose = { deviceId: kiosk.scope.deviceId, kind: 'visitor', subject: visitorId } as const
  const session = await server.parts.store.transaction((tx) =>
    openSignInSession(tx, whose, () => Promise.resolve(true), now()),
  )
  kiosk.session = session!.session
}
async function tablesOf(visitorId: string): Promise<MyTables> {
  await opened(visitorId)
  return (await kiosk.call('GET', 'visitor/tables')).body as MyTables
}
async function thanksOf(visitorId: string): Promise<MyThanks> {
  await opened(visitorId)
  return (await kiosk.call('GET', 'visitor/thanks')).body as MyThanks
}
const proposals = async () =>
  ((await host.call('GET', 'host/table-proposals')).body as { proposals: TableProposal[] }).proposals

describe('a table that a host makes', () => {
  it('needs no room, has few chairs, and is shown at once', async () => {
    expect(refusalIn(await make({ capacity: 12 })).reasons).toEqual(['table-size'])
    expect(refusalIn(await make({ where: '' })).reasons).toEqual(['table-place'])
    expect(await made()).toMatchObject({ event: { kind: 'table', topic: 'budget' }, publishedAt: now() })
  })
})

describe('who sits at a table', () => {
  it('reads the names of those beside them who agreed; nobody else reads any', async () => {
    const { id } = await made()
    await seat(id, 'NADIA')
    await seat(id, 'YANN')
    await seat(id, 'OLGA')
    await named(id, 'YANN', 'Yann')
    await named(id, 'SOMEBODY', 'Intrus')
    expect((await tablesOf('NADIA')).tables).toEqual([{ sessionId: id, names: ['Yann'] }])
    expect((await tablesOf('YANN')).tables).toEqual([{ sessionId: id, names: [], ownName: 'Yann' }])
    expect((await tablesOf('SOMEBODY')).tables).toEqual([])
    expect(JSON.stringify(await host.pull('contactRequests'))).not.toContain('Yann')
  })

  it('is no more once they gave their chair back', async () => {
    const { id } = await made()
    await seat(id, 'NADIA')
    await seat(id, 'YANN', 'cancelled')
    await named(id, 'YANN', 'Yann')
    expect((await tablesOf('NADIA')).tables).toEqual([{ sessionId: id, names: [] }])
  })

  it('tells a name only at a table that there is', async () => {
    expect(await named('nowhere', 'YANN', 'Yann')).toContain('tableId')
    const coffee = await made({ event: { kind: 'coffee', text: 'On boit un café.' }, place: 'outdoors' })
    expect(await named(coffee.id, 'YANN', 'Yann')).toContain('tableId')
  })

  it('is called by the name that was told last', async () => {
    const { id } = await made()
    await seat(id, 'NADIA')
    await seat(id, 'YANN')
    await named(id, 'YANN', 'Yann')
    server.clock.advance(1000)
    await named(id, 'YANN', 'Yannick')
    expect((await tablesOf('NADIA')).tables).toEqual([{ sessionId: id, names: ['Yannick'] }])
  })

  it('may thank the others once it is over, by the names that both told', async () => {
    const { id } = await made()
    for (const who of ['NADIA', 'YANN', 'OLGA']) await seat(id, who)
    await seat(id, 'PAUL', 'absent')
    for (const [who, name] of [
      ['NADIA', 'Nadia'],
      ['YANN', 'Yann'],
      ['PAUL', 'Paul'],
    ] as const)
      await named(id, who, name)
    expect((await thanksOf('NADIA')).toThank).toEqual([])
    server.clock.advance(3 * HOUR)
    const { toThank } = await thanksOf('NADIA')
    expect(toThank).toMatchObject([{ name: 'Yann', forKind: 'table', topic: 'budget' }])
    expect(JSON.stringify(toThank)).not.toContain('YANN')
    const form = { requestId: 'request-number-one', about: toThank[0]!.about, ready: 'moment' }
    expect((await kiosk.call('POST', 'visitor/thanks', form)).body).toEqual({ state: 'told' })
    expect((await thanksOf('YANN')).received).toMatchObject([{ name: 'Nadia', ready: 'moment' }])
    expect((await thanksOf('OLGA')).toThank).toEqual([])
  })

  it('thanks nobody of a table that was called off', async () => {
    const { id } = await made()
    for (const [who, name] of [
      ['NADIA', 'Nadia'],
      ['YANN', 'Yann'],
    ] as const) {
      await seat(id, who, 'attended')
      await named(id, who, name)
    }
    server.clock.advance(3 * HOUR)
    expect((await thanksOf('NADIA')).toThank).toHaveLength(1)
    await server.parts.store.transaction(async (tx) => {
      const table = (await tx.record('challengeSessions', id, 'brest'))!
      await keepRecord(tx, 'challengeSessions', { ...table, cancelledAt: now() })
    })
    expect((await thanksOf('NADIA')).toThank).toEqual([])
  })
})

describe('a table that a visitor proposes', () => {
  async function propose(about: object, id = 'w1') {
    const wish = { startsAt: now() + 2 * HOUR, visitorId: 'YANN', ...about }
    const word = proposeTable(wish, { id, eventId: `${id}.e` }, writer())
    if (!word.ok) throw new Error(word.reason)
    return push(word.value)
  }

  it('waits for a host, who reads what and when and never who', async () => {
    await propose({ word: 'Appelez le 06 12 34 56 78' })
    expect(await proposals()).toMatchObject([
      { id: 'w1', word: 'Appelez le 06 12 34 56 78', doubts: ['contact'] },
    ])
    expect(JSON.stringify(await proposals())).not.toContain('YANN')
    expect((await tablesOf('YANN')).proposed).toMatchObject([{ id: 'w1', state: 'waiting' }])
  })

  it('is answered by the table itself, or by a no; the first stands, and its hour ends it', async () => {
    await propose({ topic: 'budget' })
    await propose({ topic: 'company' }, 'w2')
    await made({ proposalId: 'w1' })
    expect((await host.call('POST', 'host/table-proposals/w2/decline')).status).toBe(204)
    expect(refusalIn(await host.call('POST', 'host/table-proposals/w1/decline')).error).toBe('not-found')
    expect(await proposals()).toEqual([])
    const { proposed } = await tablesOf('YANN')
    expect(proposed.map(({ id, state }) => [id, state]).sort()).toEqual([
      ['w1', 'yes'],
      ['w2', 'no'],
    ])
    await propose({ topic: 'trade' }, 'w3')
    server.clock.advance(3 * HOUR)
    expect(await proposals()).toEqual([])
  })

  it('is of something, for an hour, and goes after a year', async () => {
    const bare = { id: 'w9', visitorId: 'YANN', topic: 'budget' as const }
    const events = [{ id: 'w9.e', type: 'table-proposed' as const, at: now(), by: 'k' }]
    expect(await push(newRecord(writer(), { ...bare, events }))).toContain('tableId')
    const { topic: _none, ...ofNothing } = { ...bare, tableAt: now() + 2 * HOUR }
    expect(await push(newRecord(writer(), { ...ofNothing, events }))).toContain('tableId')
    const ofTwo = { ...bare, tableAt: now() + 2 * HOUR, tableWord: 'La mer', events }
    expect(await push(newRecord(writer(), ofTwo))).toContain('tableId')
    await propose({ word: 'La mer' })
    const due = await server.parts.store.read((view) => dueBy(view, 'brest', now() + 367 * DAY))
    expect(due.filter(({ kind }) => kind === 'wish')).toMatchObject([{ id: 'w1' }])
  })
})
