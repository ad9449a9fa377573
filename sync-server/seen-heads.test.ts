import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSeenHeads, SeenHeadsKeeper } from './seen-heads.ts'
import { openMemoryStore } from './testing/memory-store.ts'
import { sampleRecord } from './testing/sample-records.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-seen-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('nothing was seen where no server lived, or where what it wrote cannot be read', () => {
  expect(readSeenHeads(folder)).toBeNull()
  for (const text of ['', '{"epoch":', '{"epoch":1,"heads":{}}', '{"epoch":"e","heads":null}', 'null']) {
    writeFileSync(join(folder, 'database-seen.json'), text)
    expect(readSeenHeads(folder)).toBeNull()
  }
})

it('what was seen is noted, and noted anew after the next write alone', async () => {
  const store = await openMemoryStore()
  const keeper = new SeenHeadsKeeper(folder, store)
  await keeper.write()
  expect(readSeenHeads(folder)).toEqual({ epoch: store.epoch, heads: {} })
  const head = { id: 'v1', siteId: 's1', rev: '1', at: 1, by: 'd1', mark: 'K7QF3M2X9' }
  const viewers = { kiosk: 'all', host: 'all', employer: null }
  await store.transaction(async (tx) =>
    tx.put({
      collection: 'visits',
      record: sampleRecord('visits', head),
      deleted: false,
      sourceRev: null,
      viewers,
    }),
  )
  await keeper.write()
  expect(readSeenHeads(folder)?.heads).toEqual({ s1: 1 })
  rmSync(join(folder, 'database-seen.json'))
  await keeper.write()
  expect(readSeenHeads(folder)).toBeNull()
  await store.close()
})

it('a folder that takes nothing hinders nobody, and is tried again', async () => {
  const store = await openMemoryStore()
  mkdirSync(join(folder, 'database-seen.json.new'))
  const keeper = new SeenHeadsKeeper(folder, store)
  await keeper.write()
  expect(readSeenHeads(folder)).toBeNull()
  rmSync(join(folder, 'database-seen.json.new'), { recursive: true })
  await keeper.write()
  expect(readSeenHeads(folder)).not.toBeNull()
  await store.close()
})
