import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { DAY, MINUTE } from '../../domain/time.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aVisit } from './testing/records.ts'
import { checkIn, checkOut, describeVisit } from './visits.ts'

const site = useSite()

describe('a clock that is wrong while a device is cut off', () => {
  it.each([
    ['set back by five minutes', -5 * MINUTE],
    ['at 2020', Date.UTC(2020, 0, 1) - Date.now()],
    ['a year ahead', 365 * DAY],
  ])('and %s keeps nothing back, whatever was written before and after', async (_words, by) => {
    const first = await openDevice('kiosk')
    await until(() => first.sync.connected)
    const sent = await checkIn(first, { arrivedBy: 'counter' })
    await until(() => first.sync.waiting === 0)
    site.server.stop()
    await until(() => !first.sync.connected)
    const before = await checkIn(first, { arrivedBy: 'counter' })
    await closeDevice(first)
    const right = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => right() + by)
    const data = await openDevice('kiosk')
    const after = await checkIn(data, { arrivedBy: 'counter' })
    vi.spyOn(Date, 'now').mockImplementation(right)
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    const ids = [sent, before, after].map((arrival) => arrival.ok && arrival.value.id)
    expect(site.server.ids('visits').sort()).toEqual(ids.sort())
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
    await data.save('visits', { ...asRead, reasons: ['rest'], rev: '000000001.001.host' })
    await until(() => data.sync.waiting === 0)
    expect(site.server.read('visits', 'v')).toMatchObject({ name: 'Nadia', reasons: ['rest'] })
  })

  it('is each write of one record, also one that was made while an earlier one was on its way', async () => {
    site.server.write('visits', aVisit('v'))
    const data = await openDevice('host')
    await until(() => data.records('visits').findOne('v').exec())
    const answer = site.server.fetch
    let release: () => void = () => undefined
    const slow = new Promise<void>((resolve) => (release = resolve))
    vi.stubGlobal('fetch', async (...[url, init]: Parameters<typeof fetch>) => {
      const response = await answer(url, init)
      if (String(url).endsWith('push')) await slow
      return response
    })
    await describeVisit(data, 'v', { audience: 'curious' })
    await until(() => site.server.pushed.length === 1)
    await checkOut(data, 'v')
    expect(data.replica.rows('writes').size).toBe(2)
    release()
    await until(() => data.sync.waiting === 0)
    expect(site.server.read('visits', 'v')).toMatchObject({ audience: 'curious', closing: 'left' })
    expect(data.replica.rows('writes').size).toBe(0)
  })
})

describe('a record of a form that no server accepts', () => {
  it('is not written, and names its field', async () => {
    const data = await openDevice('kiosk')
    const arrival = checkIn(data, { arrivedBy: 'walk-in', visitorId: 'X'.repeat(41) })
    await expect(arrival).rejects.toMatchObject({
      name: 'InvalidRecord',
      fault: { field: 'visitorId', rule: 'maxLength' },
    })
    expect(data.sync).toMatchObject({ waiting: 0, disk: null })
    expect(await data.records('visits').find().exec()).toEqual([])
  })
})
