import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { DeviceData } from './device-data.ts'
import type { Trouble } from './testing/fake-server.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { aBooking, aLease, anApplication, anOffer, aSession, aVisit } from './testing/records.ts'

const site = useSite()
const sealed = <T extends object>(record: T) => ({ ...record, seal: 'genuine' }) as T & WireRecord

/** As a start finds the device after frames that could not be read: everything is to be heard again. */
async function damage(data: DeviceData): Promise<void> {
  await data.replica.transaction('strict', (transaction) => {
    for (const [name, row] of data.replica.rows('checkpoints'))
      transaction.putRow('checkpoints', name, { ...row, checkpoint: { ...row.checkpoint, seq: 0 } })
  })
}

describe('a server that was restored from an older backup', () => {
  it('is told what only it writes, seal and all, and parents before children', async () => {
    const { server } = site
    server.write('challengeSessions', sealed(aSession()))
    server.write('seatLeases', sealed(aLease()))
    const data = await openDevice('kiosk')
    await until(() => data.records('seatLeases').findOne(aLease().id).exec())
    await until(() => data.records('challengeSessions').findOne('s1').exec())
    await data.save('bookings', aBooking({ rev: '000000002.000.kiosk', by: 'kiosk' }))
    await until(() => data.sync.waiting === 0)
    server.stop()
    await until(() => !data.sync.connected)
    await data.save('visits', aVisit('unsent', { rev: '000000002.000.kiosk' }))
    server.pushed.length = 0

    server.restore({})
    site.networkComesBack()
    await until(() => data.sync.waiting === 0 && server.pushed.length === 4)
    const told = server.pushed.map((row) => [row.collection, 'document' in row && row.document.seal])
    expect(told).toEqual([
      ['challengeSessions', 'genuine'],
      ['seatLeases', 'genuine'],
      ['bookings', undefined],
      ['visits', undefined],
    ])
    expect(data.sync.refused).toEqual([])
    expect(server.read('challengeSessions', 's1')).toMatchObject({ seal: 'genuine' })
  })

  it('is told the newer state of what it has in an older one', async () => {
    const { server } = site
    const older = sealed(aSession({ rev: '000000001.000.server' }))
    const newer = sealed(aSession({ rev: '000000005.000.server', title: 'Autre titre' }))
    server.write('challengeSessions', newer)
    const data = await openDevice('host')
    await until(() => data.records('challengeSessions').findOne('s1').exec())
    server.restore({ challengeSessions: [older] })
    site.networkComesBack()
    await until(() => server.pushed.length === 1)
    expect(server.pushed[0]).toMatchObject({ document: newer, assumedRev: older.rev })
  })

  it('is told a session again by what a host told of it and still had to send', async () => {
    const { server } = site
    const seal = 'x'.repeat(44)
    server.write('challengeSessions', { ...aSession(), seal })
    const data = await openDevice('host')
    await until(() => data.records('challengeSessions').findOne('s1').exec())
    server.stop()
    await until(() => !data.sync.connected)
    const [held] = await data.records('challengeSessions').find().exec()
    const told = held!.toMutableJSON()
    told.moments.push({ id: 'm1', type: 'started', at: 2, by: 'host' })
    await data.save('challengeSessions', { ...told, rev: '000000003.000.host', by: 'host' })
    server.restore({})
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(server.read('challengeSessions', 's1')).toMatchObject({ seal, moments: [{ type: 'started' }] })
  })

  it('is told what it had added to what still waits here', async () => {
    const { server } = site
    const departure = aVisit('d', {
      rev: '000000002.000.kiosk',
      by: 'kiosk',
      kind: 'unnamed-departure',
      arrivedBy: 'counter',
    })
    const recognised = { visitorId: 'LEA', closing: 'left', leftAt: 1 } as const
    const data = await openDevice('kiosk')
    const held = () => data.records('visits').findOne('d').exec()
    await until(() => data.sync.connected)
    server.troubles.set('sync/push', Array<Trouble>(1000).fill('no-answer'))
    await data.save('visits', departure)
    server.write('visits', { ...departure, ...recognised, rev: '000000003.000.server', by: 'server' })
    await until(async () => (await held())?.closing === 'left')

    server.restore({})
    server.troubles.clear()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(server.read('visits', 'd')).toMatchObject(recognised)
    expect((await held())?.toJSON()).toMatchObject(recognised)
  })

  it('is sent nothing before it was heard out, also not what is written between the two epochs', async () => {
    const { server } = site
    const data = await openDevice('kiosk')
    await until(() => data.replica.rows('checkpoints').has('visits'))
    const waitAgain = data.outbox.sealedWaitAgain.bind(data.outbox)
    vi.spyOn(data.outbox, 'sealedWaitAgain').mockImplementationOnce(async () => {
      await data.save('visits', aVisit('v', { rev: '000000002.000.kiosk', by: 'kiosk' }))
      await waitAgain()
    })
    server.restore({})
    server.troubles.set('sync/pull', Array<Trouble>(1000).fill('no-answer'))
    server.requests.length = 0
    site.networkComesBack()
    await until(() => data.sync.waiting === 1)
    const asked = (path: string) => server.requests.filter((one) => one === path).length
    await until(() => asked('sync/pull') > 2)
    expect(asked('sync/push')).toBe(0)
    server.troubles.clear()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(server.ids('visits')).toEqual(['v'])
  })

  it('is told what it may only show no more, once what made it visible is back', async () => {
    const { server } = site
    const answered = anApplication({ rev: '000000005.000.host', by: 'host' })
    server.write('applications', answered)
    const data = await openDevice('host')
    await until(() => data.records('applications').findOne(answered.id).exec())
    server.restore({ applications: [{ id: answered.id, _deleted: true } as never] })
    site.networkComesBack()
    await until(() => server.pushed.length === 1)
    expect(server.pushed[0]).toMatchObject({ collection: 'applications', document: answered })
  })

  it('that takes an observer for the last at a desk is told by that desk what it lacks, once somebody may', async () => {
    const { server } = site
    const known = anApplication({ rev: '000000001.000.server' })
    const opened = { id: 'e2', type: 'viewed', at: 2, by: 'employer', receivedAt: 2 } as const
    const answered = { ...known, rev: '000000005.000.employer', events: [...known.events, opened] }
    server.write('applications', answered)
    const data = await openDevice('employer')
    const held = () => data.records('applications').findOne(answered.id).exec()
    await until(held)
    server.away.add('applications')
    server.restore({ applications: [known] })
    site.networkComesBack()
    await until(async () => (await held()) === null)
    await until(() => server.pushed.some(({ id }) => id === answered.id))
    server.away.clear()
    server.resync('jobOffers', anOffer())
    await until(() => data.sync.waiting === 0)
    expect(server.read('applications', answered.id)).toMatchObject({ events: [{ id: 'e1' }, { id: 'e2' }] })
    await until(async () => (await held())?.events.length === 2)
  })

  it('is told what it lacks also by a device whose disk was damaged before it heard of the restore', async () => {
    const { server } = site
    const data = await openDevice('host')
    await data.save('visits', aVisit('v', { rev: '000000002.000.host', by: 'host' }))
    await until(() => data.sync.waiting === 0)
    server.stop()
    await until(() => !data.sync.connected)
    await damage(data)
    await closeDevice(data)
    server.restore({})
    await openDevice('host')
    await until(() => server.read('visits', 'v'))
  })

  it('and again by one that asked its former self for everything, and was answered by the restored one', async () => {
    const { server } = site
    const data = await openDevice('host')
    await data.save('visits', aVisit('v', { rev: '000000002.000.host', by: 'host' }))
    await until(() => data.sync.waiting === 0)
    await damage(data)
    await closeDevice(data)
    let isRestored = false
    vi.stubGlobal('fetch', (address: string, options: RequestInit) => {
      if (!isRestored && address.endsWith('sync/pull')) {
        isRestored = true
        server.restore({})
      }
      return server.fetch(address, options)
    })
    await openDevice('host')
    await until(() => isRestored && server.read('visits', 'v'))
  })

  it('may refuse what somebody else brings meanwhile: a refusal that is heard later takes nothing away', async () => {
    const { server } = site
    const booking = aBooking({ rev: '000000002.000.other', by: 'other' })
    server.write('challengeSessions', sealed(aSession()))
    server.write('bookings', booking)
    const data = await openDevice('kiosk')
    const held = () => data.records('bookings').findOne(booking.id).exec()
    await until(held)
    await restoredRefusing(data, async () => {
      server.write('bookings', {
        ...booking,
        rev: '000000003.000.server',
        events: [{ id: 'c', type: 'confirmed', at: 3, by: 'server' }],
      } as never)
      await until(async () => (await held())?.events.length === 1)
    })
    expect((await held())?.events).toMatchObject([{ type: 'confirmed' }])
  })

  it('may tell a record and take it out of sight before its refusal is heard: it stays out of sight', async () => {
    const { server } = site
    const booking = aBooking({ rev: '000000002.000.other', by: 'other' })
    server.write('challengeSessions', sealed(aSession()))
    server.write('bookings', booking)
    const data = await openDevice('kiosk')
    const held = (id = booking.id) => data.records('bookings').findOne(id).exec()
    await until(held)
    await restoredRefusing(data, async () => {
      server.write('bookings', { ...booking, rev: '000000003.000.server', by: 'server' })
      server.write('bookings', { id: booking.id, _deleted: true } as never)
      server.write('bookings', aBooking({ id: 'later', rev: '000000004.000.server' }))
      await until(() => held('later'))
    })
    expect(await held()).toBeNull()
  })

  it('may refuse what it never sealed: that goes, without a word to anybody', async () => {
    const { server } = site
    server.write('jobOffers', sealed(anOffer({ id: 'forged' })))
    server.write('jobOffers', anOffer({ id: 'unsealed' }))
    server.write('jobOffers', anOffer({ id: 'kept' }))
    const data = await openDevice('kiosk')
    const held = async () => (await data.records('jobOffers').find().exec()).map(({ id }) => id).sort()
    await until(async () => (await held()).length === 3)
    server.refuses = (row) => (row.id === 'forged' ? 'forbidden' : null)
    server.restore({ jobOffers: [anOffer({ id: 'kept' })] })
    site.networkComesBack()
    await until(async () => (await held()).length === 1 && data.sync.waiting === 0)
    expect(await held()).toEqual(['kept'])
    expect(server.pushed.map(({ id }) => id)).toEqual(['forged'])
    expect(data.sync.refused).toEqual([])
  })
})

