import { describe, expect, it } from 'vitest'
import { bookingEventTypes, type Booking } from '../../../domain/seats/booking.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { createReceipts } from '../receipts.ts'
import { applications } from './applications.ts'
import { bookings } from './bookings.ts'
import { challengeSessions } from './challenge-sessions.ts'
import { employers } from './employers.ts'
import type { Incoming } from './intake.ts'

const NOW = 1_000_000
const receipts = createReceipts('a-secret')
const head = { id: 'x1', siteId: 'brest', rev: '1', at: NOW, by: 'd1', employerId: 'bakery', mark: 'x' }
const application = sampleRecord('applications', head)

const from = <T extends Application | Booking>(role: DeviceRole, record: T, master?: T): Incoming<T> => ({
  scope: { deviceId: 'd1', siteId: 'brest', role, employerId: 'bakery' } as Scope,
  pen: { role, deviceId: 'd1' },
  record,
  master,
  isUnproven: false,
  receipts,
  now: NOW,
  zone: undefined,
})

describe('an application on its way in', () => {
  const isNew = { hasApplied: false }
  const events = (count: number): Application['events'] =>
    Array.from({ length: count }, (_, index) => ({ id: `n${index}`, type: 'viewed', at: NOW, by: 'd1' }))

  it('is refused when one side has told more than leaves room for the other', () => {
    const told = { ...application, events: [...application.events, ...events(200)] }
    expect(applications.refuses!(from('employer', told, application), told, isNew)).toEqual({
      reason: 'too-many-events',
      field: 'events',
    })
    expect(applications.refuses!(from('employer', application), application, isNew)).toBeNull()
  })

  it('is refused when the same person has one that lives, unless nobody knows that it is that person', () => {
    const asked = from('kiosk', application)
    const twice = { reason: 'already-applied', field: 'jobOfferId' }
    expect(applications.refuses!(asked, application, { hasApplied: true })).toEqual(twice)
    const unproven = { ...asked, isUnproven: true }
    expect(applications.refuses!(unproven, application, { hasApplied: true })).toBeNull()
    expect(applications.kept!(unproven, application, isNew)).toMatchObject({ unverified: true })
  })

  it('goes to the employer of its offer and to no other', () => {
    const wrong = { ...isNew, offer: sampleRecord('jobOffers', { ...head, employerId: 'garage' }) }
    expect(applications.refuses!(from('kiosk', application), application, wrong)).toMatchObject({
      field: 'employerId',
    })
  })

  it('tells each event once: of two with one id the first counts', () => {
    const [sent] = application.events
    const twice = { ...application, events: [sent!, { ...sent!, type: 'withdrawn' as const }] }
    const told = applications.sanitize!(from('kiosk', twice), isNew)
    expect(told.events.map(({ type }) => type)).toEqual(['submitted'])
  })

  it('is known again after a restore by the receipt on what was sent, and by nothing else', () => {
    const [sent] = application.events
    const received = { ...application, events: [receipts.stamp(application, sent!, NOW)] }
    expect(applications.wasHere!(received, receipts)).toBe(true)
    expect(applications.wasHere!(application, receipts)).toBe(false)
    // Whatever was told of it since, and not by what was told since.
    const viewed = events(1)[0]!
    expect(applications.wasHere!({ ...received, events: [...received.events, viewed] }, receipts)).toBe(true)
    const onlyViewed = { ...application, events: [receipts.stamp(application, viewed, NOW)] }
    expect(applications.wasHere!(onlyViewed, receipts)).toBe(false)
    const other = { ...received, sent: { name: 'Somebody' } }
    expect(applications.wasHere!(other, receipts)).toBe(false)
  })
})

describe('a booking on its way in', () => {
  const booking = sampleRecord('bookings', head)
  const facts = { session: undefined, lease: undefined }
  /** Who tells what, written down a second time. */
  const visitorTells = ['cancelled', 'change-kept', 'offer-accepted', 'offer-declined']
  const hostTells = [
    ...visitorTells,
    'absent',
    'attended',
    'declined',
    'excused',
    'guardian-agreed',
    'left',
    'unsaid',
    'walked-in',
  ]

  it.each([
    ['kiosk', visitorTells],
    ['host', hostTells],
    ['employer', []],
  ] as const)('tells at a %s device nothing that is another’s to tell', (role, allowed) => {
    const events = bookingEventTypes.map((type) => ({ id: type, type, at: NOW, by: 'claimed' }))
    const told = bookings.sanitize!(from(role, { ...booking, events }), facts)
    expect(told.events.map(({ type }) => type).sort()).toEqual([...allowed].sort())
    expect(told.events.every(({ by }) => by === 'd1')).toBe(true)
  })
})

describe('what comes back after a restore', () => {
  it('of a session is told whole by hosts alone: a kiosk’s copy says nothing of the day', () => {
    const { isToldWholeBy, withoutUntold } = challengeSessions.comesBack!
    expect((['kiosk', 'host', 'employer'] as const).map((role) => isToldWholeBy!(role))).toEqual([
      false,
      true,
      false,
    ])
    const moments = [{ id: 'm', type: 'started' as const, at: NOW, by: 'd1' }]
    const session = { ...sampleRecord('challengeSessions', head), moments }
    expect(withoutUntold!(session).moments).toEqual([])
  })

  it('of an employer has its score counted anew', async () => {
    const store = await openMemoryStore()
    const employer = sampleRecord('employers', { ...head, id: 'bakery', siteId: '*' })
    await store.transaction((tx) => employers.comesBack!.effects!(tx, employer, 'd1', NOW))
    expect(await store.read((view) => view.dueFollowUps(NOW))).toEqual([
      { kind: 'score', siteId: '*', subject: 'bakery' },
    ])
    await store.close()
  })
})
