import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { ruleOf } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import { addDays, DAY, HOUR, MINUTE, parisDay, parisInstant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { partlyHeld, purgePast, windowed } from './purge.ts'
import type { DeviceData } from './device-data-type.ts'
import { closeDevice, openDevice, until, useSite, wholeDisk } from './testing/device.ts'
import { aBooking, aLease, aSession, aVisit } from './testing/records.ts'
import { checkIn } from './visits.ts'

const site = useSite()

it.each(deviceRoles)('the windows in which a %s holds records are those of the table', (role) => {
  const narrow = partlyHeld(role)
  for (const [window, names] of Object.entries(windowed)) {
    const inTable = narrow.filter((name) => ruleOf(name).access[role].holds === window)
    // A desk holds what it works with whole, or what is recent of it.
    expect([...inTable].sort()).toEqual(role === 'kiosk' ? [...names].sort() : [])
  }
})

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
    const held = async () => (await data.records('visits').find().exec()).map((visit) => visit.id).sort()
    // Nobody knows yet what became of the server, nor what time it is there.
    expect(await held()).toEqual([sent.value.id, unsent.value.id].sort())
    const now = await checkIn(data, { arrivedBy: 'counter' })
    site.server.start()
    site.networkComesBack()
    await until(() => data.sync.waiting === 0)
    expect(site.server.ids('visits')).toHaveLength(3)
    expect(site.server.pushed.some((row) => 'document' in row && row.document._deleted)).toBe(false)
    await closeDevice(data)
    const later = await openDevice('kiosk')
    const heldLater = async () => (await later.records('visits').find().exec()).map((visit) => visit.id)
    await until(async () => (await heldLater()).length === 1)
    expect(await heldLater()).toEqual([now.ok && now.value.id])
    expect(parisDay(later.now())).toBe(parisDay(today))
    expect(await wholeDisk()).toContain(parisDay(today))
  })

  it('and of days that have not come, which a wrong clock wrote, go as well; what may be tomorrow’s stays', async () => {
    const today = parisDay(Date.now())
    for (const days of [1, 2]) {
      site.server.write('visits', aVisit(`in-${days}`, { day: addDays(today, days) }))
    }
    const data = await openDevice('kiosk')
    const held = async () => (await data.records('visits').find().exec()).map(({ id }) => id)
    await until(async () => (await held()).length === 1)
    expect(await held()).toEqual(['in-1'])
    expect(site.server.ids('visits')).toHaveLength(2)
  })

  it('go from a kiosk that slept through the night, once it has heard the server', async () => {
    const today = parisInstant(parisDay(Date.now()), 12)
    vi.spyOn(Date, 'now').mockReturnValue(today - DAY)
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected)
    await checkIn(data, { arrivedBy: 'counter' })
    await until(() => data.sync.waiting === 0)
    site.server.stop()
    await until(() => !data.sync.connected)
    // The time that the machine has run does not go on while it sleeps.
    vi.spyOn(Date, 'now').mockReturnValue(today)
    expect(data.replica.ids('visits')).toHaveLength(1)
    site.server.start()
    site.networkComesBack()
    await until(() => data.replica.ids('visits').length === 0)
    expect(site.server.ids('visits')).toHaveLength(1)
  })

  it('stay where the server tells another day while the old ones go, as does a session that is moved then', async () => {
    const now = parisInstant(parisDay(Date.now()), 12)
    vi.spyOn(Date, 'now').mockReturnValue(now)
    const today = parisDay(now)
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected && data.confirmedNow() !== null)
    const ahead = aVisit('ahead', { day: addDays(today, 5) })
    const over = aSession({ id: 'over', startsAt: now - 10 * DAY, endsAt: now - 9 * DAY })
    const put = (visit: Visit, session: typeof over) =>
      data.replica.transaction('relaxed', (transaction) => {
        transaction.put('visits', visit)
        transaction.put('challengeSessions', session)
      })
    await put(ahead, over)
    const purged = purgePast(data)
    await put({ ...ahead, day: today }, { ...over, startsAt: now + DAY, endsAt: now + DAY + HOUR })
    await purged
    expect([data.replica.ids('visits'), data.replica.ids('challengeSessions')]).toEqual([['ahead'], ['over']])
    await put(ahead, over)
    await purgePast(data)
    expect([data.replica.ids('visits'), data.replica.ids('challengeSessions')]).toEqual([[], []])
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

  it('go within a minute once a disk that was full in the night has room', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    vi.setSystemTime(Date.now() - DAY)
    const data = await openDevice('kiosk')
    await until(() => data.sync.connected)
    await checkIn(data, { arrivedBy: 'counter' })
    await until(() => data.sync.waiting === 0)
    const { put } = IDBObjectStore.prototype
    let failures = 0
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...row: Parameters<typeof put>
    ) {
      if ((row[0] as { key?: string }).key !== 'putAwayBy') return put.apply(this, row)
      failures += 1
      throw new DOMException('The quota is exceeded', 'QuotaExceededError')
    })
    vi.setSystemTime(Date.now() + DAY)
    vi.advanceTimersByTime(HOUR)
    await until(() => failures > 0 && data.sync.disk === 'full')
    full.mockRestore()
    vi.advanceTimersByTime(MINUTE)
    await until(() => data.replica.ids('visits').length === 0)
    await until(() => data.sync.disk === null)
    vi.useRealTimers()
  })

  it('stay on a host desk for three months', async () => {
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

  it('wait for a server that was restored meanwhile, and go once it has them again', async () => {
    const today = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(today - DAY)
    const before = await openDevice('kiosk')
    await until(() => before.sync.connected)
    const sent = await checkIn(before, { arrivedBy: 'counter' })
    if (!sent.ok) throw new Error(sent.reason)
    await until(() => before.sync.waiting === 0)
    await closeDevice(before)
    site.server.restore({})
    vi.spyOn(Date, 'now').mockReturnValue(today)
    const data = await openDevice('kiosk')
    await until(async () => (await data.records('visits').find().exec()).length === 0)
    expect(site.server.read('visits', sent.value.id)).toMatchObject({ id: sent.value.id })
  })

  it('are those of the server’s days: a clock that starts a day ahead takes nothing away', async () => {
    const before = await openDevice('kiosk')
    await until(() => before.sync.connected)
    const sent = await checkIn(before, { arrivedBy: 'counter' })
    if (!sent.ok) throw new Error(sent.reason)
    await until(() => before.sync.waiting === 0)
    await closeDevice(before)
    const today = Date.now()
    site.server.now = () => today
    vi.spyOn(Date, 'now').mockReturnValue(today + DAY)
    const data = await openDevice('kiosk')
    const next = await checkIn(data, { arrivedBy: 'counter' })
    await until(
      () => data.sync.connected && data.sync.waiting === 0 && site.server.ids('visits').length === 2,
    )
    expect(await data.records('visits').findOne(sent.value.id).exec()).not.toBeNull()
    expect(next.ok && (await data.records('visits').findOne(next.value.id).exec())).not.toBeNull()
  })
})