/** The server is restored without anything and refuses the booking; `meanwhile` that is on its way back. */
async function restoredRefusing(data: DeviceData, meanwhile: () => Promise<void>): Promise<void> {
  const { server } = site
  const { fetch } = globalThis
  globalThis.fetch = async (address, options) => {
    const answer = await fetch(address, options)
    if (!String(address).endsWith('sync/push')) return answer
    server.refuses = () => null
    await meanwhile()
    return answer
  }
  try {
    server.refuses = ({ collection }) => (collection === 'bookings' ? 'forbidden-field' : null)
    server.restore({})
    site.networkComesBack()
    await until(() => server.pushed.length === 2 && data.outbox.rows().length === 0)
  } finally {
    globalThis.fetch = fetch
  }
}

describe('a device whose disk was damaged', () => {
  it('lets go of what its server, the same as before, has no more', async () => {
    const { server } = site
    server.write('jobOffers', anOffer())
    const data = await openDevice('kiosk')
    const { epoch } = server
    await until(() => data.records('jobOffers').findOne(anOffer().id).exec())
    await damage(data)
    await closeDevice(data)
    server.restore({})
    server.epoch = epoch
    const again = await openDevice('kiosk')
    await until(async () => (await again.records('jobOffers').find().exec()).length === 0)
    expect(server.pushed).toEqual([])
  })
})
