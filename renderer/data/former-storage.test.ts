import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { refusedRows } from './refused-rows.ts'
import { openJournalDisk, type JournalDisk } from './replica/journal-disk.ts'
import { openReplica } from './storage.ts'
import { openDeviceStore } from './device-store.ts'
import { closeDevice, identityOf, openDevice, until, useSite } from './testing/device.ts'

/**
 * A kiosk's disk as the last version without a journal left it, cut off from its server: an arrival and its
 * end, a seat given back and the next one taken, an application and another that was acknowledged, a refused
 * row, two blank passes; and rows of the outbox that a kill left without their record ("half"), without any
 * record ("never"), and under the id of a seat that was another person's.
 */
interface Profile {
  ids: { counted: string; cancelled: string; booked: string }
  databases: Record<string, { version: number; stores: Record<string, FormerStore> }>
}
interface FormerStore {
  keyPath: string
  autoIncrement: boolean
  indexes: { name: string; keyPath: string; unique: boolean }[]
  rows: object[]
}
const { ids, databases } = JSON.parse(
  readFileSync(new URL('testing/former-profile.json', import.meta.url), 'utf8'),
) as Profile

const site = useSite()

async function layOut(): Promise<void> {
  for (const [name, { version, stores }] of Object.entries(databases)) {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name, version)
      opening.onupgradeneeded = () => {
        for (const [table, { keyPath, autoIncrement, indexes, rows }] of Object.entries(stores)) {
          const store = opening.result.createObjectStore(table, { keyPath, autoIncrement })
          for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique })
          for (const row of rows) store.add(row)
        }
      }
      opening.onsuccess = () => resolve(opening.result.close())
      opening.onerror = () => reject(opening.error!)
    })
  }
}

const formerDatabases = async () =>
  (await Dexie.getDatabaseNames()).filter((name) => name.startsWith('rxdb-dexie'))

describe('a kiosk updated from the last version without a journal', () => {
  it('holds what it held, and still sends what waited', async () => {
    await layOut()
    site.server.stop()
    const data = await openDevice('kiosk')
    const held = async (name: 'visits' | 'bookings' | 'jobOffers') =>
      (await data.records(name).find().exec()).map(({ id }) => id).sort()
    expect(await held('visits')).toEqual(['half', 'heard', 'refused', ids.counted].sort())
    expect(await held('jobOffers')).toEqual(['vente'])
    expect(await data.records('bookings').findOne(ids.booked).exec()).toMatchObject({ visitorId: 'P2' })
    expect(data.seats.marksOf('s1.kiosk.1')[0]).toMatchObject({ nextSlot: 2 })
    expect(data.seats.latestSeen).toBeGreaterThan(0)
    expect(data.replica.rows('passes').size).toBe(2)
    expect(refusedRows(data)).toMatchObject([{ id: 'refused', reason: 'invalid' }])

    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.connected && data.sync.waiting === 0)
    const sent = site.server.pushed.map(({ collection, id }) => `${collection}/${id}`)
    expect(sent).toEqual(
      expect.arrayContaining([`visits/${ids.counted}`, 'visits/half', `bookings/${ids.cancelled}`]),
    )
    expect(sent.filter((row) => row.startsWith('applications'))).toHaveLength(1)
    expect(sent).not.toContain('visits/never')
    expect(site.server.read('visits', ids.counted)).toMatchObject({ closing: 'left' })
    expect(site.server.read('bookings', ids.booked)).toMatchObject({ visitorId: 'P2' })
  })

  it('keeps nothing twice, and is the same after another start', async () => {
    await layOut()
    site.server.stop()
    const first = await openDevice('kiosk')
    const waiting = first.sync.waiting
    expect(await formerDatabases()).toEqual([])
    await closeDevice(first)
    const again = await openDevice('kiosk')
    expect(again.sync.waiting).toBe(waiting)
    expect(again.replica.rows('writes').size).toBe(first.replica.rows('writes').size)
  })

  it('loses nothing when it is killed before, or right after, the journal has everything', async () => {
    await layOut()
    const identity = identityOf('kiosk')
    const store = openDeviceStore('kiosk')
    await store.open()
    const disk = await openJournalDisk('pepiniere-kiosk-kiosk')
    const full: JournalDisk = {
      ...disk,
      read: (tell) => disk.read(tell),
      close: () => undefined,
      onLost: () => undefined,
      append: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    }
    await expect(openReplica(identity, full, store, Date.now)).rejects.toThrow('full')
    expect(await formerDatabases()).toHaveLength(Object.keys(databases).length - 1)
    // The journal has it; the former databases are not deleted yet.
    const deleting = vi.spyOn(Dexie, 'delete').mockRejectedValueOnce(new Error('killed'))
    await expect(openReplica(identity, disk, store, Date.now)).rejects.toThrow('killed')
    deleting.mockRestore()
    store.close()
    site.server.stop()
    const data = await openDevice('kiosk')
    expect(await data.records('visits').findOne('half').exec()).not.toBeNull()
    expect(data.sync.waiting).toBeGreaterThan(3)
    expect(await formerDatabases()).toEqual([])
  })
})
