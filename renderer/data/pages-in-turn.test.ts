import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PulledCollection } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import { Misfits } from './misfits.ts'
import { Outbox } from './outbox.ts'
import type { Replica } from './replica/replica.ts'
import { Replication } from './replication.ts'
import { ServerCopies } from './server-copies.ts'
import { newSyncStatus } from './sync-status.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aVisit } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'

const asShipped = { ...limits }
beforeEach(() => void Object.assign(limits, { pullDocuments: 2 }))
const open: Replica[] = []
afterEach(async () => {
  Object.assign(limits, asShipped)
  for (const replica of open.splice(0)) await replica.close()
})

const role = 'kiosk'
const whose = { role, siteId: 'mende', deviceId: 'kiosk-1' } as const
const page = (seq: number, ...ids: string[]): PulledCollection => ({
  documents: ids.map((id) => aVisit(id)),
  checkpoint: { epoch: 'e', seq },
})

/** A device that was told of visits before; its questions are answered one by one. */
async function hearing(disk: MemoryDisk, epoch = 'e') {
  const replica = await replicaOn(disk, ['visits'])
  open.push(replica)
  const checkpoint = { epoch: 'e', seq: 1 }
  await replica.transaction('strict', (transaction) =>
    transaction.putRow('checkpoints', 'visits', { collection: 'visits', checkpoint }),
  )
  const asked: { since: number; answer: (page: PulledCollection) => Promise<void> }[] = []
  const failures: unknown[] = []
  const retries: (() => void)[] = []
  const status = newSyncStatus()
  const misfits = new Misfits(replica, status, whose)
  const outbox = new Outbox(replica, status)
  const replication = new Replication({
    machine: {
      random: () => 0.5,
      timers: {
        after: (_wait: number, retry: () => void) => (retries.push(retry), () => undefined),
      } as never,
    },
    role,
    replica,
    outbox,
    copies: new ServerCopies(),
    misfits,
    pull: (_name, since) =>
      new Promise((resolve) =>
        asked.push({
          since: since?.seq ?? 0,
          answer: async (page) => {
            resolve(page)
            await turnsOfTheLoop()
          },
        }),
      ),
    writer: () => ({ ...whose, now: 0, zone: 'Europe/Paris' }),
    settled: () => undefined,
    forgot: () => undefined,
    foundOut: () => undefined,
    narrowed: () => undefined,
    failed: (error) => failures.push(error),
  })
  replication.start(epoch)
  await turnsOfTheLoop()
  return { replica, replication, outbox, misfits, asked, failures, retries }
}

