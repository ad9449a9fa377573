import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { keepRecord } from './keep-record.ts'
import { sealOlderRecords } from './seal-older-records.ts'

let store: Store
let parts: ServerParts
beforeEach(async () => {
  store = await openMemoryStore()
  parts = await openServerParts(store, { now: () => 1000 })
})
afterEach(() => store.close())

/** As a version wrote it that knew no seals. */
async function keepUnsealed(id: string): Promise<void> {
  const record = sampleRecord('seatLeases', { id, siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' })
  const { seal: _none, ...unsealed } = record as AnyRecord & { seal?: string }
  await store.transaction(async (tx) =>
    tx.put({
      collection: 'seatLeases',
      record: unsealed as never,
      deleted: false,
      sourceRev: null,
      viewers: { kiosk: 'all', host: 'all', employer: null },
    }),
  )
}

const sealOf = (id: string) =>
  store.read(async (view) => (await view.record('seatLeases', id, 'brest'))?.seal)

it('seals what an earlier version kept without, under a revision that devices hear of', async () => {
  await keepUnsealed('l1')
  expect(await sealOf('l1')).toBeUndefined()
  await sealOlderRecords(parts)
  expect(await sealOf('l1')).toEqual(expect.any(String))
  const kept = await store.read((view) => view.record('seatLeases', 'l1', 'brest'))
  expect(kept?.rev).not.toBe('1')
})

it('leaves what carries its seal as it is, and collections that are not sealed', async () => {
  const head = { siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' }
  await store.transaction(async (tx) => {
    await keepRecord(tx, 'seatLeases', sampleRecord('seatLeases', { ...head, id: 'l1' }))
    await keepRecord(tx, 'postings', sampleRecord('postings', { ...head, id: 'p1' }))
  })
  await sealOlderRecords(parts)
  const [lease, posting] = await store.read(async (view) => [
    await view.record('seatLeases', 'l1', 'brest'),
    await view.record('postings', 'p1', 'brest'),
  ])
  expect([lease!.rev, posting!.rev]).toEqual(['1', '1'])
})

it('looks at every record of a collection at its first start only', async () => {
  await sealOlderRecords(parts)
  await keepUnsealed('l2')
  await sealOlderRecords(parts)
  expect(await sealOf('l2')).toBeUndefined()
})
