import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { ruleOf } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { DAY } from '../../domain/time.ts'
import { databaseName } from './device-identity.ts'
import { IDENTITY, storeName, withDeviceStore, writeSetting } from './device-store.ts'
import { forgetOtherRoles } from './other-roles.ts'
import { KEPT_FOR_THE_SERVER, Outbox } from './outbox.ts'
import { documentKey, type DeviceTables } from './replica/device-tables.ts'
import { frameOf } from './replica/frame.ts'
import { openJournalDisk } from './replica/journal-disk.ts'
import { tableName } from './replica/journal-storage.ts'
import { Journal, type Change } from './replica/journal.ts'
import { closeDevice, identityOf, openDevice, until, useSite, wholeDisk } from './testing/device.ts'
import { aVisit } from './testing/records.ts'
import { checkIn } from './visits.ts'

const site = useSite()

/** Of a collection that a kiosk does not hold: its name, as it may have been held before. */
const left = {
  ...{ id: 'v1', siteId: 'mende', rev: '000000001.000.kiosk', at: 1, by: 'kiosk', stamps: {} },
  ...{ name: 'Left-behind', firstSeenOn: '2026-01-05', lastSeenOn: '2026-01-05' },
}
const { version } = ruleOf('visitors').schema as { version: number }
const document = { ...left, _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '1-device' }
const records: Change[] = [
  { table: tableName('visitors', version), put: [['v1', document]] },
  // Of a collection that the product has given up, and as another version had it.
  { table: 'rumours@3', put: [['r1', { id: 'r1', words: 'Left-behind' }]] },
  {
    table: 'checkpoints',
    put: [
      ['visitors', { collection: 'visitors', checkpoint: { epoch: 'epoch-1', seq: 7 } }],
      ['rumours', { collection: 'rumours', checkpoint: { epoch: 'epoch-1', seq: 7 } }],
    ],
  },
  {
    table: 'misfits',
    put: [['rumours/r1', { collection: 'rumours', id: 'r1', field: 'words', rule: 'type' }]],
  },
]
const stillToSend = { ...left, name: 'Still-to-send' }
const unsent: DeviceTables['writes'] = {
  ...{ seq: 1, key: documentKey('visitors', 'v1'), collection: 'visitors', id: 'v1', base: null },
  record: stillToSend,
}
const writes: Change = { table: 'writes', put: [['1', unsent]] }

/** What a device of this role finds on its disk at the next start. */
async function leave(role: DeviceRole, ...changes: Change[]): Promise<void> {
  const journal = await Journal.open(await openJournalDisk(databaseName(identityOf(role))))
  await journal.commit({ changes, durability: 'strict' })
  await journal.close()
}

describe('what a device holds no more', () => {
  it('leaves its disk at the next start, without a server, and what it holds stays', async () => {
    site.server.stop()
    const held = { ...aVisit('kept', { name: 'Held' }), ...{ _deleted: false, _attachments: {} } }
    const { version: visits } = ruleOf('visits').schema as { version: number }
    const row = { ...held, _meta: { lwt: 1 }, _rev: '1-device' }
    await leave('kiosk', ...records, { table: tableName('visits', visits), put: [['kept', row]] })
    expect(await wholeDisk()).toContain('Left-behind')
    const data = await openDevice('kiosk')
    await until(async () => !(await wholeDisk()).includes('Left-behind'))
    expect((await data.records('visits').find().exec()).map(({ id }) => id)).toEqual(['kept'])
    const disk = await wholeDisk()
    expect(disk).not.toContain('rumours')
    expect(disk).toContain('Held')
  })

  it('leaves its disk also where it cannot be read', async () => {
    await leave('kiosk', ...records)
    const disk = await openJournalDisk(databaseName(identityOf('kiosk')))
    const cutShort = `{"put":[["r2",{"words":"Left-behind`
    const text = `${JSON.stringify([['rumours@3', cutShort.length]])}\n${cutShort}`
    await disk.append({ n: 2, ...frameOf(text) }, 'strict')
    disk.close()
    await openDevice('kiosk')
    await until(async () => !(await wholeDisk()).includes('Left-behind'))
  })

  it.each(['accepted', 'conflict', 'refused'] as const)(
    'is still sent where it waited, and stops nothing beside it when it is %s',
    async (outcome) => {
      site.server.stop()
      await leave('kiosk', ...records, writes)
      const data = await openDevice('kiosk')
      await until(async () => !(await wholeDisk()).includes('Left-behind'))
      expect(await wholeDisk()).toContain('Still-to-send')
      await checkIn(data, { arrivedBy: 'counter' })
      if (outcome === 'conflict') site.server.write('visitors', { ...left, rev: '000000002.000.server' })
      if (outcome === 'refused') site.server.refuses = ({ id }) => (id === 'v1' ? 'forbidden' : null)
      site.server.start()
      site.networkComesBack()
      await until(() => data.sync.waiting === 0)
      expect(site.server.ids('visits')).toHaveLength(1)
      expect(data.sync.refused).toHaveLength(outcome === 'refused' ? 1 : 0)
    },
  )
})

