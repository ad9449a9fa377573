import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { HOUR, MINUTE } from '../../domain/time.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { anOffer } from './testing/records.ts'
import { checkIn } from './visits.ts'

const site = useSite()

describe('a device behind something that holds streams back', () => {
  it('hears what there is, sends what it has, and says how it hears', async () => {
    site.server.holdsBack = true
    site.server.write('jobOffers', anOffer({ id: 'before' }))
    const data = await openDevice('kiosk')
    const holds = async (id: string) => (await data.records('jobOffers').findOne(id).exec()) !== null
    await until(() => holds('before'))
    expect(data.sync).toMatchObject({ connected: true, hears: 'asking' })
    await checkIn(data, { arrivedBy: 'counter' })
    await until(() => data.sync.waiting === 0)
    site.server.write('jobOffers', anOffer({ id: 'after' }))
    await until(() => holds('after'))
  })

  it('goes by the stream once it is let through', async () => {
    site.server.holdsBack = true
    const data = await openDevice('kiosk')
    await until(() => data.sync.hears === 'asking')
    site.server.letThrough()
    await until(() => data.sync.hears === 'stream')
    site.server.write('jobOffers', anOffer({ id: 'live' }))
    await until(() => data.records('jobOffers').findOne('live').exec())
  })

  it('takes no greeting that is minutes old for news, nor for the time', async () => {
    const startedAt = Date.now()
    site.server.now = () => startedAt - 10 * MINUTE
    site.server.holdsBack = true
    const data = await openDevice('kiosk')
    site.server.now = () => startedAt
    await until(() => data.sync.hears === 'asking')
    site.server.letThrough()
    site.server.write('jobOffers', anOffer({ id: 'late' }))
    await until(() => data.records('jobOffers').findOne('late').exec())
    expect(data.sync.hears).toBe('asking')
    expect(Math.abs(data.now() - startedAt)).toBeLessThan(MINUTE)
  })
})

describe('the time', () => {
  it('is confirmed only by a server that was reached, and not after a sleep', async () => {
    site.server.stop()
    const data = await openDevice('kiosk')
    expect(data.confirmedNow()).toBeNull()
    expect(await data.confirmTime()).toBeNull()
    site.server.start()
    site.networkComesBack()
    await until(() => data.confirmedNow() !== null)
    site.server.stop()
    await until(() => !data.sync.connected)
    const right = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => right() + 12 * HOUR)
    expect(data.confirmedNow()).toBeNull()
    expect(data.lastConfirmedAt()).toBeLessThanOrEqual(right())
  })
})
