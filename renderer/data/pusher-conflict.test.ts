import { expect, it } from 'vitest'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { browserMachine } from './machine.ts'
import { Outbox } from './outbox.ts'
import { Pusher } from './pusher.ts'
import { ServerCopies } from './server-copies.ts'
import { newSyncStatus } from './sync-status.ts'
import { until } from './testing/device.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aVisit } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'
import { writeRecords } from './write-record.ts'

it('what a desk joined after a conflict, under a clock that is ahead, is not taken for what the server holds', async () => {
  const ahead = { deviceId: 'host', now: 9_000_000 }
  const first = aVisit('v1', { rev: nextRevision(undefined, 1000, 'kiosk-1') })
  const replica = await replicaOn(new MemoryDisk(), ['visits'])
  const outbox = new Outbox(replica, newSyncStatus())
  const copies = new ServerCopies()
  const sent: PushRow[] = []
  /** Somebody was first; then the server takes its time. */
  const push = ([row]: readonly PushRow[]): Promise<PushResult[]> => {
    sent.push(row!)
    if (sent.length > 1) return new Promise(() => undefined)
    return Promise.resolve([{ collection: 'visits', id: 'v1', outcome: 'conflict', master: first }])
  }
  const pusher = new Pusher({
    machine: browserMachine(),
    outbox,
    replica,
    copies,
    push,
    writer: () => ahead,
    now: () => ahead.now,
    mayStart: () => true,
    forgot: () => undefined,
    drained: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  const rev = nextRevision(undefined, ahead.now, 'host')
  const leaving = { ...first, rev, closing: 'left', leftAt: first.at + 1 } as typeof first
  await writeRecords({ replica, outbox }, 'visits', [leaving], ahead)
  pusher.wake()
  await until(() => sent.length === 2)
  const joined = (sent[1] as { document: { rev: string } }).document
  expect(joined.rev > first.rev).toBe(true)
  const next = { ...first, rev: nextRevision(first.rev, 2000, 'kiosk-2') }
  expect(copies.isOvertaken('visits', next)).toBe(false)
  expect(copies.isOvertaken('visits', { ...first, rev: nextRevision(undefined, 1, 'kiosk-1') })).toBe(true)
  pusher.abandon()
  await replica.close()
})
