import { expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import { Outbox } from './outbox.ts'
import type { Replica } from './replica/replica.ts'
import { newSyncStatus } from './sync-status.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aVisit } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'

const NOW = Date.UTC(2026, 10, 27)

/** An envelope, acknowledged a while ago or not yet, and a disk that takes its time from here on. */
async function anEnvelope(acknowledgedAt?: number) {
  const disk = new MemoryDisk()
  const replica = await replicaOn(disk, ['applications'])
  const outbox = new Outbox(replica, newSyncStatus())
  await replica.transaction('strict', (one) => outbox.addSealed(one, 'applications', 'a', 'text'))
  if (acknowledgedAt !== undefined) await acknowledge({ replica, outbox }, acknowledgedAt)
  return { replica, outbox, release: disk.hold() }
}

function acknowledge({ replica, outbox }: { replica: Replica; outbox: Outbox }, at: number): Promise<void> {
  return replica.transaction('relaxed', (one) => outbox.acknowledge(one, outbox.rows(), at))
}

it('an envelope whose acknowledgement is on its way to the disk waits again after a restore', async () => {
  const { replica, outbox, release } = await anEnvelope()
  const acknowledged = acknowledge({ replica, outbox }, NOW)
  const again = outbox.sealedWaitAgain()
  release()
  await Promise.all([acknowledged, again])
  expect(outbox.rows()).toMatchObject([{ id: 'a', sealed: 'text' }])
  expect(outbox.rows()[0]).not.toHaveProperty('acknowledgedAt')
  await replica.close()
})

it('an old envelope that is on its way to wait again is not dropped', async () => {
  const { replica, outbox, release } = await anEnvelope(NOW - 40 * DAY)
  const again = outbox.sealedWaitAgain()
  const dropped = outbox.dropOlder(NOW - 35 * DAY)
  release()
  await Promise.all([again, dropped])
  expect(replica.rows('writes').size).toBe(1)
  expect(outbox.rows()).toMatchObject([{ id: 'a' }])
  await replica.close()
})

it('what is written in a help says so on the disk too, and goes on saying it where two copies were joined', async () => {
  const disk = new MemoryDisk()
  const replica = await replicaOn(disk, ['visits'])
  const outbox = new Outbox(replica, newSyncStatus())
  const write = (id: string) => ({ collection: 'visits' as const, id, record: aVisit(id), base: null })
  const add = (id: string) => replica.transaction('strict', (one) => outbox.add(one, write(id)))
  outbox.writtenIn('h1')
  await add('a')
  outbox.writtenIn(null)
  await add('b')
  const [helped] = outbox.rows()
  await replica.transaction('strict', (one) => outbox.replace(one, [helped!], write('a')))
  await replica.close()
  const again = await replicaOn(disk, ['visits'])
  const rows = new Outbox(again, newSyncStatus()).rows()
  expect(rows.map(({ id, assistance }) => [id, assistance])).toEqual([
    ['b', undefined],
    ['a', 'h1'],
  ])
  await again.close()
})
