import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { DAMAGED_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { requestHeaders, type ServerTarget } from './http.ts'
import { MemoryLoss } from './memory-loss.ts'
import { newSyncStatus } from './sync-status.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aVisit } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'

const FOUND = 1_764_000_000_000

/** The disk of a kiosk that wrote three visits. */
async function writtenDisk(): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const replica = await replicaOn(disk, ['visits'])
  for (const id of ['a', 'b', 'c'])
    await replica.transaction('strict', (one) => one.put('visits', aVisit(id, { name: `word-${id}` })))
  await replica.close()
  return new MemoryDisk(disk.frames)
}
const frameWith = (disk: MemoryDisk, word: string) =>
  disk.frames.findIndex((frame) => 'text' in frame && frame.text.includes(word))
async function openedOn(disk: MemoryDisk, now = FOUND) {
  const replica = await replicaOn(disk, ['visits'], () => now)
  const status = newSyncStatus()
  return { replica, status, loss: new MemoryLoss(replica, status) }
}

describe('a frame damaged in the middle', () => {
  it('costs what it held, and is said from then on, also after other starts', async () => {
    const disk = await writtenDisk()
    disk.damage(frameWith(disk, 'word-b'), (text) => text.replace('word-b', 'word-x'))
    const first = await openedOn(disk)
    expect(first.replica.ids('visits').sort()).toEqual(['a', 'c'])
    expect([first.loss.at, first.status.memoryLostAt]).toEqual([FOUND, FOUND])
    await first.replica.close()
    const second = await openedOn(new MemoryDisk(disk.frames), FOUND + DAY)
    expect([second.loss.at, second.status.memoryLostAt]).toEqual([FOUND, FOUND])
    await second.replica.close()
  })

  it('is noted later when it happens again', async () => {
    const disk = await writtenDisk()
    disk.damage(frameWith(disk, 'word-b'), (text) => text.replace('word-b', 'word-x'))
    const { replica } = await openedOn(disk)
    await replica.transaction('strict', (one) => one.put('visits', aVisit('d', { name: 'word-d' })))
    await replica.close()
    const again = new MemoryDisk(disk.frames)
    again.damage(frameWith(again, 'word-d'), (text) => text.replace('word-d', 'word-x'))
    const second = await openedOn(again, FOUND + DAY)
    expect(second.loss.at).toBe(FOUND + DAY)
    await second.replica.close()
  })
})

it('a last frame that a power cut left short is no loss: nobody was told that it was kept', async () => {
  const disk = await writtenDisk()
  disk.damage(frameWith(disk, 'word-c'), (text) => text.slice(0, 20))
  const { replica, loss, status } = await openedOn(disk)
  expect(replica.ids('visits').sort()).toEqual(['a', 'b'])
  expect([loss.at, status.memoryLostAt]).toEqual([null, null])
  await replica.close()
})

it.each([
  ['a week later', FOUND + 7 * DAY, null],
  ['before', FOUND + 7 * DAY - MINUTE, FOUND],
  // The clock of that start ran ahead by years.
  ['when a wrong clock dated it', FOUND - 400 * DAY, null],
])('it is said no more %s', async (_when, confirmed, said) => {
  const disk = await writtenDisk()
  disk.damage(frameWith(disk, 'word-b'), (text) => text.replace('word-b', 'word-x'))
  const { replica, loss, status } = await openedOn(disk)
  await loss.forgetOld(confirmed)
  expect([loss.at, status.memoryLostAt]).toEqual([said, said])
  await replica.close()
})

it('each request tells the server of it, and says nothing where nothing was lost', () => {
  const target = (at: number | null): ServerTarget => ({
    machine: {} as ServerTarget['machine'],
    serverUrl: '',
    waiting: () => 0,
    damagedAt: () => at,
  })
  expect(requestHeaders(target(FOUND))[DAMAGED_HEADER]).toBe(String(FOUND))
  expect(requestHeaders(target(null))).not.toHaveProperty(DAMAGED_HEADER)
})
