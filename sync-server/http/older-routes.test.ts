import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import type { readOlder } from '../../domain/contract/older.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { keepAny, keepRecord } from '../sync/keep-record.ts'
import { OLDER_AT_ONCE } from '../sync/older-records.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
const longAgo = START - 200 * DAY
const day = parisDay(longAgo)

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  host = await server.device('brest', 'host')
  await host.signIn('awen', await server.account('brest', 'awen'))
})
afterEach(() => server.stop())

async function keepVisit(id: string, at: number, fields: Partial<Visit> = {}): Promise<void> {
  const { siteId = 'brest' } = fields
  const head = { id, siteId, rev: nextRevision(undefined, at, 'k1'), at, by: 'k1', mark: id.slice(0, 30) }
  const visit: Visit = {
    ...sampleRecord('visits', head),
    ...{ day: parisDay(at), arrivedAt: at, closing: 'left', leftAt: at, name: 'Aïcha', sealedPass: 'secret' },
    ...fields,
  }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'visits', visit))
}
const visitsOf = (of: string, after = '') =>
  host.call('GET', `host/older?collection=visits&of=${of}${after && `&after=${after}`}`)
const read = async (of: string, after?: string) =>
  (await visitsOf(of, after)).body as ReplyOf<typeof readOlder>

describe('what is older', () => {
  it('is told to no kiosk, no employer, and nobody who has not signed in', async () => {
    await keepVisit('v1', longAgo)
    const path = `host/older?collection=visits&of=${day}`
    for (const [role, employerId] of [['kiosk'], ['employer', 'bakery']] as const) {
      const other = await server.device('brest', role, employerId)
      expect((await other.call('GET', path)).status).toBe(404)
    }
    const desk = await server.device('brest', 'host')
    expect((await desk.call('GET', path)).status).toBe(401)
  })

  it('is refused without saying of what, or of what nobody asks', async () => {
    for (const query of ['', '?collection=visits', '?collection=visitors&of=x', `?collection=visits&of=`]) {
      expect((await host.call('GET', `host/older${query}`)).status).toBe(400)
    }
  })

  it('is of the own site alone, without what is hidden from desks, and nothing that a desk holds', async () => {
    await keepVisit('v1', longAgo)
    await keepVisit('elsewhere', longAgo, { siteId: 'quimper' })
    await keepVisit('later', longAgo + 2 * DAY)
    await keepVisit('corrected', START, { day, arrivedAt: longAgo })
    const { visits, applications, next } = await read(day)
    expect(visits.map(({ id }) => id)).toEqual(['v1'])
    expect(visits[0]).toMatchObject({ name: 'Aïcha', day })
    expect(visits[0]).not.toHaveProperty('sealedPass')
    expect([applications, next]).toEqual([[], undefined])
    expect((await read('2020-01-01')).visits).toEqual([])
  })

  it('comes a page at a time, each record once', async () => {
    const ids = Array.from({ length: OLDER_AT_ONCE + 3 }, (_, index) => `v${String(index).padStart(3, '0')}`)
    for (const id of ids) await keepVisit(id, longAgo)
    const first = await read(day)
    expect(first.visits).toHaveLength(OLDER_AT_ONCE)
    const second = await read(day, first.next)
    expect(second.next).toBeUndefined()
    expect([...first.visits, ...second.visits].map(({ id }) => id)).toEqual(ids)
  })

  it('is told of an offer only where the employer lets hosts read its applications', async () => {
    const at = longAgo
    const head = { siteId: 'brest', rev: nextRevision(undefined, at, 'e1'), at, by: 'e1' }
    const keepEmployer = (fields: object) =>
      server.parts.store.transaction((tx) =>
        keepAny(tx, 'employers', {
          ...sampleRecord('employers', { ...head, id: 'bakery', siteId: '*', mark: 'Boulangerie' }),
          ...fields,
        } as never),
      )
    const events = [
      { id: 'e1', type: 'submitted', at, by: 'k1', receivedAt: at },
      { id: 'e2', type: 'withdrawn', at, by: 'k1', receivedAt: at },
    ]
    const application = {
      ...sampleRecord('applications', { ...head, id: 'a1', employerId: 'bakery', mark: 'Nadia' }),
      ...{ jobOfferId: 'o1', events },
    }
    await keepEmployer({})
    await server.parts.store.transaction((tx) => keepAny(tx, 'applications', application as never))
    const ask = async () =>
      ((await host.call('GET', 'host/older?collection=applications&of=o1')).body as ReplyOf<typeof readOlder>)
        .applications
    expect(await ask()).toEqual([])
    const mandate = { siteId: 'brest', scope: 'all', givenAt: at, givenBy: 'Paul', accountId: 'c1' }
    await keepEmployer({ mandates: [mandate] })
    expect((await ask()).map(({ id }) => id)).toEqual(['a1'])
    expect(await host.records('applications')).toEqual([])
  })

  it('is not carried away by the year: beyond some pages one waits', async () => {
    const statuses = []
    for (let asked = 0; asked < 30; asked += 1) statuses.push((await visitsOf(day)).status)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200))
    expect(statuses.at(-1)).toBe(429)
    server.clock.advance(60_000)
    expect((await visitsOf(day)).status).toBe(200)
  })
})
