import 'fake-indexeddb/auto'
import { watch } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { DAY, MINUTE } from '../../domain/time.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { DeviceData } from './device-data-type.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { anOffer } from './testing/records.ts'

const site = useSite()
const aVisitor = ({ id, ...fields }: Partial<Visitor> & { id: string }): Visitor => ({
  ...{ id, siteId: 'mende', rev: '000000001.000.host', at: 1, by: 'host', stamps: {} },
  ...{ firstSeenOn: '2026-04-01', lastSeenOn: '2026-04-01' },
  ...fields,
})
const heldBy = (data: DeviceData) => [...data.replica.ids('visitors')].sort()

/** A desk that heard these people, and was then switched off for so many days of the server's. */
async function deskAwayFor(days: number, ...people: string[]): Promise<void> {
  const data = await openDevice('host')
  await until(() => data.sync.connected)
  for (const id of people) site.server.write('visitors', aVisitor({ id }))
  site.server.write('jobOffers', anOffer({ id: 'o1' }))
  await until(() => heldBy(data).length === people.length)
  await closeDevice(data)
  const returns = Date.now() + days * DAY
  site.server.now = () => returns
}

/** What it held each time that it began or ceased to wait. */
function followed(data: DeviceData): [boolean, string[]][] {
  const seen: [boolean, string[]][] = []
  const note = () => seen.push([data.sync.awaitsErasures, heldBy(data)])
  watch(() => data.sync.awaitsErasures, note, { flush: 'sync' })
  return seen
}

const goes = (id: string) => site.server.write('visitors', { id, _deleted: true } as never)

describe('a device that was away', () => {
  it('for less than a month waits for nothing', async () => {
    await deskAwayFor(29, 'v1')
    goes('v1')
    const data = await openDevice('host')
    const seen = followed(data)
    await until(() => heldBy(data).length === 0)
    expect([data.sync.awaitsErasures, seen]).toEqual([false, []])
  })

  it('for more than a month shows nobody before it heard who was erased, and sends nothing before', async () => {
    await deskAwayFor(31, 'v1', 'v2')
    goes('v1')
    site.server.stop()
    const data = await openDevice('host')
    await data.save('visitors', aVisitor({ id: 'v3', name: 'Naïma' }))
    const seen = followed(data)
    // How often it had begun and ceased to wait when it sent.
    const sent: number[] = []
    site.server.onPush = () => sent.push(seen.length)
    site.server.start()
    site.networkComesBack()
    await until(() => seen.length === 2 && data.sync.waiting === 0)
    expect(seen).toEqual([
      [true, ['v1', 'v2', 'v3']],
      [false, ['v2', 'v3']],
    ])
    expect(sent).toEqual([2])
    expect(site.server.ids('visitors')).toContain('v3')
  })

  it('for more than three months drops what it held of persons, and keeps what it has to send and what is of nobody', async () => {
    await deskAwayFor(91, 'v1', 'v2')
    site.server.stop()
    const data = await openDevice('host')
    await data.save('visitors', aVisitor({ id: 'v3' }))
    // Not even a trace of the erasure is kept at the server by then.
    site.renewServer()
    const returns = Date.now() + 91 * DAY
    site.server.now = () => returns
    site.server.write('visitors', aVisitor({ id: 'v2' }))
    site.networkComesBack()
    await until(() => site.server.ids('visitors').includes('v3') && !data.sync.awaitsErasures)
    expect(heldBy(data)).toEqual(['v2', 'v3'])
    expect([...data.replica.ids('jobOffers')]).toEqual(['o1'])
  })

  it('tells a server that was restored meanwhile what it lacks, before anything is dropped', async () => {
    await deskAwayFor(91, 'v1', 'v2')
    site.server.restore({ visitors: [aVisitor({ id: 'v2' })] })
    const data = await openDevice('host')
    await until(() => site.server.ids('visitors').includes('v1') && !data.sync.awaitsErasures)
    expect(heldBy(data)).toEqual(['v1', 'v2'])
  })

  it('still owes it after it was killed in between', async () => {
    await deskAwayFor(31, 'v1')
    site.server.troubles.set('sync/pull', Array(20).fill({ status: 503, error: 'unavailable' }))
    const data = await openDevice('host')
    await until(() => data.sync.connected)
    await data.confirmTime()
    await until(() => data.sync.awaitsErasures)
    await closeDevice(data)
    site.server.stop()
    const later = await openDevice('host')
    expect(later.sync.awaitsErasures).toBe(true)
  })

  it('makes up for it at a later word where the disk failed at first', async () => {
    await deskAwayFor(31, 'v1')
    goes('v1')
    const { put } = IDBObjectStore.prototype
    let failures = 1
    const fails = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
      const { key } = row[0] as { key?: string }
      if (key !== 'silentSince' || failures-- <= 0) return put.apply(this, row)
      throw new DOMException('The quota is exceeded', 'QuotaExceededError')
    }
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(fails)
    const data = await openDevice('host')
    await until(() => data.sync.disk === 'full')
    site.server.stop()
    site.server.start()
    site.networkComesBack()
    await until(() => !data.sync.awaitsErasures)
    expect(heldBy(data)).toEqual([])
  })
})

describe('without a word of the server', () => {
  it('a clock that says a month hides names and takes nothing away, and one that comes right leaves no trace', async () => {
    await deskAwayFor(0, 'v1')
    site.server.stop()
    const today = Date.now()
    const clock = vi.spyOn(Date, 'now').mockReturnValue(today + 31 * DAY)
    const data = await openDevice('host')
    expect([data.sync.awaitsErasures, heldBy(data)]).toEqual([true, ['v1']])
    await closeDevice(data)
    clock.mockReturnValue(today)
    const later = await openDevice('host')
    expect([later.sync.awaitsErasures, heldBy(later)]).toEqual([false, ['v1']])
  })

  it('a clock that is wrong for a minute hides names for that minute, also where the device starts anew after it', async () => {
    await deskAwayFor(0, 'v1')
    site.server.stop()
    const today = Date.now()
    const data = await openDevice('host')
    const clock = vi.spyOn(Date, 'now').mockReturnValue(today + 31 * DAY)
    site.happens(new Event('focus'))
    expect(data.sync.awaitsErasures).toBe(true)
    clock.mockReturnValue(today + MINUTE)
    site.happens(new Event('focus'))
    expect(data.sync.awaitsErasures).toBe(false)
    await closeDevice(data)
    const later = await openDevice('host')
    expect([later.sync.awaitsErasures, heldBy(later)]).toEqual([false, ['v1']])
  })

  it('a clock that the server corrected hides nothing', async () => {
    const today = Date.now()
    const clock = vi.spyOn(Date, 'now').mockReturnValue(today + 31 * DAY)
    site.server.now = () => today
    const data = await openDevice('host')
    await until(() => data.sync.clockOffset !== 0)
    await closeDevice(data)
    site.server.stop()
    clock.mockReturnValue(today + 32 * DAY)
    expect((await openDevice('host')).sync.awaitsErasures).toBe(false)
  })

  it('a clock that says three months is corrected by the first one, and nothing goes', async () => {
    await deskAwayFor(0, 'v1')
    const today = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(today + 91 * DAY)
    site.server.now = () => today
    const data = await openDevice('host')
    expect(data.sync.awaitsErasures).toBe(true)
    await until(() => !data.sync.awaitsErasures)
    expect(heldBy(data)).toEqual(['v1'])
  })
})