describe('what is no longer recent', () => {
  const longAgo = Date.now() - 200 * DAY
  const held = async (data: DeviceData) =>
    (await data.records('visits').find().exec()).map(({ id }) => id).sort()
  const visitOf = (at: number, fields: Partial<Visit> = {}): Partial<Visit> => ({
    ...{ at, rev: nextRevision(undefined, at, 'kiosk-9'), by: 'kiosk-9', day: parisDay(at), arrivedAt: at },
    ...{ closing: 'left', leftAt: at },
    ...fields,
  })

  it('goes from a host desk, from its disk as well; what is open, unsent or refused stays, and the server keeps all', async () => {
    const { closing: _closing, leftAt: _leftAt, ...open } = visitOf(longAgo)
    site.server.write('visits', aVisit('old-one', visitOf(longAgo)))
    site.server.write('visits', aVisit('recent', visitOf(Date.now() - DAY)))
    site.server.write('visits', aVisit('open', open))
    site.server.refuses = ({ id }) => (id === 'refused' ? 'forbidden' : null)
    const before = await openDevice('host')
    await before.save('visits', aVisit('refused', visitOf(longAgo)))
    await until(() => before.outbox.refusedRow('visits', 'refused'))
    await closeDevice(before)
    const data = await openDevice('host')
    await until(async () => (await held(data)).length === 3)
    expect(await held(data)).toEqual(['open', 'recent', 'refused'])
    await until(async () => !(await wholeDisk()).includes('old-one'))
    expect(site.server.ids('visits')).toContain('old-one')
    expect(site.server.pushed.some((row) => 'document' in row && row.document._deleted)).toBe(false)
  })

  it('stays as long as the server does not have what was written on it here, and what it has goes beside it', async () => {
    const { server } = site
    server.now = () => longAgo
    server.write('visits', aVisit('old-one', visitOf(longAgo)))
    const first = await openDevice('host')
    await until(async () => (await held(first)).length === 1)
    await closeDevice(first)
    server.now = () => Date.now()
    server.troubles.set('sync/push', Array(50).fill({ status: 503, error: 'server-full' }))
    const data = await openDevice('host')
    await data.save('visits', aVisit('unsent', visitOf(longAgo)))
    await until(async () => !(await held(data)).includes('old-one'))
    expect(await held(data)).toEqual(['unsent'])
    server.troubles.clear()
    await closeDevice(data)
    const later = await openDevice('host')
    await until(async () => (await held(later)).length === 0)
    expect(server.ids('visits')).toContain('unsent')
  })

  it('comes back when the hour by which it went was wrong', async () => {
    const today = Date.now()
    site.server.now = () => today
    site.server.write('visits', aVisit('recent', visitOf(today - DAY)))
    const first = await openDevice('host')
    await until(async () => (await held(first)).length === 1)
    await closeDevice(first)
    site.server.now = () => today + 300 * DAY
    const second = await openDevice('host')
    await until(async () => (await held(second)).length === 0)
    await closeDevice(second)
    site.server.now = () => today
    const third = await openDevice('host')
    await until(async () => (await held(third)).length === 1)
  })
})

