import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { DAY, HOUR, parisDay } from '../../domain/time.ts'
import { closeDevice, openDevice, until, useSite, wholeDisk } from './testing/device.ts'
import { checkIn } from './visits.ts'

const site = useSite()

describe('visits of past days', () => {
  it('go from a kiosk once the server has them, and the server keeps them', async () => {
    const today = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(today - DAY)
    const before = await openDevice('kiosk')
    await until(() => before.sync.connected)
    const sent = await checkIn(before, { arrivedBy: 'counter' })
    await until(() => before.sync.waiting === 0)
    site.server.stop()
    await until(() => !before.sync.connected)
    const unsent = await checkIn(before, { arrivedBy: 'counter' })
    await closeDevice(before)
    if (!sent.ok || !unsent.ok) throw new Error('both arrive')

    vi.spyOn(Date, 'now').mockReturnValue(today)
    const data = await openDevice('kiosk')
    const held = async () => (await data.records('visits').find().exec()).map((visit) => visit.id)
    expect(await held()).toEqual([unsent.value.id])
    const now = await checkIn(data, { arrivedBy: 'counter' })
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(site.server.ids('visits')).toHaveLength(3)
    expect(site.server.pushed.some((row) => 'document' in row && row.document._deleted)).toBe(false)
    await closeDevice(data)
    const later = await openDevice('kiosk')
    expect((await later.records('visits').find().exec()).map((visit) => visit.id)).toEqual([
      now.ok && now.value.id,
    ])
    expect(parisDay(later.now())).toBe(parisDay(today))
    expect(await wholeDisk()).toContain(parisDay(today))
  })

  it('go in the night from a kiosk that stays on, without a trace and without a word to the server', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    vi.setSystemTime(Date.now() - DAY)
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected)
    const sent = await checkIn(data, { arrivedBy: 'counter' })
    if (!sent.ok) throw new Error(sent.reason)
    await until(() => data.sync.waiting === 0)
    const { id } = sent.value
    await until(async () => (await wholeDisk()).includes(id))
    vi.setSystemTime(Date.now() + DAY)
    vi.advanceTimersByTime(HOUR)
    await until(async () => (await data.records('visits').findOne(id).exec()) === null)
    await checkIn(data, { arrivedBy: 'counter' })
    await until(() => data.sync.waiting === 0)
    vi.advanceTimersByTime(HOUR)
    await until(async () => !(await wholeDisk()).includes(id))
    expect(site.server.ids('visits')).toHaveLength(2)
    expect(site.server.pushed).toHaveLength(2)
    vi.useRealTimers()
  })

  it('stay on a host desk', async () => {
    const today = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(today - DAY)
    const before = await openDevice('host')
    await until(() => before.sync.connected)
    await checkIn(before, { arrivedBy: 'host' })
    await until(() => before.sync.waiting === 0)
    await closeDevice(before)
    vi.spyOn(Date, 'now').mockReturnValue(today)
    const data = await openDevice('host')
    expect(await data.records('visits').find().exec()).toHaveLength(1)
  })
})
