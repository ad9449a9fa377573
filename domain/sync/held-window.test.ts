import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../hiring/application.ts'
import { applicationStatus } from '../hiring/application-status.ts'
import { kept } from '../retention/keeping.ts'
import type { AnyRecord } from '../record/record.ts'
import { DAY, HOUR, siteDay, type Instant } from '../time.ts'
import type { Visit } from '../visits/visit.ts'
import { collectionNames } from './collections.ts'
import { heldUntil, isHeldAt, recentWindow } from './held-window.ts'
import { deviceRoles } from './scope.ts'

const START = Date.parse('2026-04-13T08:00:00Z')
const zones = ['Europe/Paris', 'Pacific/Auckland', 'Pacific/Honolulu'] as const

const visit = (fields: Partial<Visit> = {}): Visit => ({
  ...{ id: 'v1', siteId: 'brest', rev: '1', at: START, by: 'k1' },
  ...{ kind: 'stay', day: '2026-04-13', arrivedAt: START, arrivedBy: 'walk-in', reasons: [] },
  ...fields,
})
const application = (events: readonly Partial<ApplicationEvent>[], at: Instant): Application => ({
  ...{ id: 'a1', siteId: 'brest', rev: '1', at, by: 'e1' },
  ...{ employerId: 'bakery', jobOfferId: 'o1', visitorId: 'p1', sent: {} },
  events: events.map((event, index) => ({ id: `e${index}`, at: START, by: 'e1', ...event })) as never,
})
const isHeld = (collection: 'visits' | 'applications', record: AnyRecord, now: Instant) =>
  isHeldAt(now, heldUntil('host', collection, record))

describe('the window of a host desk', () => {
  it('never closes on somebody who is still noted as here, whatever the years', () => {
    expect(heldUntil('host', 'visits', visit({ kind: 'stay' }))).toBeNull()
    expect(heldUntil('host', 'visits', visit({ kind: 'passing-by' }))).toBeNull()
  })

  it('never closes on an application for which somebody waits', () => {
    for (const open of [
      [],
      [{ type: 'viewed' }],
      [{ type: 'info-requested' }],
      [{ type: 'pursued' }],
    ] as Partial<ApplicationEvent>[][]) {
      expect(
        heldUntil('host', 'applications', application([{ type: 'submitted' }, ...open], START)),
      ).toBeNull()
    }
    // An answer that was taken back in time is none.
    const taken = application(
      [
        { type: 'submitted' },
        { id: 'no', type: 'refused' },
        { type: 'answer-withdrawn', about: 'no', at: START + 1000 },
      ],
      START,
    )
    expect(heldUntil('host', 'applications', taken)).toBeNull()
  })

  it('does not close by what tells no moment', () => {
    const damaged = { ...visit({ closing: 'unknown' }), day: undefined, at: undefined }
    expect(heldUntil('host', 'visits', damaged as never)).toBeNull()
    expect(heldUntil('host', 'visits', visit({ closing: 'left', day: 'nonsense' }))).toBeNull()
  })

  it('counts from the day as well as from the change: a clock that says 1970 hides nothing of today', () => {
    const told = visit({ closing: 'left', at: 1 })
    expect(isHeld('visits', told, START + 91 * DAY)).toBe(true)
    expect(isHeld('visits', told, START + 95 * DAY)).toBe(false)
  })

  it('opens again with a change', () => {
    const old = visit({ closing: 'left', leftAt: START })
    const now = START + 400 * DAY
    expect(isHeld('visits', old, now)).toBe(false)
    expect(isHeld('visits', { ...old, at: now - HOUR }, now)).toBe(true)
  })

  it('is as long as backups are kept, or longer, so that a restored server is told what it lost', () => {
    for (const role of deviceRoles) {
      for (const collection of collectionNames) {
        expect(recentWindow(role, collection)?.days ?? Infinity).toBeGreaterThan(kept.backups / DAY)
      }
    }
  })

  it('is of these collections only; kiosks and employers have none of its kind', () => {
    const windowed = (role: (typeof deviceRoles)[number]) =>
      collectionNames.filter((collection) => recentWindow(role, collection))
    expect(windowed('host')).toEqual(['visits', 'postings', 'reservations', 'applications'])
    expect([...windowed('kiosk'), ...windowed('employer')]).toEqual([])
  })
})

const moment = fc.integer({ min: START - 800 * DAY, max: START + 800 * DAY })

it('holds every visit for three months after its day, wherever the site lies, and lets none stay for much longer', () => {
  fc.assert(
    fc.property(
      moment,
      moment,
      fc.constantFrom(...zones),
      fc.constantFrom('left', 'unknown', undefined),
      (arrivedAt, now, zone, closing) => {
        const told = visit({
          ...{ at: arrivedAt, arrivedAt, day: siteDay(arrivedAt, zone) },
          ...(closing ? { closing } : {}),
        })
        const age = now - arrivedAt
        const held = isHeld('visits', told, now)
        if (closing === undefined || age < 92 * DAY) expect(held).toBe(true)
        else if (age > 96 * DAY) expect(held).toBe(false)
      },
    ),
  )
})

it('holds every application that is not concluded, and the others by their last change', () => {
  const event = fc.record({
    type: fc.constantFrom('viewed', 'info-requested', 'pursued', 'refused', 'hired', 'withdrawn'),
    at: moment,
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), moment, moment, (events, at, now) => {
      const told = application([{ type: 'submitted', at: START - 800 * DAY }, ...(events as never[])], at)
      const { kind } = applicationStatus(told, now)
      const last = Math.max(at, ...events.map((one) => one.at), START - 800 * DAY)
      const isOver = ['refused', 'hired', 'declined', 'withdrawn'].includes(kind)
      expect(isHeld('applications', told, now)).toBe(!isOver || now < last + 92 * DAY)
    }),
  )
})