async function turnsOfTheLoop(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

async function opened(disk: MemoryDisk): Promise<Replica> {
  const replica = await replicaOn(disk, ['visits'])
  open.push(replica)
  return replica
}

const heldUpTo = (replica: Replica) => replica.rows('checkpoints').get('visits')?.checkpoint.seq

it('a page is heard while the one before is written, and no more than one is fetched beyond', async () => {
  const disk = new MemoryDisk()
  const { replica, replication, asked } = await hearing(disk)
  const release = disk.hold()
  await asked[0]!.answer(page(3, 'v1', 'v2'))
  await asked[1]!.answer(page(5, 'v3', 'v4'))
  expect(asked.map(({ since }) => since)).toEqual([1, 3, 5])
  await asked[2]!.answer(page(7, 'v5', 'v6'))
  expect(asked, 'a third page is not asked beyond').toHaveLength(3)
  expect(replica.ids('visits')).toEqual([])
  release()
  await turnsOfTheLoop()
  expect(replica.ids('visits')).toEqual(['v1', 'v2', 'v3', 'v4', 'v5', 'v6'])
  await asked[3]!.answer(page(7))
  expect([heldUpTo(replica), replication.isSettled]).toEqual([7, true])
})

it('a server that has nothing new costs the disk nothing, and is asked on from where it said', async () => {
  const disk = new MemoryDisk()
  const { replica, replication, asked } = await hearing(disk)
  const frames = disk.frames.length
  await asked[0]!.answer(page(1))
  replication.catchUp()
  await turnsOfTheLoop()
  expect([replication.isSettled, disk.frames.length]).toEqual([true, frames])
  await asked[1]!.answer(page(4))
  expect([heldUpTo(replica), disk.frames.length]).toEqual([4, frames])
  replication.catchUp()
  await turnsOfTheLoop()
  expect(asked[2]!.since).toBe(4)
  await asked[2]!.answer({ documents: [], checkpoint: { epoch: 'e', seq: 4, day: '2026-11-29' } })
  expect(disk.frames.length, 'the day counts too').toBe(frames + 1)
})

it('how far it was told without anything new is on the disk with the next write, and heard again after a kill before', async () => {
  const disk = new MemoryDisk()
  const { replica, replication, asked } = await hearing(disk)
  await asked[0]!.answer(page(2, 'v1'))
  replication.receive('visits', page(5, 'v1'))
  await turnsOfTheLoop()
  expect([heldUpTo(replica), heldUpTo(await opened(disk.afterCrash()))]).toEqual([5, 2])
  await replica.transaction('relaxed', (transaction) => transaction.put('visits', aVisit('v2')))
  expect(heldUpTo(await opened(disk.afterCrash()))).toBe(5)
})

it('nothing new counts as heard by a device that was told nothing of the epoch before, and of what was dropped', async () => {
  const disk = new MemoryDisk()
  const restored = await hearing(disk, 'restored')
  await restored.asked[0]!.answer({ documents: [], checkpoint: { epoch: 'restored', seq: 7 } })
  expect(heldUpTo(await opened(disk.afterCrash()))).toBe(7)
  const other = new MemoryDisk()
  const { replication, asked } = await hearing(other)
  await asked[0]!.answer(page(3))
  const anew = replication.hearAnew(['visits'])
  await turnsOfTheLoop()
  await anew
  expect(heldUpTo(await opened(other.afterCrash()))).toBeUndefined()
  await asked[1]!.answer(page(3))
  expect(heldUpTo(await opened(other.afterCrash()))).toBe(3)
})

it('what comes after a page that the disk refused is not held, and all since before it is asked for again', async () => {
  const disk = new MemoryDisk()
  const { replica, asked, failures, retries } = await hearing(disk)
  const full = new DOMException('full', 'QuotaExceededError')
  const release = disk.hold()
  await asked[0]!.answer(page(3, 'v1', 'v2'))
  disk.fail(full)
  release()
  await turnsOfTheLoop()
  disk.works()
  await asked[1]!.answer(page(5, 'v3', 'v4'))
  expect(failures).toEqual([full])
  expect([replica.ids('visits'), heldUpTo(replica)]).toEqual([[], 1])
  retries[0]!()
  await turnsOfTheLoop()
  expect(asked.map(({ since }) => since)).toEqual([1, 3, 1])
  await asked[2]!.answer(page(3, 'v1', 'v2'))
  await asked[3]!.answer(page(4, 'v3'))
  expect([replica.ids('visits'), heldUpTo(replica)]).toEqual([['v1', 'v2', 'v3'], 4])
})

it('nor what comes after a page that could not be heard', async () => {
  const { replica, misfits, asked, failures, retries } = await hearing(new MemoryDisk())
  const broken = new Error('two words that nobody can join')
  const fits = vi.spyOn(misfits, 'fits').mockImplementationOnce(() => {
    throw broken
  })
  await asked[0]!.answer(page(3, 'v1', 'v2'))
  await asked[1]!.answer(page(5, 'v3', 'v4'))
  expect(failures).toEqual([broken])
  expect([replica.ids('visits'), heldUpTo(replica)]).toEqual([[], 1])
  fits.mockRestore()
  retries[0]!()
  await turnsOfTheLoop()
  expect(asked.at(-1)!.since).toBe(1)
})

it('a disk that is full is told before the server answers again', async () => {
  const disk = new MemoryDisk()
  const { asked, failures, retries } = await hearing(disk)
  const full = new DOMException('full', 'QuotaExceededError')
  const release = disk.hold()
  await asked[0]!.answer(page(3, 'v1', 'v2'))
  disk.fail(full)
  release()
  await turnsOfTheLoop()
  expect([failures, retries.length]).toEqual([[full], 1])
})

it('what one page of a restored server tells and a later one takes back is told to it again', async () => {
  const { replica, outbox, asked } = await hearing(new MemoryDisk(), 'restored')
  await asked[0]!.answer(page(3, 'v1', 'v2'))
  await asked[1]!.answer({ documents: [{ id: 'v1', _deleted: true }], checkpoint: { epoch: 'e', seq: 4 } })
  await turnsOfTheLoop()
  expect(replica.ids('visits')).toEqual(['v1', 'v2'])
  expect(outbox.rows()).toMatchObject([{ id: 'v1', base: null }])
})

it('what such a server tells of what waits, and takes back on a later page, is told to it as well', async () => {
  const { replica, outbox, asked } = await hearing(new MemoryDisk(), 'restored')
  const record = aVisit('v1')
  await replica.transaction('strict', (transaction) => {
    transaction.put('visits', record)
    outbox.add(transaction, { collection: 'visits', id: 'v1', record, base: null })
  })
  const left = aVisit('v1', { rev: '000000002.000.server', closing: 'left', leftAt: 2 })
  await asked[0]!.answer({ documents: [left, aVisit('v2')], checkpoint: { epoch: 'e', seq: 3 } })
  await asked[1]!.answer({ documents: [{ id: 'v1', _deleted: true }], checkpoint: { epoch: 'e', seq: 4 } })
  await turnsOfTheLoop()
  expect(outbox.rows()).toMatchObject([{ record }, { record: left }])
})
