import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { DAMAGED_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { visitSchema } from '../../domain/visits/visit.ts'
import { requestHeaders, type ServerTarget } from './http.ts'
import { MemoryLoss } from './memory-loss.ts'
import { frameOf } from './replica/frame.ts'
import type { Replica } from './replica/replica.ts'
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

describe('a part of a whole frame that cannot be read', () => {
  const said = '{"put":[["7",{"seq":7,'
  const brokenIn = (disk: MemoryDisk, table: string) => {
    const frame = frameOf(`${JSON.stringify([[table, said.length]])}\n${said}`)
    disk.frames.unshift({ n: 0, ...frame })
  }
  const checkpointsOf = ({ replica }: { replica: Replica }) =>
    [...replica.rows('checkpoints').values()].map(({ checkpoint }) => checkpoint)

  it('is given up once: all is heard again, hosts are told, and what may not have been sent is set aside', async () => {
    const disk = await writtenDisk()
    brokenIn(disk, 'writes')
    const first = await openedOn(disk)
    expect([first.replica.rows('writes').size, first.loss.at]).toEqual([0, null])
    const told = vi.fn()
    first.replica.onUnreadable(told)
    expect(told).toHaveBeenCalledOnce()
    await first.replica.giveUpUnreadable(FOUND)
    first.loss.tell()
    expect(checkpointsOf(first)).toEqual([{ epoch: '', seq: 0 }])
    expect([first.loss.at, first.status.memoryLostAt]).toEqual([FOUND, FOUND])
    await first.replica.close()
    const second = await openedOn(new MemoryDisk(disk.frames), FOUND + DAY)
    second.replica.onUnreadable(told)
    await second.replica.readAhead(told)
    expect(second.replica.ids('visits').sort()).toEqual(['a', 'b', 'c'])
    expect([told.mock.calls.length, second.loss.at]).toEqual([1, FOUND])
    expect([...second.replica.rows('setAside').values()]).toEqual([{ table: 'writes', said }])
    await second.loss.forgetOld(FOUND + 7 * DAY)
    expect(second.replica.rows('setAside').size).toBe(0)
    await second.replica.close()
  })

  it('of what the server knows is not kept', async () => {
    const disk = await writtenDisk()
    brokenIn(disk, `visits@${visitSchema.version}`)
    const { replica } = await openedOn(disk)
    replica.ids('visits')
    await replica.readAhead(() => undefined)
    await replica.giveUpUnreadable(FOUND)
    expect(replica.rows('setAside').size).toBe(0)
    expect(disk.frames.some((frame) => 'text' in frame && frame.text.includes(said))).toBe(false)
    await replica.close()
  })

  it('is found again where the disk refuses that it is given up', async () => {
    const disk = await writtenDisk()
    brokenIn(disk, 'writes')
    const { replica } = await openedOn(disk)
    replica.rows('writes')
    disk.fail()
    await expect(replica.giveUpUnreadable(FOUND)).rejects.toThrow('full')
    disk.works()
    const told = vi.fn()
    replica.onUnreadable(told)
    expect(told).toHaveBeenCalledOnce()
    await replica.giveUpUnreadable(FOUND)
    expect(replica.rows('setAside').size).toBe(1)
    await replica.close()
  })

  it('and is the line that names its tables is a damaged frame', async () => {
    const disk = await writtenDisk()
    disk.frames.unshift({ n: 0, ...frameOf('[["writes",\n{}') })
    const { replica, loss } = await openedOn(disk)
    expect([replica.ids('visits').sort(), loss.at]).toEqual([['a', 'b', 'c'], FOUND])
    await replica.close()
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
