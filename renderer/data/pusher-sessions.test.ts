import { expect, it } from 'vitest'
import { mergeSessions, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { browserMachine } from './machine.ts'
import { Outbox } from './outbox.ts'
import { Pusher } from './pusher.ts'
import { ServerCopies } from './server-copies.ts'
import { newSyncStatus } from './sync-status.ts'
import { until } from './testing/device.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aSession } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'
import { writeRecords } from './write-record.ts'

const writer = { deviceId: 'host', now: 1_000_000 }
const moment = (type: 'started' | 'ended') => ({ id: type, type, at: writer.now, by: 'host' })

it('what a host tells of a session whose plan the server sealed and moved on meanwhile is told anew, not dropped', async () => {
  const planned = aSession({ rev: nextRevision(undefined, 1, 'server'), seal: 'x'.repeat(44) } as never)
  let master: ChallengeSession = planned
  const replica = await replicaOn(new MemoryDisk(), 'host')
  await replica.transaction('strict', (one) => one.put('challengeSessions', planned))
  const outbox = new Outbox(replica, newSyncStatus())
  /** As the server does: what it seals it keeps under a revision of its own. */
  const push = (rows: readonly PushRow[]): Promise<PushResult[]> =>
    Promise.resolve(
      rows.map((row): PushResult => {
        const { collection, id } = row
        if ('sealed' in row || row.assumedRev !== master.rev)
          return { collection, id, outcome: 'conflict', master }
        const told = row.document as AnyRecord as ChallengeSession
        const rev = nextRevision(told.rev, writer.now, 'server')
        master = { ...mergeSessions(master, told), rev }
        return { collection, id, outcome: 'accepted' }
      }),
    )
  const pusher = new Pusher({
    machine: browserMachine(),
    outbox,
    replica,
    copies: new ServerCopies(),
    push,
    writer: () => writer,
    now: () => writer.now,
    mayStart: () => true,
    forgot: () => undefined,
    drained: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  // The server's copy moves on before anything of this desk arrives.
  master = { ...planned, rev: nextRevision(planned.rev, writer.now, 'server') }
  let told = planned
  for (const type of ['started', 'ended'] as const) {
    const rev = nextRevision(told.rev, writer.now, 'host')
    told = { ...told, rev, moments: [...told.moments, moment(type)] }
    await writeRecords({ replica, outbox }, 'challengeSessions', [told], writer)
  }
  pusher.wake()
  await until(() => outbox.rows().length === 0)
  expect(master.moments.map(({ type }) => type).sort()).toEqual(['ended', 'started'])
  pusher.abandon()
  await replica.close()
})
