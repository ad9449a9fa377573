import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { DeviceData } from './device-data.ts'
import { refusedRows, sendAgain, setAside } from './refused-rows.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'
import { anEmployer, anOffer, aVisit } from './testing/records.ts'
import { checkIn, checkOut, describeVisit } from './visits.ts'

const site = useSite()

describe('a device that its server does not want', () => {
  it.each([
    ['unknown-device', 401, 'revoked'],
    ['protocol-too-old', 426, 'protocol-too-old'],
  ] as const)('is told so (%s), stops asking and keeps what waits', async (error, status, problem) => {
    site.server.troubles.set('sync/stream', [{ status, error }])
    const data = await openDevice('kiosk')
    await until(() => data.sync.problem === problem)
    const visit = await arrive(data)
    expect(data.documentState('visits', visit.id).value).toBe('saved-here')
    site.networkComesBack()
    expect(site.server.requests).toEqual(['sync/stream'])
    expect(data.sync.waiting).toBe(1)
  })

  it('is told so when it is withdrawn while it sends', async () => {
    const data = await connected('kiosk')
    site.server.troubles.set('sync/push', [{ status: 401, error: 'unknown-device' }])
    await arrive(data)
    await until(() => data.sync.problem === 'revoked')
    expect(data.sync.connected).toBe(false)
    expect(data.sync.waiting).toBe(1)
  })
})

describe('a server that cannot take more', () => {
  it.each([
    ['too-large', 413],
    ['too-many-requests', 429],
    ['server-full', 507],
    ['database-away', 503],
  ] as const)('is left in peace for a while, visibly (%s)', async (error, status) => {
    const data = await connected('kiosk')
    site.server.troubles.set('sync/push', [{ status, error, retryAfter: 3600 }])
    const visit = await arrive(data)
    await until(() => data.sync.problem === error)
    expect(data.documentState('visits', visit.id).value).not.toBe('up-to-date')
    site.networkComesBack()
    await until(() => data.documentState('visits', visit.id).value === 'up-to-date')
    expect(data.sync.problem).toBeNull()
  })
})

describe('writes made without network', () => {
  it('arrive once, when the server is there', async () => {
    site.server.stop()
    const data = await openDevice('kiosk')
    const visit = await arrive(data)
    expect(data.documentState('visits', visit.id).value).toBe('saved-here')
    expect(data.sync).toMatchObject({ waiting: 1, connected: false })
    site.server.start()
    site.networkComesBack()
    await until(() => data.documentState('visits', visit.id).value === 'up-to-date')
    expect(site.server.pushed.map((row) => row.id)).toEqual([visit.id])
  })

  it('arrive once, even when the server took them and its answer was lost', async () => {
    const data = await connected('kiosk')
    site.server.troubles.set('sync/push', ['answer-lost'])
    const visit = await arrive(data)
    await until(() => site.server.pushed.length === 1)
    site.networkComesBack()
    await until(() => data.documentState('visits', visit.id).value === 'up-to-date')
    expect(site.server.ids('visits')).toEqual([visit.id])
  })

  it('survive the device being closed and opened', async () => {
    site.server.stop()
    const before = await openDevice('kiosk')
    const visit = await arrive(before)
    await closeDevice(before)
    const data = await openDevice('kiosk')
    const state = data.documentState('visits', visit.id)
    expect(state.value).toBe('saved-here')
    site.server.start()
    site.networkComesBack()
    await until(() => state.value === 'up-to-date')
    expect(site.server.read('visits', visit.id)).toMatchObject({ kind: 'passing-by' })
  })

  it('of one visitor on two devices make one visit, closed once', async () => {
    site.server.stop()
    // One after the other: both together hold more collections than one page may open.
    const kiosk = await openDevice('kiosk')
    const there = await checkIn(kiosk, { arrivedBy: 'pass', visitorId: 'K7QF3M2X9' })
    if (!there.ok) throw new Error(there.reason)
    await checkOut(kiosk, there.value.id)
    await closeDevice(kiosk)
    const alone = await openDevice('host')
    const here = await checkIn(alone, { arrivedBy: 'host', visitorId: 'K7QF3M2X9', name: 'Nadia' })
    if (!here.ok) throw new Error(here.reason)
    expect(there.value.id).toBe(here.value.id)
    await closeDevice(alone)
    site.server.start()
    const back = await openDevice('kiosk')
    await until(() => back.sync.waiting === 0)
    await closeDevice(back)
    const host = await openDevice('host')
    await until(async () => {
      const [copy, master] = [await held(host, there.value.id), site.server.read('visits', there.value.id)]
      return host.sync.waiting === 0 && copy?.rev === master?.rev
    })
    expect(site.server.ids('visits')).toEqual([there.value.id])
    expect(await held(host, there.value.id)).toMatchObject({
      name: 'Nadia',
      closing: 'left',
      arrivedAt: Math.min(there.value.arrivedAt, here.value.arrivedAt),
    })
  })
})

