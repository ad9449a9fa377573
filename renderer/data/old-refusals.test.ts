import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import { Outbox } from './outbox.ts'
import type { Replica } from './replica/replica.ts'
import { newSyncStatus } from './sync-status.ts'
import { MemoryDisk } from './testing/memory-disk.ts'
import { aVisit } from './testing/records.ts'
import { replicaOn } from './testing/replica.ts'

const NOW = Date.UTC(2026, 10, 27)
const OLD = NOW - 40 * DAY

let replica: Replica
let outbox: Outbox
beforeEach(async () => {
  replica = await replicaOn(new MemoryDisk(), ['visits'])
  outbox = new Outbox(replica, newSyncStatus())
})
afterEach(() => replica.close())

/** The server refused what was written of this visit, which is on the screen as it was written. */
async function refuse(id: string, at: number) {
  const document = aVisit(id)
  await replica.transaction('strict', (one) => one.put('visits', document))
  await replica.transaction('strict', (one) =>
    outbox.refuse(one, [], {
      ...{ key: `visits/${id}`, collection: 'visits', id, reason: 'forbidden', at, document, master: null },
    }),
  )
}
const refused = () => outbox.refusedRows().map(({ id }) => id)

it('an old refusal goes once the record that it explains is no longer on this device', async () => {
  await refuse('gone', OLD)
  await refuse('recent', NOW - DAY)
  await replica.transaction('strict', (one) => one.remove('visits', 'gone'))
  await outbox.dropOlder(NOW - 35 * DAY)
  expect(refused()).toEqual(['recent'])
})

it('an old refusal of what travelled sealed goes, for no screen shows that', async () => {
  await replica.transaction('strict', (one) =>
    outbox.refuse(one, [], {
      ...{ key: 'applications/a', collection: 'applications', id: 'a', reason: 'forbidden', at: OLD },
      ...{ sealed: 'text', master: null },
    }),
  )
  await outbox.dropOlder(NOW - 35 * DAY)
  expect(refused()).toEqual([])
})

it('what is still on the screen as it was refused goes on saying so, however old', async () => {
  await refuse('shown', OLD)
  await outbox.dropOlder(NOW - 35 * DAY)
  expect(refused()).toEqual(['shown'])
  const atNextStart = new Outbox(replica, newSyncStatus())
  expect(atNextStart.refusedRow('visits', 'shown')).toMatchObject({ reason: 'forbidden' })
})
