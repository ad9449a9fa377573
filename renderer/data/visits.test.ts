import 'fake-indexeddb/auto'
import { effectScope } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { DAY, MINUTE, parisDay, parisInstant } from '../../domain/time.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { aSite, aVisit } from './testing/records.ts'
import {
  checkIn,
  checkOut,
  checkOutVisitor,
  closeForgottenVisits,
  describeVisit,
  openVisitOf,
  tellUnnamedDeparture,
  watchTodaysVisits,
} from './visits.ts'

const site = useSite()
const PASS = 'K7QF3M2X9'

describe('leaving', () => {
  it('is refused to who is not here', async () => {
    const data = await openDevice('kiosk')
    expect(await checkOut(data, 'nobody')).toEqual({ ok: false, reason: 'not-here' })
    expect(await checkOutVisitor(data, PASS)).toEqual({ ok: false, reason: 'not-here' })
    expect(await describeVisit(data, 'nobody', { audience: 'curious' })).toEqual({
      ok: false,
      reason: 'not-here',
    })
  })

  it('is done once', async () => {
    const data = await openDevice('kiosk')
    const arrived = await checkIn(data, { arrivedBy: 'pass', visitorId: PASS })
    if (!arrived.ok) throw new Error(arrived.reason)
    expect((await checkOutVisitor(data, PASS)).ok).toBe(true)
    expect(await checkOut(data, arrived.value.id)).toEqual({ ok: false, reason: 'already-closed' })
    expect(await checkOutVisitor(data, PASS)).toEqual({ ok: false, reason: 'already-closed' })
    expect(await openVisitOf(data, PASS)).toBeNull()
  })
})

describe('arriving', () => {
  it('twice with one pass is told, and written once', async () => {
    site.server.stop()
    const data = await openDevice('kiosk')
    const first = await checkIn(data, { arrivedBy: 'pass', visitorId: PASS })
    expect(await checkIn(data, { arrivedBy: 'pass', visitorId: PASS })).toEqual({
      ok: false,
      reason: 'already-present',
    })
    expect((await openVisitOf(data, PASS))?.id).toBe(first.ok && first.value.id)
    expect(data.sync.waiting).toBe(1)
  })

  it('again after leaving is a second visit', async () => {
    const data = await openDevice('kiosk')
    await checkIn(data, { arrivedBy: 'pass', visitorId: PASS })
    await checkOutVisitor(data, PASS)
    const second = await checkIn(data, { arrivedBy: 'pass', visitorId: PASS })
    expect(second.ok && second.value.id).toBe(`${PASS}.${parisDay(data.now())}.1`)
  })

  it('keeps what is told afterwards, and a name readable only where hosts are', async () => {
    const data = await openDevice('host')
    const arrived = await checkIn(data, { arrivedBy: 'host', name: 'Nadia' })
    if (!arrived.ok) throw new Error(arrived.reason)
    const described = await describeVisit(data, arrived.value.id, { audience: 'curious', reasons: ['help'] })
    expect(described).toMatchObject({
      ok: true,
      value: { name: 'Nadia', audience: 'curious', reasons: ['help'] },
    })
    const again = await describeVisit(data, arrived.value.id, { reasons: ['rest', 'help'] })
    expect(again).toMatchObject({ ok: true, value: { audience: 'curious', reasons: ['rest', 'help'] } })
    const unsaid = await describeVisit(data, arrived.value.id, { audience: null })
    expect(unsaid.ok && [unsaid.value.audience, unsaid.value.reasons]).toEqual([undefined, ['rest', 'help']])
  })
})

describe('the visits of today', () => {
  it('are followed live, without those of other days, and change at midnight', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    vi.setSystemTime(parisInstant(parisDay(Date.now()), 23, 59))
    const data = await openDevice('host')
    await data.records('visits').insert(aVisit('yesterday', { day: parisDay(data.now() - DAY) }))
    const scope = effectScope()
    const today = scope.run(() => watchTodaysVisits(data))!
    await checkIn(data, { arrivedBy: 'host' })
    await tellUnnamedDeparture(data)
    await until(() => today.value.length === 2)
    await until(() => data.confirmedNow() !== null)
    const midnight = Date.now() + MINUTE
    // A clock that no server confirms takes nobody from the list.
    site.server.now = () => midnight - MINUTE
    vi.setSystemTime(midnight + MINUTE)
    vi.advanceTimersByTime(MINUTE)
    await until(() => data.confirmedNow() === null || parisDay(data.now()) === parisDay(midnight))
    expect(today.value).toHaveLength(2)
    site.server.now = () => Date.now()
    await until(async () => {
      vi.advanceTimersByTime(MINUTE)
      return (await data.confirmTime()) !== null && today.value.length === 0
    })
    scope.stop()
    await checkIn(data, { arrivedBy: 'host' })
    expect(today.value).toEqual([])
    vi.useRealTimers()
  })
})

describe('visits that nobody closed', () => {
  it('stay open while the site is open, and end as unknown without a time of departure', async () => {
    const { site: record } = await aSite({ closesAt: '18:00' })
    site.server.write('sites', record)
    const noon = parisInstant(parisDay(Date.now()), 12)
    const now = vi.spyOn(Date, 'now').mockReturnValue(noon)
    site.server.now = () => Date.now()
    const data = await openDevice('host')
    await until(() => data.records('sites').findOne('mende').exec())
    const arrived = await checkIn(data, { arrivedBy: 'host' })
    if (!arrived.ok) throw new Error(arrived.reason)
    expect(await closeForgottenVisits(data)).toEqual({ ok: true, value: { closed: 0, damaged: [] } })
    now.mockReturnValue(parisInstant(parisDay(noon), 18, 1))
    expect(await closeForgottenVisits(data)).toEqual({ ok: true, value: { closed: 1, damaged: [] } })
    const closed = await data.records('visits').findOne(arrived.value.id).exec(true)
    expect(closed.closing).toBe('unknown')
    expect(closed.leftAt).toBeUndefined()
    expect(await closeForgottenVisits(data)).toEqual({ ok: true, value: { closed: 0, damaged: [] } })
  })

  it('are closed but for one whose record is damaged, which is named', async () => {
    const { site: record } = await aSite({ closesAt: '18:00' })
    site.server.write('sites', record)
    const evening = parisInstant(parisDay(Date.now()), 19)
    vi.spyOn(Date, 'now').mockReturnValue(evening)
    site.server.now = () => evening
    const data = await openDevice('host')
    await until(() => data.records('sites').findOne('mende').exec())
    const day = parisDay(evening)
    for (const id of ['one', 'two']) await data.records('visits').insert(aVisit(id, { day }))
    await data.records('visits').insert(aVisit('bad', { day, name: 'N'.repeat(41) }))
    const told = await closeForgottenVisits(data)
    expect(told).toMatchObject({ ok: true, value: { closed: 2, damaged: [{ id: 'bad' }] } })
    const open = await data
      .records('visits')
      .find({ selector: { closing: { $exists: false } } })
      .exec()
    expect(open.map(({ id }) => id)).toEqual(['bad'])
    expect(
      data.outbox
        .rows()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['one', 'two'])
  })
})