describe('a machine of the shell that was another device', () => {
  const was = async (role: DeviceRole, ...changes: Change[]) => {
    await withDeviceStore(role, (store) => writeSetting(store, IDENTITY, identityOf(role)))
    await leave(role, ...changes)
  }
  const now = Date.now()
  const kept = async () =>
    (await Dexie.getDatabaseNames()).filter((name) => name.includes('host') || name.includes('employer'))

  it('keeps nothing of it once it starts as what it is now', async () => {
    await was('host', ...records)
    vi.stubGlobal('shell', { isRoleNamed: false })
    const looked = vi.spyOn(Dexie, 'exists')
    const data = await openDevice('kiosk')
    expect(looked).toHaveBeenCalledWith(storeName('host'))
    await until(async () => (await kept()).length === 0)
    expect(data.identity.role).toBe('kiosk')
    expect(await wholeDisk()).not.toContain('Left-behind')
  })

  it('keeps it whole while something of it waits to be sent', async () => {
    await was('host', ...records, writes)
    await was('employer', ...records)
    await forgetOtherRoles('kiosk', now)
    expect((await kept()).filter((name) => name.includes('employer'))).toEqual([])
    expect(await kept()).toHaveLength(2)
    expect(await wholeDisk()).toContain('Left-behind')
  })

  it('keeps an envelope for a server that may be restored, as long as there are backups without it', async () => {
    const envelope = { ...unsent, sealed: 'sealed', acknowledgedAt: now - KEPT_FOR_THE_SERVER + 1 }
    await was('host', { table: 'writes', put: [['1', envelope]] })
    await forgetOtherRoles('kiosk', now)
    expect(await kept()).toHaveLength(2)
    await forgetOtherRoles('kiosk', now + 1)
    expect(await kept()).toEqual([])
  })

  it('keeps it where a part of its disk cannot be read: that may have been what waits', async () => {
    await was('host', ...records)
    const disk = await openJournalDisk(databaseName(identityOf('host')))
    const { text, ...frame } = frameOf('{"writes":1}')
    await disk.append({ n: 1000, ...frame, text: text.replace('1', '2') }, 'strict')
    disk.close()
    await forgetOtherRoles('kiosk', now)
    expect(await kept()).toHaveLength(2)
  })

  it('keeps it where a former version left what only opening it tells', async () => {
    await was('host', ...records)
    const former = new Dexie(`rxdb-dexie-${databaseName(identityOf('host'))}--0--visits`)
    former.version(1).stores({ docs: 'id' })
    await former.open()
    former.close()
    await forgetOtherRoles('kiosk', now)
    expect(await kept()).toHaveLength(3)
  })

  it.each([
    ['in a browser', undefined],
    ['in a shell whose starts name the role', { isRoleNamed: true }],
  ])('is, %s, each of them', async (_where, shell) => {
    await was('host', ...records)
    if (shell) vi.stubGlobal('shell', shell)
    const looked = vi.spyOn(Dexie, 'exists')
    await openDevice('kiosk')
    // What goes is looked for before a device is open, and goes after.
    expect(looked).not.toHaveBeenCalledWith(storeName('host'))
    expect(await kept()).toHaveLength(2)
  })
})

it('what a device cannot put away is told, and the rest is put away', async () => {
  const today = Date.now()
  vi.spyOn(Date, 'now').mockReturnValue(today - DAY)
  const before = await openDevice('kiosk')
  await until(() => before.sync.connected)
  await checkIn(before, { arrivedBy: 'counter' })
  await until(() => before.sync.waiting === 0)
  await closeDevice(before)
  vi.spyOn(Date, 'now').mockReturnValue(today)
  vi.spyOn(Outbox.prototype, 'dropOlder').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  const data = await openDevice('kiosk')
  await until(async () => (await data.records('visits').find().exec()).length === 0)
  expect(data.sync.disk).toBe('full')
})
