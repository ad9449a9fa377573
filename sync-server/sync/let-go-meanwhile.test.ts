import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { DAY } from '../../domain/time.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { pushAs } from '../testing/push-as.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { keepRecord } from './keep-record.ts'
import { listRefusedRows } from './refused-rows.ts'

let parts: ServerParts
let now = START
beforeEach(async () => {
  now = START
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
})
afterEach(() => parts.store.close())

const scopeOf = (role: DeviceRole) => ({ deviceId: `the-${role}`, siteId: 'brest', role })

/** A record that was kept, and is let go long after; what a device that was off all the time holds of it. */
async function letGo(collection: CollectionName) {
  const head = { id: 'late', siteId: 'brest', rev: nextRevision(undefined, now, 'the-host') }
  const record = sampleRecord(collection, { ...head, at: now, by: 'the-host', mark: 'K7QF3M2X9' })
  await parts.store.transaction((tx) => keepRecord(tx, collection, record))
  now += 400 * DAY
  await parts.store.transaction(async (tx) =>
    tx.erase((await tx.document(collection, record.id, 'brest'))!, now),
  )
  return record
}

/** Somebody writes on it where nobody has heard yet that it is gone. */
async function writeOn(role: DeviceRole, collection: CollectionName) {
  const held = await letGo(collection)
  const document = { ...held, rev: nextRevision(held.rev, now, `the-${role}`), at: now, by: `the-${role}` }
  const row = { collection, id: held.id, document, assumedRev: held.rev }
  const [result] = await pushAs(parts, scopeOf(role), [row])
  return result!
}
const left = (collection: CollectionName) => parts.store.read((view) => view.records(collection))
const toMend = async () =>
  (await parts.store.read((view) => listRefusedRows(view, scopeOf('host'), now))).rows

describe('a late word on what was let go meanwhile', () => {
  it.each(['visits', 'postings', 'evaluations'] as const)(
    'of a host about %s brings nothing back, is no row to mend, and tells the desk that it is gone',
    async (collection) => {
      const result = await writeOn('host', collection)
      expect(result).toMatchObject({ outcome: 'conflict', master: { _deleted: true } })
      expect(JSON.stringify(result)).not.toContain('K7QF3M2X9')
      expect([await left(collection), await toMend()]).toEqual([[], []])
    },
  )

  it('of a kiosk, which does not hold that day any more, is taken as said', async () => {
    expect(await writeOn('kiosk', 'visits')).toEqual({
      ...{ collection: 'visits', id: 'late', outcome: 'accepted' },
    })
    expect([await left('visits'), await toMend()]).toEqual([[], []])
  })

  it('is refused where the device may not write such a thing at all', async () => {
    expect(await writeOn('kiosk', 'postings')).toMatchObject({ outcome: 'refused', reason: 'forbidden' })
  })
})
