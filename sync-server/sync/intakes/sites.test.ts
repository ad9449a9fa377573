import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Site } from '../../../domain/sites/site.ts'
import type { Store } from '../../store/store.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { sites } from './sites.ts'

const NOW = 1_000_000
const { united, effects } = sites.comesBack!
function site(fields: Partial<Site> = {}): Site {
  const head = {
    id: 'brest',
    siteId: 'brest',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    mark: 'Brest',
  }
  return { ...sampleRecord('sites', head), ...fields }
}
const page = (serial: string, reason: 'error' | 'wrong-person' | 'erased' = 'error') => ({ serial, reason })

describe('of two copies of a site', () => {
  it('each adds what it alone heard was taken back; the rest is that of the newer one', () => {
    const newer = site({ name: 'Brest', revokedPasses: ['B', 'C'], revokedAttestations: [page('2')] })
    const older = site({
      ...{ name: 'Avant', revokedPasses: ['A', 'B'] },
      revokedAttestations: [page('1', 'erased'), page('2', 'wrong-person')],
    })
    expect(united!(newer, older, NOW)).toEqual({
      ...newer,
      ...{ at: NOW, by: 'server', rev: expect.stringMatching(/\.server$/) as unknown },
      revokedPasses: ['A', 'B', 'C'],
      revokedAttestations: [page('1', 'erased'), page('2')],
    })
  })

  it.each([
    ['a pass alone', { revokedPasses: ['A'] }],
    ['a page alone', { revokedAttestations: [page('1')] }],
  ])('%s is news', (_what, told) => {
    expect(united!(site(), site(told), NOW)).toMatchObject(told)
  })

  it('one that heard of nothing more adds nothing', () => {
    const full = site({ revokedPasses: ['A'], revokedAttestations: [page('1')] })
    expect(united!(full, full, NOW)).toBeNull()
    expect(united!(full, site(), NOW)).toBeNull()
    expect(united!(site(), site(), NOW)).toBeNull()
  })
})

describe('what a site says was taken back', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore()
  })
  afterEach(() => store.close())

  const comeBack = (told: Partial<Site>) => store.transaction((tx) => effects!(tx, site(told), 'd1', NOW))
  const passes = async () => {
    const rows = await store.read((view) => view.all(view.tables.selectFrom('passes').selectAll()))
    return rows.sort((a, b) => (a.passId < b.passId ? -1 : 1))
  }
  const givePass = (passId: string, siteId: string, revokedAt: number | null) =>
    store.transaction((tx) =>
      tx.run(
        tx.tables
          .insertInto('passes')
          .values({ passId, visitorId: `of-${passId}`, siteId, deviceId: 'k1', issuedAt: 1, revokedAt }),
      ),
    )

  it('is no pass of this site any more, known or forgotten; other sites’ are untouched', async () => {
    await givePass('ISSUED', 'brest', null)
    await givePass('LONG', 'brest', 5)
    await givePass('OTHER', 'quimper', null)
    await givePass('ALIVE', 'brest', null)
    await comeBack({ revokedPasses: ['ISSUED', 'LONG', 'OTHER', 'FORGOTTEN'] })
    expect((await passes()).map((row) => [row.passId, row.siteId, row.revokedAt])).toEqual([
      ['ALIVE', 'brest', null],
      ['FORGOTTEN', 'brest', NOW],
      ['ISSUED', 'brest', NOW],
      ['LONG', 'brest', 5],
      ['OTHER', 'quimper', null],
    ])
    expect((await passes())[1]).toMatchObject({ visitorId: 'FORGOTTEN', deviceId: 'd1', issuedAt: NOW })
  })

  it('is no page any more, with its reason; of one that was erased nothing is left', async () => {
    const issue = (serial: string, siteId: string, revokedAt: number | null) =>
      store.transaction((tx) =>
        tx.run(
          tx.tables.insertInto('attestations').values({
            ...{ serial, siteId, bookingId: `b-${serial}-${siteId}`, sessionId: 's1', visitorId: 'P1' },
            ...{ issuedAt: 1, issuedBy: 'a1', body: '{}', token: 'token', revokedAt },
            revokedBecause: revokedAt === null ? null : 'error',
          }),
        ),
      )
    await issue('1', 'brest', null)
    await issue('2', 'brest', null)
    await issue('3', 'brest', 5)
    await issue('4', 'quimper', null)
    await comeBack({
      revokedAttestations: [page('1', 'wrong-person'), page('2', 'erased'), page('3', 'erased'), page('4')],
    })
    const rows = await store.read((view) => view.all(view.tables.selectFrom('attestations').selectAll()))
    expect(
      rows
        .sort((a, b) => (a.serial < b.serial ? -1 : 1))
        .map(({ serial, revokedAt, revokedBecause, body, token }) => [
          ...[serial, revokedAt, revokedBecause, body, token],
        ]),
    ).toEqual([
      ['1', NOW, 'wrong-person', '{}', 'token'],
      ['2', NOW, 'erased', null, null],
      ['3', 5, 'erased', null, null],
      ['4', null, null, '{}', 'token'],
    ])
  })

  it('is nothing where the site says nothing', async () => {
    await comeBack({})
    expect(await passes()).toEqual([])
  })
})
