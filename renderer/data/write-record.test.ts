import { expect, it } from 'vitest'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { Outbox } from './outbox.ts'
import { newSyncStatus } from './sync-status.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { replicaOn } from './testing/replica.ts'
import { writeRecords } from './write-record.ts'

it('of two acts of one moment, made from one copy while the disk was slow, the second one counts', async () => {
  const disk = new MemoryDisk()
  const replica = await replicaOn(disk, ['visitors'])
  const outbox = new Outbox(replica, newSyncStatus())
  const writer = { deviceId: 'host', now: 1000, siteId: 'mende' }
  const write = (visitor: Visitor) => writeRecords({ replica, outbox }, 'visitors', [visitor], writer)
  const entry: Visitor = {
    id: 'v1',
    siteId: 'mende',
    rev: '000000001.000.server',
    at: 1,
    by: 'server',
    stamps: {},
    firstSeenOn: '2026-03-02',
    lastSeenOn: '2026-03-02',
    mergedInto: 'v0',
  }
  await write(entry)
  const release = disk.hold()
  const merged = write(changeFields(entry, { mergedInto: 'v2' }, writer))
  const parted = write(changeFields(entry, { mergedInto: undefined }, writer))
  release()
  await Promise.all([merged, parted])
  const held = await replica.collections.visitors!.findOne('v1').exec()
  expect(held?.mergedInto).toBeUndefined()
  expect(held?.stamps['mergedInto']).toBe(held?.rev)
  await replica.close()
})
