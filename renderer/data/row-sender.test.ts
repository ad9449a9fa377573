import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { openDeviceStore, type DeviceStore } from './device-store.ts'
import { Outbox } from './outbox.ts'
import { RowSender } from './row-sender.ts'
import { newSyncStatus } from './sync-status.ts'
import { aVisit } from './testing/records.ts'

let store: DeviceStore
let outbox: Outbox
let sent: PushRow[]
let answer: (row: PushRow) => PushResult

beforeEach(() => {
  store = openDeviceStore('kiosk')
  outbox = new Outbox(store, newSyncStatus())
  sent = []
  answer = ({ collection, id }) => ({ collection, id, outcome: 'accepted' })
})
afterEach(() => store.delete())

const sender = () =>
  new RowSender(
    (rows) => {
      sent.push(...rows)
      return Promise.resolve(rows.map(answer))
    },
    outbox,
    () => 5,
  )

describe('rows that the replication hands over', () => {
  it('are given up when they can never be accepted, even where the server has nothing to show', async () => {
    const visit = aVisit('v')
    await outbox.add('visits', 'v', visit.rev)
    answer = ({ collection, id }) => ({
      collection,
      id,
      outcome: 'refused',
      reason: 'forbidden',
      master: null,
    })
    const rows = sender()
    expect(await rows.send('visits', [{ newDocumentState: visit }])).toEqual([{ ...visit, _deleted: true }])
    expect(rows.isRefused('visits', 'v', visit.rev)).toBe(true)
    expect(outbox.stateOf('visits', 'v').value).toBe('refused')
    expect(await store.refused.toArray()).toMatchObject([{ reason: 'forbidden', at: 5, document: visit }])
  })

  it('are not sent when they only repeat what the server said, and wait no more', async () => {
    const visit = aVisit('v')
    await outbox.add('visits', 'v', visit.rev)
    const row = { newDocumentState: { ...visit, _deleted: false }, assumedMasterState: visit }
    expect(await sender().send('visits', [row])).toEqual([])
    expect(sent).toEqual([])
    expect(outbox.stateOf('visits', 'v').value).toBe('up-to-date')
  })

  it('go without the notes of the database, with the revision they were made from', async () => {
    const before = aVisit('v')
    const visit = { ...before, rev: '000000002.000.k' }
    await sender().send('visits', [
      { newDocumentState: { ...visit, _deleted: false }, assumedMasterState: before },
    ])
    expect(sent).toEqual([{ collection: 'visits', id: 'v', document: visit, assumedRev: before.rev }])
  })

  it('come back with the server’s copy when somebody was first, and stay waiting', async () => {
    const visit = aVisit('v')
    const master = { ...visit, rev: '000000009.000.x' }
    await outbox.add('visits', 'v', visit.rev)
    answer = ({ collection, id }) => ({ collection, id, outcome: 'conflict', master })
    expect(await sender().send('visits', [{ newDocumentState: visit }])).toEqual([master])
    expect(outbox.stateOf('visits', 'v').value).toBe('saved-here')
  })
})
