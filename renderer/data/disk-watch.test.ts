import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { anOffer, aVisit } from './testing/records.ts'
import { checkIn } from './visits.ts'

const site = useSite()

/** The browser's name of the database that ends so. */
async function nameOf(ending: string): Promise<string> {
  const name = (await Dexie.getDatabaseNames()).find((one) => one.endsWith(ending))
  if (name === undefined) throw new Error(ending)
  return name
}

/** The disk refuses to write, as it does when it is full. */
function fillDisk() {
  const refuse = () => {
    throw new DOMException('The quota is exceeded', 'QuotaExceededError')
  }
  const spies = (['put', 'add'] as const).map((method) =>
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(refuse),
  )
  return () => spies.forEach((spy) => spy.mockRestore())
}

describe('a disk that is full', () => {
  it('while news come leaves no gap: all since then is asked for again', async () => {
    const data = await openDevice('host')
    await until(() => data.sync.connected)
    const freeDisk = fillDisk()
    site.server.write('visits', aVisit('missed'))
    await until(() => data.sync.disk === 'full')
    freeDisk()
    site.server.write('visits', aVisit('later'))
    await until(async () => (await data.records('visits').find().exec()).length === 2)
    expect((await data.records('visits').find().exec()).map(({ id }) => id).sort()).toEqual([
      'later',
      'missed',
    ])
  })

  it('while a restore is heard of has it begun again, as often as it takes', async () => {
    const data = await openDevice('host')
    await until(() => data.sync.connected)
    const freeDisk = fillDisk()
    site.server.restore({ visits: [aVisit('restored')] })
    site.networkComesBack()
    await until(() => data.sync.disk === 'full')
    await until(() => !data.sync.connected)
    freeDisk()
    site.networkComesBack()
    await until(() => data.records('visits').findOne('restored').exec())
    expect(data.sync.connected).toBe(true)
  })

  it('has the write rejected and said, keeps nothing half, and is forgotten once there is room', async () => {
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected)
    const freeDisk = fillDisk()
    await expect(checkIn(data, { arrivedBy: 'counter' })).rejects.toThrow()
    expect(data.sync).toMatchObject({ disk: 'full', waiting: 0 })
    freeDisk()
    const arrived = await checkIn(data, { arrivedBy: 'counter' })
    expect(data.sync.disk).toBeNull()
    await until(() => data.sync.waiting === 0)
    expect(site.server.ids('visits')).toEqual([arrived.ok && arrived.value.id])
  })

  it('while an answer is noted holds nothing back for good', async () => {
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected)
    let freeDisk: () => void = () => undefined
    site.server.onPush = () => {
      freeDisk = fillDisk()
      site.server.onPush = () => undefined
    }
    const arrived = await checkIn(data, { arrivedBy: 'counter' })
    await until(() => data.sync.disk === 'full')
    freeDisk()
    await until(() => data.sync.waiting === 0)
    expect(site.server.ids('visits')).toEqual([arrived.ok && arrived.value.id])
  })
})

describe('a database that is deleted underneath', () => {
  it.each([
    ['who it is', 'pepiniere-device-kiosk'],
    ['its journal', 'pepiniere-kiosk-kiosk'],
  ])('(%s) is seen at once, and no write is said to be kept', async (_words, ending) => {
    const data = await openDevice('kiosk')
    const name = await nameOf(ending)
    await Dexie.delete(name)
    await until(() => data.sync.disk === 'lost')
    await expect(checkIn(data, { arrivedBy: 'counter' })).rejects.toThrow()
    expect(data.sync.disk).toBe('lost')
    expect(await Dexie.getDatabaseNames()).not.toContain(name)
  })
})

describe('a device whose records were lost and whose notes were not', () => {
  it('hears everything again', async () => {
    site.server.write('jobOffers', anOffer())
    const before = await openDevice('kiosk')
    await until(() => before.records('jobOffers').findOne('vente').exec())
    await closeDevice(before)
    await Dexie.delete(await nameOf('pepiniere-kiosk-kiosk'))
    const data = await openDevice('kiosk')
    await until(() => data.records('jobOffers').findOne('vente').exec())
  })
})
