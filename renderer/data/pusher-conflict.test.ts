import { describe, expect, it } from 'vitest'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { reconcile } from './conflicts.ts'
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

/** A desk with its clock ahead; each push is answered by `push`, the first one as the first call says. */
async function desk(push: (rows: readonly PushRow[], call: number) => Promise<PushResult[]>) {
  const replica = await replicaOn(new MemoryDisk(), ['visits'])
  const outbox = new Outbox(replica, newSyncStatus())
  const copies = new ServerCopies()
  const sent: PushRow[] = []
  const pusher = new Pusher({
    machine: browserMachine(),
    outbox,
    replica,
    copies,
    push: ([row]) => {
      sent.push(row!)
      return push([row!], sent.length)
    },
    writer: () => ahead,
    now: () => ahead.now,
    mayStart: () => true,
    forgot: () => undefined,
    drained: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  const close = async () => {
    pusher.abandon()
    await replica.close()
  }
  return { replica, outbox, copies, pusher, sent, close }
}

const ahead = { deviceId: 'host', now: 9_000_000 }
const first = aVisit('v1', { rev: nextRevision(undefined, 1000, 'kiosk-1') })
const leaving: Visit = {
  ...first,
  rev: nextRevision(undefined, ahead.now, 'host'),
  closing: 'left',
  leftAt: first.at + 1,
}
const conflict: PushResult = { collection: 'visits', id: 'v1', outcome: 'conflict', master: first }

it('what a desk joined after a conflict, under a clock that is ahead, is not taken for what the server holds', async () => {
  // Somebody was first; then the server takes its time.
  const { replica, outbox, copies, pusher, sent, close } = await desk((_rows, call) =>
    call === 1 ? Promise.resolve([conflict]) : new Promise(() => undefined),
  )
  await writeRecords({ replica, outbox }, 'visits', [leaving], ahead)
  pusher.wake()
  await until(() => sent.length === 2)
  const joined = (sent[1] as { document: { rev: string } }).document
  expect(joined.rev > first.rev).toBe(true)
  const next = { ...first, rev: nextRevision(first.rev, 2000, 'kiosk-2') }
  expect(copies.isOvertaken('visits', next)).toBe(false)
  expect(copies.isOvertaken('visits', { ...first, rev: nextRevision(undefined, 1, 'kiosk-1') })).toBe(true)
  await close()
})

describe('what the server told after it had answered, and that was heard before the answer,', () => {
  const later: Visit = { ...first, reasons: ['help'], rev: nextRevision(first.rev, 2000, 'kiosk-2') }

  /** A desk whose one row is answered so, once it has heard the later copy. */
  async function answered(answer: PushResult) {
    const { replica, outbox, copies, pusher, sent, close } = await desk(async (_rows, call) => {
      if (call > 1) return new Promise(() => undefined)
      await replica.transaction('relaxed', (transaction) => {
        transaction.put('visits', reconcile('visits', later, leaving, ahead))
        copies.toldMeanwhile('visits', later)
      })
      return [answer]
    })
    await writeRecords({ replica, outbox }, 'visits', [leaving], ahead)
    pusher.wake()
    await until(() => sent.length === 2 || outbox.refusedRows().length === 1)
    const held = await replica.collections.visits!.findOne('v1').exec()
    return { held, sent, refused: outbox.refusedRows(), close }
  }

  it('stays on the screen', async () => {
    const { held, sent, close } = await answered(conflict)
    const said = { closing: 'left', reasons: ['help'] }
    expect(held).toMatchObject(said)
    expect(sent[1]).toMatchObject({ document: said, assumedRev: later.rev })
    await close()
  })

  it('is the copy that a refusal leaves', async () => {
    const answer = { collection: 'visits', id: 'v1', outcome: 'refused', reason: 'invalid', master: first }
    const { refused, close } = await answered(answer as PushResult)
    expect(refused).toMatchObject([{ master: later }])
    await close()
  })
})