describe('a write that somebody else made better', () => {
  it('waits no more once it gave way', async () => {
    site.server.write('visits', aVisit('v', { kind: 'passing-by' }))
    const data = await connected('host')
    await until(() => held(data, 'v'))
    site.server.stop()
    await until(() => !data.sync.connected)
    await describeVisit(data, 'v', { audience: 'curious' })
    const rev = 'zzzzzzzzz.000.other'
    const better = aVisit('v', { kind: 'passing-by', audience: 'curious', audienceRev: rev, rev })
    site.server.write('visits', better)
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    await until(async () => (await held(data, 'v'))?.rev === better.rev)
    expect(data.documentState('visits', 'v').value).toBe('up-to-date')
  })
})

describe('a row that can never be accepted', () => {
  it('stops no other, is told with its reason, and stays on the screen', async () => {
    site.server.stop()
    const data = await openDevice('kiosk')
    const poisoned = await arrive(data)
    const sound = await arrive(data)
    site.server.refuses = (row) => (row.id === poisoned.id ? 'invalid' : null)
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(data.documentState('visits', sound.id).value).toBe('up-to-date')
    expect(data.documentState('visits', poisoned.id).value).toBe('refused')
    expect(data.sync.refused).toEqual([{ collection: 'visits', id: poisoned.id, reason: 'invalid' }])
    expect(await held(data, poisoned.id)).toEqual(poisoned)
    expect(refusedRows(data)).toMatchObject([{ document: poisoned, master: null }])
    const later = await arrive(data)
    await until(() => data.documentState('visits', later.id).value === 'up-to-date')
    await closeDevice(data)
    const again = await connected('kiosk')
    const last = await arrive(again)
    await until(() => again.documentState('visits', last.id).value === 'up-to-date')
    expect(again.documentState('visits', poisoned.id).value).toBe('refused')
    expect(await held(again, poisoned.id)).toEqual(poisoned)
  })

  it('goes from here without a trace when it is about somebody who was erased', async () => {
    site.server.stop()
    const data = await openDevice('kiosk')
    const late = await arrive(data)
    site.server.refuses = (row) => (row.id === late.id ? 'erased' : null)
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(data.sync.refused).toEqual([])
    expect(refusedRows(data)).toEqual([])
    expect(await held(data, late.id)).toBeNull()
    expect(data.documentState('visits', late.id).value).toBe('up-to-date')
  })

  it('is not sent again, and is joined with what the server tells of it', async () => {
    const data = await refusedDeparture()
    site.server.refuses = () => null
    const next = await arrive(data)
    await until(() => data.documentState('visits', next.id).value === 'up-to-date')
    expect(site.server.pushed.map((row) => row.id)).toEqual(['v', next.id])
    site.server.write('visits', aVisit('v', { name: 'Nadia', rev: '000000002.000.server' }))
    await until(async () => (await held(data, 'v'))?.name === 'Nadia')
    expect(await held(data, 'v')).toMatchObject({ closing: 'left' })
    expect(data.documentState('visits', 'v').value).toBe('refused')
  })

  it('is over once it is sent again and taken', async () => {
    const data = await refusedDeparture()
    expect(await sendAgain(data, 'visits', 'other')).toEqual({ ok: false, reason: 'not-refused' })
    site.server.refuses = () => null
    expect(await sendAgain(data, 'visits', 'v')).toEqual({ ok: true, value: undefined })
    await until(() => data.documentState('visits', 'v').value === 'up-to-date')
    expect(data.sync.refused).toEqual([])
    expect(site.server.read('visits', 'v')).toMatchObject({ closing: 'left' })
  })

  it('is over once it is written again and taken', async () => {
    const data = await refusedDeparture()
    site.server.refuses = () => null
    await describeVisit(data, 'v', { audience: 'curious' })
    await until(() => data.documentState('visits', 'v').value === 'up-to-date')
    expect(data.sync.refused).toEqual([])
    expect(site.server.read('visits', 'v')).toMatchObject({ closing: 'left', audience: 'curious' })
  })

  it('gives way to the copy of the server once it is set aside', async () => {
    const data = await refusedDeparture()
    expect(await setAside(data, 'visits', 'v')).toEqual({ ok: true, value: undefined })
    expect((await held(data, 'v'))?.closing).toBeUndefined()
    expect(data.documentState('visits', 'v').value).toBe('up-to-date')
    expect(await setAside(data, 'visits', 'v')).toEqual({ ok: false, reason: 'not-refused' })
  })

  it('is remembered when the device is opened again', async () => {
    site.server.refuses = () => 'forbidden'
    const before = await connected('kiosk')
    const visit = await arrive(before)
    await until(() => before.sync.refused.length === 1)
    await closeDevice(before)
    const data = await openDevice('kiosk')
    expect(data.documentState('visits', visit.id).value).toBe('refused')
  })
})

