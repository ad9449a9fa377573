import { beforeEach, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { HOUR, parisInstant } from '../../domain/time.ts'
import type { Store } from '../store/store.ts'
import { keepAny } from '../sync/keep-record.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { attestationsByMonth, labelsAt, momentsOf, sessionsByMonth } from './work-of-months.ts'

let store: Store
const site = 'brest'
/** The first months of a year. */
const moments = momentsOf({ from: '2026-01', to: '2026-02' }, undefined)
beforeEach(async () => void (store = await openMemoryStore()))

async function keep(collection: CollectionName, id: string, fields: object, siteId = site): Promise<void> {
  const head = { id, siteId, rev: '1', at: 1, by: 'server', mark: 'x' }
  const record = { ...sampleRecord(collection, head), ...fields } as AnyRecord
  await store.transaction((tx) => keepAny(tx, collection, record))
}
const toldIn = (byMonth: ReadonlyMap<string, readonly unknown[]>) =>
  [...byMonth].map(([month, all]) => `${month}: ${all.length}`).sort()

it('a session is of the month in which it begins, from the first moment of a period to before its end', async () => {
  const begins = {
    before: moments.start - 1,
    first: moments.start,
    evening: parisInstant('2026-01-31', 23, 30),
    night: parisInstant('2026-02-01', 0, 0),
    last: moments.end - 1,
    after: moments.end,
  }
  for (const [id, startsAt] of Object.entries(begins))
    await keep('challengeSessions', id, { startsAt, endsAt: startsAt + 3 * HOUR })
  await keep('challengeSessions', 'far', { startsAt: moments.start, endsAt: moments.end }, 'quimper')
  expect(toldIn(await sessionsByMonth(store, site, moments, undefined))).toEqual(['2026-01: 2', '2026-02: 2'])
})

it('an attestation counts unless it was taken back; of somebody who was erased it is counted without abilities', async () => {
  const sign = (serial: string, fields: object = {}) => ({
    ...{
      serial,
      siteId: site,
      bookingId: serial,
      sessionId: 's',
      visitorId: 'V',
      issuedBy: 'lea',
      token: 't',
    },
    ...{ issuedAt: moments.start, body: '{"abilities":[{"code":"follow-instructions"}]}' },
    ...{ revokedAt: null, revokedBecause: null, ...fields },
  })
  await store.transaction(async (tx) => {
    for (const row of [
      sign('stands'),
      sign('erased', { revokedAt: 2, revokedBecause: 'erased', body: null }),
      sign('mistake', { revokedAt: 2, revokedBecause: 'mistake' }),
      sign('before', { issuedAt: moments.start - 1 }),
      sign('last', { issuedAt: moments.end - 1 }),
      sign('after', { issuedAt: moments.end }),
      sign('far', { siteId: 'quimper' }),
    ])
      await tx.run(tx.tables.insertInto('attestations').values(row as never))
  })
  const byMonth = await attestationsByMonth(store, site, moments, undefined)
  expect(toldIn(byMonth)).toEqual(['2026-01: 2', '2026-02: 1'])
  expect(
    byMonth
      .get('2026-01')!
      .map(({ abilities }) => abilities.join())
      .sort(),
  ).toEqual(['', 'follow-instructions'])
})

it('labels are those of the week, of employers of the site; one without a grade is told as such', async () => {
  for (const [id, siteIds] of [
    ['mill', [site]],
    ['oven', [site, 'quimper']],
    ['far', ['quimper']],
  ] as const)
    await keep('employers', id, { siteIds }, '*')
  const monday = parisInstant('2026-01-05', 6)
  await store.transaction(async (tx) => {
    for (const [employerId, grade, week] of [
      ['mill', 'A', 0],
      ['oven', null, 0],
      ['far', 'B', 0],
      ['mill', 'E', 7 * 24 * HOUR],
    ] as const)
      await tx.run(
        tx.tables.insertInto('publications').values({ employerId, monday: monday + week, score: 50, grade }),
      )
  })
  expect(await labelsAt(store, site, monday + HOUR)).toMatchObject({ A: 1, B: 0, E: 0, none: 1 })
  expect(await labelsAt(store, site, monday - 1)).toBeUndefined()
  expect(await labelsAt(store, 'lyon', monday)).toBeUndefined()
})
