import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { isConfirmed } from '../../domain/seats/booking-status.ts'
import type { SeatLease } from '../../domain/seats/seat-lease.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { book } from './bookings.ts'
import type { DeviceData } from './device-data.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aLease, aSession } from './testing/records.ts'

const site = useSite()
const lease = aLease()

/** A kiosk that heard of a session and of seats lent to it. */
async function kioskWith(fields: Partial<SeatLease> = {}): Promise<DeviceData> {
  site.server.answers.set('seats/refill', { granted: 0 })
  site.server.answers.set('seats/return', { missing: false })
  site.server.write('challengeSessions', aSession())
  site.server.write('seatLeases', aLease(fields))
  const data = await openDevice('kiosk')
  await until(() => data.records('challengeSessions').findOne('s1').exec())
  await until(() => data.records('seatLeases').findOne(lease.id).exec())
  return data
}

/** Whether the kiosk gave the next person a seat of its own. */
async function sells(data: DeviceData, visitorId: string): Promise<boolean> {
  const made = await book(data, { session: aSession(), visitorId })
  if (!made.ok) throw new Error(made.reason)
  return isConfirmed(made.value)
}
async function cutOff(data: DeviceData): Promise<void> {
  site.server.stop()
  await until(() => !data.sync.connected)
}
async function heal(data: DeviceData): Promise<void> {
  site.server.start()
  site.networkComesBack()
  await until(() => data.sync.connected)
}
const askedAt = (path: string) => site.server.asked.filter((asked) => asked.path === path)

describe('seats that a kiosk may not sell any more', () => {
  it.each(['draining', 'written-off'] as const)(
    'are given back once the server has every booking made out of them (%s)',
    async (state) => {
      const data = await kioskWith()
      await cutOff(data)
      expect(await sells(data, 'P1')).toBe(true)
      site.server.write('seatLeases', aLease({ state, rev: '000000002.000.server' }))
      site.server.troubles.set('sync/push', [{ status: 429, error: 'too-many-requests', retryAfter: 3600 }])
      let known: string[] | undefined
      const answer = site.server.fetch
      vi.stubGlobal('fetch', (...[url, init]: Parameters<typeof fetch>) => {
        if (String(url).endsWith('seats/return')) known ??= site.server.ids('bookings')
        return answer(url, init)
      })
      await heal(data)
      await until(() => data.sync.problem === 'too-many-requests')
      await until(async () => (await data.records('seatLeases').findOne(lease.id).exec())?.state === state)
      site.networkComesBack()
      await until(() => known)
      expect(known).toEqual([`${lease.id}.0`])
      expect(askedAt('seats/return')[0]!.body).toEqual({
        sessionId: 's1',
        leaseId: lease.id,
        soldSlots: [0],
      })
      expect(await sells(data, 'P2')).toBe(false)
    },
  )

  it('are given back without what the server refused for good, which it would wait for', async () => {
    site.server.refuses = ({ collection }) => (collection === 'bookings' ? 'invalid' : null)
    const data = await kioskWith()
    expect(await sells(data, 'P1')).toBe(true)
    await until(() => data.sync.refused.length === 1)
    site.server.write('seatLeases', aLease({ state: 'draining', rev: '000000002.000.server' }))
    await until(() => askedAt('seats/return').length > 0)
    expect(askedAt('seats/return')[0]!.body).toMatchObject({ leaseId: lease.id, soldSlots: [] })
  })

  it('are given back again and again until the server says that they are settled', async () => {
    site.server.troubles.set('seats/return', [{ status: 500, error: 'internal' }, 'answer-lost'])
    const data = await kioskWith({ state: 'draining' })
    await until(() => site.server.requests.filter((path) => path === 'seats/return').length === 1)
    for (const times of [2, 3]) {
      await cutOff(data)
      await heal(data)
      await until(() => site.server.requests.filter((path) => path === 'seats/return').length >= times)
    }
    site.server.write('seatLeases', aLease({ state: 'settled', rev: '000000002.000.server' }))
    await until(async () => (await data.records('seatLeases').findOne(lease.id).exec())?.state === 'settled')
    const before = askedAt('seats/return').length
    await cutOff(data)
    await heal(data)
    await sells(data, 'P1')
    await until(() => data.sync.waiting === 0)
    expect(askedAt('seats/return')).toHaveLength(before)
  })
})

describe('a kiosk whose seats run out', () => {
  it('asks for more while the server is there, and not at every tap', async () => {
    const data = await kioskWith({ seats: 4 })
    for (const visitorId of ['P1', 'P2']) await sells(data, visitorId)
    await until(() => data.sync.waiting === 0)
    expect(askedAt('seats/refill')).toEqual([])
    await sells(data, 'P3')
    await until(() => askedAt('seats/refill').length === 1)
    await sells(data, 'P4')
    await sells(data, 'P5')
    await until(() => data.sync.waiting === 0)
    expect(askedAt('seats/refill')).toHaveLength(1)
  })

  it('sells on when its lease has grown, at the slot where it stood', async () => {
    const data = await kioskWith({ seats: 1 })
    await cutOff(data)
    expect([await sells(data, 'P1'), await sells(data, 'P2')]).toEqual([true, false])
    site.server.write('seatLeases', aLease({ seats: 2, rev: '000000002.000.server' }))
    await heal(data)
    await until(async () => (await data.records('seatLeases').findOne(lease.id).exec())?.seats === 2)
    expect(await sells(data, 'P3')).toBe(true)
    expect(await data.records('bookings').findOne(`${lease.id}.1`).exec()).toMatchObject({ visitorId: 'P3' })
  })
})

describe('a kiosk whose places of count disagree', () => {
  it('sells nothing without network, and goes on after the furthest once the server was reached', async () => {
    const first = await kioskWith({ seats: 3 })
    await first.replica.transaction('strict', (one) => first.seats.advance(one, lease.id, 1, first.now()))
    await closeDevice(first)
    site.server.stop()
    const second = globalThis.localStorage
    second.setItem(`pepiniere-kiosk-seat-mark:${lease.id}`, '2')
    const data = await openDevice('kiosk')
    expect(await sells(data, 'P1')).toBe(false)
    await heal(data)
    await until(() => data.sync.waiting === 0)
    await until(() => data.seats.marksOf(lease.id).every((mark) => mark?.nextSlot === 2))
    expect(await sells(data, 'P2')).toBe(true)
    expect(await data.records('bookings').findOne(`${lease.id}.2`).exec()).toMatchObject({ visitorId: 'P2' })
  })
})

describe('a kiosk whose clock ran ahead', () => {
  it('sells on as soon as the server has told the time', async () => {
    const data = await kioskWith({ expiresAt: Date.now() + 2 * DAY })
    const ahead = Date.now() + DAY
    await data.replica.transaction('strict', (one) => data.seats.advance(one, lease.id, 1, ahead))
    await cutOff(data)
    expect(await sells(data, 'P1')).toBe(false)
    await heal(data)
    await until(() => data.seats.latestSeen < Date.now() + HOUR)
    expect(await sells(data, 'P2')).toBe(true)
  })
})