describe('catching up', () => {
  it('after a reconnection takes two requests, whatever the number of collections', async () => {
    const data = await connected('host')
    site.server.stop()
    await until(() => !data.sync.connected)
    site.server.write('visits', aVisit('missed'))
    site.server.start()
    site.server.requests.length = 0
    site.networkComesBack()
    await until(() => held(data, 'missed'))
    // What comes by the stream afterwards needs no request.
    site.server.write('visits', aVisit('live'))
    await until(() => held(data, 'live'))
    expect(site.server.requests).toEqual(['sync/stream', 'sync/pull'])
  })

  it('is done when the server says that too much was missed, and when a record leaves', async () => {
    const data = await connected('host')
    site.server.resync('visits', aVisit('missed'))
    await until(() => held(data, 'missed'))
    site.server.write('visits', { id: 'missed', _deleted: true } as never)
    await until(async () => (await held(data, 'missed')) === null)
    expect(site.server.pushed).toEqual([])
  })

  it('takes the server’s word for the time', async () => {
    site.server.now = () => Date.now() + 3_600_000
    const data = await connected('kiosk')
    expect(Math.abs(data.now() - site.server.now())).toBeLessThan(1000)
    await closeDevice(data)
    site.server.stop()
    const later = await openDevice('kiosk')
    expect(Math.abs(later.now() - site.server.now())).toBeLessThan(1000)
  })

  it('never sends what a role only reads', async () => {
    site.server.write('employers', anEmployer())
    const data = await connected('kiosk')
    await until(() => data.records('employers').findOne('boulangerie').exec())
    await data.records('employers').findOne('boulangerie').incrementalPatch({ name: 'Autre', rev: 'zz' })
    const visit = await arrive(data)
    await until(() => data.documentState('visits', visit.id).value === 'up-to-date')
    expect(site.server.pushed.map((row) => row.collection)).toEqual(['visits'])
  })
})

describe('a server restored from an older backup', () => {
  it('gets again what it lost, and tells what it still has', async () => {
    site.server.write('jobOffers', anOffer({ id: 'lost' }))
    site.server.write('jobOffers', anOffer({ id: 'kept' }))
    const data = await connected('kiosk')
    await until(() => data.records('jobOffers').findOne('lost').exec())
    const acknowledged = await arrive(data)
    await until(() => data.sync.waiting === 0)
    site.server.stop()
    await until(() => !data.sync.connected)
    const unsent = await arrive(data)

    site.server.restore({ jobOffers: [anOffer({ id: 'kept' })], visits: [aVisit('older')] })
    site.networkComesBack()
    await until(() => data.sync.waiting === 0 && held(data, 'older'))
    expect(site.server.ids('visits').sort()).toEqual([acknowledged.id, unsent.id, 'older'].sort())
    await until(async () => (await data.records('jobOffers').findOne('lost').exec()) === null)
    expect(await data.records('jobOffers').findOne('kept').exec()).not.toBeNull()

    // The new epoch is remembered: opening again pulls from where it stood.
    await closeDevice(data)
    site.server.pushed.length = 0
    const again = await connected('kiosk')
    const visit = await arrive(again)
    await until(() => again.documentState('visits', visit.id).value === 'up-to-date')
    expect(site.server.pushed.map((row) => row.id)).toEqual([visit.id])
  })
})