describe('sessions that ended a day ago', () => {
  it('go from a kiosk with their bookings and settled seats, and the server keeps them', async () => {
    const past = { startsAt: Date.now() - 2 * DAY, endsAt: Date.now() - 2 * DAY + HOUR }
    const { server } = site
    for (const id of ['over', 'unsettled']) server.write('challengeSessions', aSession({ id, ...past }))
    server.write('challengeSessions', aSession({ id: 'coming' }))
    for (const sessionId of ['over', 'unsettled', 'coming']) {
      server.write('bookings', aBooking({ id: `b-${sessionId}`, sessionId, askedAt: past.startsAt }))
    }
    server.write('bookings', aBooking({ id: 'b-withdrawn', sessionId: 'withdrawn' }))
    server.write('seatLeases', aLease({ sessionId: 'over', state: 'settled' }))
    server.write('seatLeases', aLease({ sessionId: 'unsettled', state: 'draining' }))
    const first = await openDevice('kiosk')
    await until(async () => (await first.records('challengeSessions').find().exec()).length >= 2)
    await until(async () => (await first.records('seatLeases').find().exec()).length >= 1)
    await closeDevice(first)

    const data = await openDevice('kiosk')
    const held = async (name: 'bookings' | 'challengeSessions' | 'seatLeases') =>
      (await data.records(name).find().exec()).map(({ id }) => id).sort()
    await until(async () => (await held('challengeSessions')).length === 2)
    expect(await held('challengeSessions')).toEqual(['coming', 'unsettled'])
    expect(await held('bookings')).toEqual(['b-coming'])
    expect(await held('seatLeases')).toEqual([aLease({ sessionId: 'unsettled' }).id])
    expect(server.ids('bookings')).toHaveLength(4)
    expect(server.pushed.some((row) => 'document' in row && row.document._deleted)).toBe(false)
  })

  it('stay as long as the server does not have what was booked in them', async () => {
    const past = { startsAt: Date.now() - 2 * DAY, endsAt: Date.now() - 2 * DAY + HOUR }
    site.server.write('challengeSessions', aSession(past))
    site.server.stop()
    const first = await openDevice('kiosk')
    await first.records('challengeSessions').insert(aSession(past))
    await first.save('bookings', aBooking({ rev: '000000002.000.kiosk' }))
    await closeDevice(first)
    const data = await openDevice('kiosk')
    expect(await data.records('bookings').findOne('b1').exec()).not.toBeNull()
    site.server.start()
    site.networkComesBack()
    await until(async () => (await data.records('bookings').findOne('b1').exec()) === null)
    expect(site.server.ids('bookings')).toEqual(['b1'])
  })
})
