import { beforeAll, describe, expect, it } from 'vitest'
import { addMonths, monthOf } from '../../domain/figures/month.ts'
import type { PeriodReport } from '../../domain/figures/period-report.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { DAY, MINUTE, parisDay, parisInstant, siteClock } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { eraseUncompacted } from '../erasure/erase-person.ts'
import { letGo } from '../retention/let-go.ts'
import { createSite } from '../sites/create-site.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START } from '../testing/start.ts'
import { periodReportOf } from './period-report.ts'

let parts: ServerParts
let siteId: string
const today = parisDay(START)
const period = { from: addMonths(monthOf(today), -11), to: addMonths(monthOf(today), -1) }

beforeAll(async () => {
  parts = await openServerParts(await openMemoryStore(), { now: () => START })
  ;({ siteId } = await seedDemo(parts))
})

const all = async <T extends AnyRecord>(collection: CollectionName): Promise<T[]> =>
  (await parts.store.read((view) => view.records(collection, { siteId }))) as AnyRecord[] as T[]
async function reportOf(asked = period): Promise<PeriodReport> {
  const report = await periodReportOf(parts, siteId, asked)
  if (!report.ok) throw new Error(report.reason)
  return report.value
}
const inPeriod = (day: string) => monthOf(day) >= period.from && monthOf(day) <= period.to

describe('the report of the demo', () => {
  it('is what a naive recount finds: exactly, or between what it says where somebody is hidden', async () => {
    const report = await reportOf()
    const visits = (await all<Visit>('visits')).filter(
      ({ day, kind }) => inPeriod(day) && kind !== 'unnamed-departure',
    )
    expect(visits.length).toBeGreaterThan(1500)
    expect(report.visits.presence.total).toEqual({ least: visits.length, most: visits.length })
    const naive: Record<keyof PeriodReport['visits'], (visit: Visit) => string[]> = {
      presence: ({ kind, closing }) => [
        kind === 'passing-by' ? kind : closing === 'left' ? 'left' : 'unknown-departure',
      ],
      audience: ({ audience = 'untold' }) => [audience],
      prescriber: ({ prescriber = 'untold' }) => [prescriber],
      reason: ({ reasons }) => reasons,
      weekday: ({ day }) => [String(new Date(day).getUTCDay() || 7)],
      hour: ({ arrivedAt }) => [siteClock(arrivedAt).slice(0, 2)],
      card: () => [],
    }
    let exact = 0
    for (const [question, valuesOf] of Object.entries(naive)) {
      const values = visits.flatMap(valuesOf)
      for (const { key, least, most } of report.visits[question as keyof PeriodReport['visits']].cells) {
        if (question === 'card') continue
        const counted = values.filter((value) => value === key).length
        expect([question, key, least <= counted && counted <= most]).toEqual([question, key, true])
        if (least === most) exact++
      }
    }
    expect(exact).toBeGreaterThan(15)
    const minutes = visits.flatMap(({ kind, closing, arrivedAt, leftAt }) =>
      kind === 'stay' && closing === 'left' ? Math.round((leftAt! - arrivedAt) / MINUTE) : [],
    )
    if (report.hours?.months === report.months.length)
      expect(report.hours.least).toBeCloseTo(minutes.reduce((sum, some) => sum + some, 0) / 60, -2)
  })

  it('never says a number of one to four of a month', async () => {
    const { months } = await reportOf()
    for (const { month } of months) {
      const { visits, sessions, attestations, answers } = await reportOf({ from: month, to: month })
      const tables = [...Object.values(visits), sessions.attendance, attestations.observed, answers.answers]
      const told = tables.flatMap(({ total, cells }) => [total, ...cells])
      for (const { least, most } of [...told, attestations.issued, answers.received])
        if (least === most) expect([1, 2, 3, 4]).not.toContain(least)
    }
  })

  it('knows the sessions, the seats, the answers and the labels', async () => {
    const report = await reportOf()
    const sessions = (await all<ChallengeSession>('challengeSessions')).filter(({ startsAt }) =>
      inPeriod(parisDay(startsAt)),
    )
    const held = sessions.filter(({ publishedAt, cancelledAt }) => publishedAt && !cancelledAt)
    expect(report.sessions.kinds.reduce((sum, kind) => sum + kind.held, 0)).toBe(held.length)
    expect(held.length).toBeGreaterThan(0)
    const bookings = (await all<Booking>('bookings')).filter(({ sessionId }) =>
      held.some(({ id }) => id === sessionId),
    )
    const came = bookings.filter((booking) => bookingStatus(booking) === 'attended').length
    const attended = report.sessions.attendance.cells.find(({ key }) => key === 'attended')!
    expect(attended.least <= came && came <= attended.most).toBe(true)
    const applications = await all<Application>('applications')
    const received = applications.filter(({ events, unverified }) => {
      const at = events.find(({ type }) => type === 'submitted')?.receivedAt
      return !unverified && at !== undefined && inPeriod(parisDay(at))
    })
    expect(report.answers.received.least).toBeLessThanOrEqual(received.length)
    expect(report.answers.received.most).toBeGreaterThanOrEqual(received.length)
    expect(report.answers.answers.total.least).toBeGreaterThan(100)
    const { start, end } = report.labels
    expect(Object.values(end!).reduce((sum, some) => sum + some, 0)).toBe(24)
    expect(start).toBeDefined()
  })

  it('is the same once somebody was erased, and once its visits went, but for who came', async () => {
    const { people, ...before } = await reportOf()
    expect(people).toBeDefined()
    const [visit] = (await all<Visit>('visits')).filter(({ day, visitorId }) => visitorId && inPeriod(day))
    await parts.store.transaction((tx) => eraseUncompacted(tx, siteId, visit!.visitorId!, START))
    const { people: _fewer, ...erased } = await reportOf()
    expect(erased.visits).toEqual(before.visits)
    expect(erased.hours).toEqual(before.hours)
    const old = (await all<Visit>('visits')).filter(({ day }) => monthOf(day) === period.from)
    expect(old.length).toBeGreaterThan(50)
    await parts.store.transaction(async (tx) => {
      for (const { id } of old) await letGo(tx, siteId, { kind: 'visit', id, at: START }, START)
    })
    const { people: _still, ...gone } = await reportOf()
    expect(gone.visits).toEqual(before.visits)
    expect(gone.months).toEqual(before.months)
  })

  it('says of months that are old enough that nobody knows any more who came', async () => {
    const later = { ...parts, clock: { now: () => START + 500 * DAY } }
    const report = await periodReportOf(later, siteId, period)
    expect(report.ok && report.value.people).toBeUndefined()
    expect(report.ok && report.value.visits.presence.total.least).toBeGreaterThan(1000)
  })
})

it('a month is one of the site, in its own time zone', async () => {
  const fresh = await openServerParts(await openMemoryStore(), {
    now: () => parisInstant('2026-12-01', 0, 30),
  })
  const site = await createSite(fresh, {
    siteId: 'reunion',
    name: 'Réunion',
    closesAt: '18:00',
    capacity: 10,
  })
  const asked = { from: '2026-11', to: '2026-11' }
  expect((await periodReportOf(fresh, site.id, asked)).ok).toBe(true)
  const west = { ...site, timeZone: 'America/Cayenne' }
  await fresh.store.transaction((tx) => keepRecord(tx, 'sites', west))
  expect(await periodReportOf(fresh, site.id, asked)).toEqual({ ok: false, reason: 'not-over' })
})
