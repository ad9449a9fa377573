import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { documentKey, withDeviceStore, type OutboxRow } from './device-store.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aVisit } from './testing/records.ts'
import { checkIn, checkOut, describeVisit } from './visits.ts'

const site = useSite()

/** What is on the disk when the power goes after a row of the outbox and before its document. */
async function killBeforeDocument(row: Omit<OutboxRow, 'key'>): Promise<void> {
  await withDeviceStore('kiosk', (store) =>
    store.outbox.put({ key: documentKey(row.collection, row.id), ...row }),
  )
}

describe('a device that was killed', () => {
  it('before a write was made says nothing of it', async () => {
    await killBeforeDocument({ collection: 'visits', id: 'never', rev: '000000001.000.kiosk' })
    await killBeforeDocument({ collection: 'applications', id: 'never', rev: '' })
    const data = await openDevice('kiosk')
    expect(data.sync.waiting).toBe(0)
    expect(data.documentState('visits', 'never').value).toBe('up-to-date')
    expect(await data.store.outbox.count()).toBe(0)
  })

  it('before a second write was made still has the first one to send', async () => {
    site.server.stop()
    const before = await openDevice('kiosk')
    const arrived = await checkIn(before, { arrivedBy: 'counter' })
    if (!arrived.ok) throw new Error(arrived.reason)
    const { id, rev } = arrived.value
    await closeDevice(before)
    await killBeforeDocument({ collection: 'visits', id, rev: 'zzzzzzzzz.000.kiosk', earlier: rev })
    const data = await openDevice('kiosk')
    expect(data.sync.waiting).toBe(1)
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(site.server.ids('visits')).toEqual([id])
  })

  it('before a second write was made does not hold back what the server already has', async () => {
    const before = await openDevice('kiosk')
    const arrived = await checkIn(before, { arrivedBy: 'counter' })
    if (!arrived.ok) throw new Error(arrived.reason)
    await until(() => before.sync.connected && before.sync.waiting === 0)
    await closeDevice(before)
    await killBeforeDocument({ collection: 'visits', id: arrived.value.id, rev: 'zzzzzzzzz.000.kiosk' })
    const data = await openDevice('kiosk')
    expect(data.sync.waiting).toBe(0)
  })
})

describe('what waits', () => {
  it('is counted, told with each request, and shown as on its way only while the server is there', async () => {
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected)
    const headers: Headers[] = []
    const answer = site.server.fetch
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    vi.stubGlobal('fetch', async (...[url, init]: Parameters<typeof fetch>) => {
      headers.push(new Headers(init?.headers))
      if (String(url).endsWith('push')) await held
      return answer(url, init)
    })
    const arrived = await checkIn(data, { arrivedBy: 'counter' })
    if (!arrived.ok) throw new Error(arrived.reason)
    const state = data.documentState('visits', arrived.value.id)
    await until(() => state.value === 'sending')
    site.server.stop()
    await until(() => state.value === 'saved-here')
    site.server.start()
    release()
    site.networkComesBack()
    await until(() => state.value === 'up-to-date')
    expect(headers.map((sent) => sent.get('x-pepiniere-waiting'))).toContain('1')
    expect(headers.every((sent) => sent.get('authorization') === 'Bearer token-of-kiosk')).toBe(true)
  })

  it('is nothing, when what is written says nothing new', async () => {
    site.server.write('visits', aVisit('v', { audience: 'curious' }))
    const data = await openDevice('host')
    await until(() => data.records('visits').findOne('v').exec())
    site.server.stop()
    await describeVisit(data, 'v', { audience: 'curious' })
    expect(data.sync.waiting).toBe(0)
    const older = { ...aVisit('v', { audience: 'curious' }), rev: '000000000.000.host' }
    await data.save('visits', older)
    expect(data.sync.waiting).toBe(0)
    await describeVisit(data, 'v', { audience: 'company' })
    await describeVisit(data, 'v', { audience: 'company' })
    expect(data.sync.waiting).toBe(1)
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(site.server.read('visits', 'v')).toMatchObject({ audience: 'company' })
  })

  it('of a visit that the server completed meanwhile is merged with it', async () => {
    site.server.write('visits', aVisit('v'))
    const data = await openDevice('host')
    await until(() => data.records('visits').findOne('v').exec())
    const asRead = (await data.records('visits').findOne('v').exec(true)).toMutableJSON()
    site.server.write('visits', aVisit('v', { name: 'Nadia', rev: '000000002.000.server' }))
    await until(async () => (await data.records('visits').findOne('v').exec())?.name === 'Nadia')
    await data.save('visits', { ...asRead, audience: 'curious', rev: '000000001.001.host' })
    await until(() => data.sync.waiting === 0)
    expect(site.server.read('visits', 'v')).toMatchObject({ name: 'Nadia', audience: 'curious' })
  })

  it('is the later write, when an earlier one of the same document is acknowledged', async () => {
    site.server.write('visits', aVisit('v'))
    const data = await openDevice('host')
    await until(() => data.records('visits').findOne('v').exec())
    const outbox = data.store.outbox
    await checkOut(data, 'v')
    expect((await outbox.toArray()).map((row) => row.id)).toEqual(['v'])
    await until(() => data.sync.waiting === 0)
    expect(await outbox.count()).toBe(0)
  })
})