describe('what the server made of a write', () => {
  it.each(['before', 'with', 'after'] as const)(
    'is what is held, when the stream tells it %s the answer to the push',
    async (order) => {
      const { server } = site
      server.keeps = (record) => {
        const { name: _, ...kept } = record as Visit
        return { ...kept, rev: nextRevision(record.rev, 0, 'server') }
      }
      const data = await connected('host')
      const answer = server.fetch
      let release: () => void = () => undefined
      const slow = new Promise<void>((resolve) => (release = resolve))
      vi.stubGlobal('fetch', async (...[url, init]: Parameters<typeof fetch>) => {
        const response = await answer(url, init)
        if (order === 'before' && String(url).endsWith('push')) await slow
        return response
      })
      server.holdsBack = order === 'after'
      await data.save('visits', aVisit('v', { name: 'Nadia', rev: '000000001.000.host' }))
      if (order === 'before') {
        await until(() => server.read('visits', 'v'))
        // What is told after it has been heard: so has the copy.
        server.write('visits', aVisit('later'))
        await until(() => held(data, 'later'))
        expect(data.sync.waiting).toBe(1)
        release()
      }
      await until(() => data.sync.waiting === 0)
      server.letThrough()
      await until(async () => (await held(data, 'v'))?.rev === server.read('visits', 'v')!.rev)
      expect(await held(data, 'v')).toEqual(server.read('visits', 'v'))
    },
  )
})

describe('what a stream still tells of before', () => {
  it('shows no earlier state of what this device wrote since', async () => {
    const { server } = site
    server.write('visits', aVisit('v', { kind: 'passing-by', rev: '000000001.000.server' }))
    const data = await connected('host')
    await until(() => held(data, 'v'))
    await describeVisit(data, 'v', { audience: 'curious' })
    await until(() => data.sync.waiting === 0)
    const mine = await held(data, 'v')
    server.write('visits', aVisit('v', { kind: 'passing-by', rev: '000000001.000.server' }))
    server.write('visits', aVisit('later'))
    await until(() => held(data, 'later'))
    expect(await held(data, 'v')).toEqual(mine)
  })

  it('or the first answer of all, shows no earlier state of what this device wrote meanwhile', async () => {
    const { server } = site
    server.write('visits', aVisit('v', { kind: 'passing-by', rev: '000000001.000.server' }))
    const { fetch } = globalThis
    let arrives: () => void = () => undefined
    const onTheWay = new Promise<void>((resolve) => (arrives = resolve))
    vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
      const answer = await fetch(...asked)
      if (String(asked[0]).endsWith('sync/pull')) await onTheWay
      return answer
    })
    const data = await connected('host')
    const told = { kind: 'passing-by', rev: '000000005.000.host', by: 'host', audience: 'curious' } as const
    await data.save('visits', aVisit('v', told))
    await until(() => data.sync.waiting === 0)
    const mine = await held(data, 'v')
    expect(mine).toMatchObject({ audience: 'curious' })
    const shown: unknown[] = []
    const looking = data
      .records('visits')
      .findOne('v')
      .$.subscribe((visit) => shown.push(visit?.rev))
    arrives()
    server.write('visits', aVisit('later'))
    await until(() => held(data, 'later'))
    expect(await held(data, 'v')).toEqual(mine)
    expect(new Set(shown)).toEqual(new Set([mine!.rev]))
    looking.unsubscribe()
  })

  it('shows no earlier state of a record that left, once it comes back into sight', async () => {
    const { server } = site
    server.write('visits', aVisit('v', { kind: 'passing-by', rev: '000000005.000.server' }))
    const data = await connected('host')
    await until(() => held(data, 'v'))
    server.write('visits', { id: 'v', _deleted: true } as never)
    await until(async () => (await held(data, 'v')) === null)
    server.write('visits', aVisit('v', { kind: 'passing-by', rev: '000000001.000.server' }))
    server.write('visits', aVisit('later'))
    await until(() => held(data, 'later'))
    expect(await held(data, 'v')).toBeNull()
    server.write('visits', aVisit('v', { kind: 'passing-by', rev: '000000006.000.server' }))
    await until(() => held(data, 'v'))
  })
})

/** A host desk whose last word on visit `v`, that the person left, was refused. */
async function refusedDeparture(): Promise<DeviceData> {
  const data = await connected('host')
  site.server.write('visits', aVisit('v'))
  await until(() => held(data, 'v'))
  site.server.refuses = () => 'forbidden'
  await checkOut(data, 'v')
  await until(() => data.sync.refused.length === 1)
  expect((await held(data, 'v'))?.closing).toBe('left')
  return data
}

async function connected(role: 'kiosk' | 'host'): Promise<DeviceData> {
  const data = await openDevice(role)
  await until(() => data.sync.connected && site.server.requests.includes('sync/pull'))
  return data
}

async function arrive(data: DeviceData): Promise<Visit> {
  const arrived = await checkIn(data, { arrivedBy: 'counter' })
  if (!arrived.ok) throw new Error(arrived.reason)
  return arrived.value
}

async function held(data: DeviceData, id: string): Promise<Visit | null> {
  const document = await data.records('visits').findOne(id).exec()
  return document ? (document.toJSON() as Visit) : null
}
