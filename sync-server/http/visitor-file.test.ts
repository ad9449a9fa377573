/** What of a person only the server knows: hosts read it, of both entries while they are merged. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import type { readVisitorVisits, VisitorFile } from '../../domain/contract/visitor-files.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import { issuePass } from '../passes/passes.ts'
import { recordsOfPerson } from '../passes/person.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { OLDER_AT_ONCE } from '../sync/older-records.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice
const longAgo = START - 200 * DAY

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  host = await server.device('brest', 'host')
  await host.signIn('awen', await server.account('brest', 'awen'))
  for (const [id, siteId] of [
    ['V1', 'brest'],
    ['V2', 'brest'],
    ['V9', 'quimper'],
  ] as const) {
    await keepEntry(id, siteId)
    await server.parts.store.transaction(async (tx) => {
      await issuePass(tx, { siteId, deviceId: 'k1' }, id, START + (id === 'V1' ? 1 : 2))
      await tx.run(
        tx.tables.insertInto('attestations').values({
          ...{
            serial: `S-${id}`,
            siteId,
            bookingId: `b-${id}`,
            sessionId: 's1',
            visitorId: id,
            issuedAt: START,
          },
          ...{ issuedBy: 'awen', body: JSON.stringify({ title: `Titre ${id}` }), token: null },
          ...{ revokedAt: null, revokedBecause: null },
        }),
      )
    })
  }
  const secret = { siteId: 'brest', visitorId: 'V1', secretHash: await hashPictures([1, 2, 3, 4]) }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('passSecrets').values(secret)))
})
afterEach(() => server.stop())

async function keepEntry(id: string, siteId: string, fields: Partial<Visitor> = {}): Promise<void> {
  const head = { id, siteId, rev: nextRevision(undefined, START, 'd1'), at: START, by: 'd1', mark: id }
  await server.parts.store.transaction((tx) =>
    keepRecord(tx, 'visitors', { ...sampleRecord('visitors', head), ...fields }),
  )
}
async function keepVisit(id: string, visitorId: string, at: number): Promise<void> {
  const head = { id, siteId: 'brest', rev: nextRevision(undefined, at, 'k1'), at, by: 'k1', mark: id }
  const visit: Visit = {
    ...sampleRecord('visits', head),
    ...{ visitorId, day: parisDay(at), arrivedAt: at, closing: 'left', leftAt: at, sealedPass: 'secret' },
  }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'visits', visit))
}
const fileOf = async (id: string) => (await host.call('GET', `host/visitors/${id}/file`)).body as VisitorFile
const visitsOf = async (id: string, after = '') =>
  (await host.call('GET', `host/visitors/${id}/visits${after && `?after=${after}`}`)).body as ReplyOf<
    typeof readVisitorVisits
  >

describe('the file of a person', () => {
  it('is told to no kiosk, no employer, nobody who has not signed in, and of no other site', async () => {
    for (const path of ['host/visitors/V1/file', 'host/visitors/V1/visits']) {
      for (const [role, employerId] of [['kiosk'], ['employer', 'bakery']] as const) {
        const other = await server.device('brest', role, employerId)
        expect((await other.call('GET', path)).status).toBe(404)
      }
      const desk = await server.device('brest', 'host')
      expect((await desk.call('GET', path)).status).toBe(401)
      expect((await host.call('GET', path.replace('V1', 'V9'))).status).toBe(404)
      expect((await host.call('GET', path.replace('V1', 'NOBODY'))).status).toBe(404)
    }
  })

  it('says what was attested, when cards were given and that pictures were chosen, and nothing that opens', async () => {
    const answer = await host.call('GET', 'host/visitors/V1/file')
    expect(answer.body).toEqual({
      attestations: [{ serial: 'S-V1', title: 'Titre V1', issuedAt: START }],
      cards: [{ issuedAt: START + 1 }],
      hasPictures: true,
      elsewhere: [],
      assistances: [],
    })
    expect((await fileOf('V2')).hasPictures).toBe(false)
  })

  it('is both entries’ while they are merged, with bookings and applications, and each one’s again once parted', async () => {
    for (const id of ['V1', 'V2']) {
      const head = {
        id: `of-${id}`,
        siteId: 'brest',
        rev: '1',
        at: START,
        by: 'k1',
        employerId: 'bakery',
        mark: 'x',
      }
      await server.parts.store.transaction(async (tx) => {
        await keepRecord(tx, 'bookings', { ...sampleRecord('bookings', head), visitorId: id })
        await keepRecord(tx, 'applications', { ...sampleRecord('applications', head), visitorId: id })
      })
    }
    const held = (collection: 'bookings' | 'applications', id: string) =>
      server.parts.store.read(async (view) => {
        const records = await recordsOfPerson(view, 'brest', collection, id)
        return records.map((record) => record.id).sort()
      })
    await keepEntry('V2', 'brest', { mergedInto: 'V1' })
    for (const id of ['V1', 'V2']) {
      const file = await fileOf(id)
      expect(file.attestations.map(({ serial }) => serial).sort()).toEqual(['S-V1', 'S-V2'])
      expect(file.cards).toHaveLength(2)
      expect(file.hasPictures).toBe(true)
      expect(await held('bookings', id)).toEqual(['of-V1', 'of-V2'])
      expect(await held('applications', id)).toEqual(['of-V1', 'of-V2'])
    }
    await keepEntry('V2', 'brest')
    expect((await fileOf('V2')).attestations.map(({ serial }) => serial)).toEqual(['S-V2'])
    expect((await fileOf('V1')).cards).toHaveLength(1)
    expect(await held('bookings', 'V2')).toEqual(['of-V2'])
    expect(await held('applications', 'V1')).toEqual(['of-V1'])
  })
})

describe('older visits of a person', () => {
  it('are those that no desk holds, the latest first, under both entries, without what is hidden from desks', async () => {
    await keepVisit('recent', 'V1', START - DAY)
    await keepVisit('older', 'V1', longAgo - DAY)
    await keepVisit('old', 'V2', longAgo)
    expect((await visitsOf('V1')).visits.map(({ id }) => id)).toEqual(['older'])
    await keepEntry('V2', 'brest', { mergedInto: 'V1' })
    const told = await visitsOf('V1')
    expect(told.visits.map(({ id }) => id)).toEqual(['old', 'older'])
    expect(JSON.stringify(told)).not.toContain('secret')
    expect(told).not.toHaveProperty('next')
  })

  it('are told a page at a time', async () => {
    for (let index = 0; index < OLDER_AT_ONCE + 1; index += 1) {
      await keepVisit(`v${String(index).padStart(3, '0')}`, 'V1', longAgo - index * DAY)
    }
    const first = await visitsOf('V1')
    expect(first.visits).toHaveLength(OLDER_AT_ONCE)
    const rest = await visitsOf('V1', first.next)
    expect(rest.visits.map(({ id }) => id)).toEqual([`v${String(OLDER_AT_ONCE).padStart(3, '0')}`])
  })
})
