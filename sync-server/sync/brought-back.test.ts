import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import type { StoredDocument } from '../store/store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { START } from '../testing/start.ts'
import { broughtBack } from './bring-back.ts'
import type { ReadRow } from './read-row.ts'
import { createSeals } from './seals.ts'

const NOW = START + 1000
const PART = nextRevision(undefined, 0, 'server')
const seals = createSeals('a-secret')
const revAt = (at: number) => nextRevision(undefined, START + at, 'server')
const head = (id: string, at = 0) => ({
  id,
  siteId: 'brest',
  rev: revAt(at),
  at: START,
  by: 'server',
  mark: id,
})
const scopeOf = (role: DeviceRole, more: Partial<Scope> = {}): Scope => ({
  ...{ deviceId: 'd1', siteId: 'brest', role },
  ...more,
})
const moment = { id: 'm1', type: 'locked' as const, at: START, by: 'd1' }
const session = (told: Partial<ChallengeSession> = {}) =>
  seals.sealed('challengeSessions', sampleSession('s1', { moments: [moment], ...told }))
const lease = (at = 0, told: object = {}) =>
  seals.sealed('seatLeases', { ...sampleRecord('seatLeases', head('l1', at)), ...told })
const site = (at: number, told: Partial<Site> = {}) =>
  seals.sealed('sites', { ...sampleRecord('sites', head('brest', at)), ...told })

/** What becomes of a copy of the server's own that a device brings back, over what the server holds. */
function bring(
  collection: CollectionName,
  record: AnyRecord,
  {
    role = 'kiosk',
    master,
    isGone = false,
    ...row
  }: Partial<ReadRow> & {
    role?: DeviceRole | Scope
    master?: AnyRecord
    isGone?: boolean
  } = {},
) {
  const scope = typeof role === 'string' ? scopeOf(role) : role
  const stored = master ? ({ record: master, deleted: isGone } as StoredDocument) : null
  const read = { collection, record, deleted: false, ...row } as ReadRow
  return broughtBack(scope, read, stored, seals, NOW)
}

describe('a row is none of the server’s own', () => {
  it('when it deletes, or is of a collection that devices write', () => {
    expect(bring('seatLeases', lease(), { deleted: true })).toBeNull()
    expect(bring('visits', seals.sealed('visits', sampleRecord('visits', head('v1'))))).toBeNull()
  })

  it('when its seal is not the server’s, or its form is not that of its collection', () => {
    expect(bring('seatLeases', { ...lease(), seats: 9 } as AnyRecord)).toBeNull()
    expect(bring('seatLeases', lease(0, { seats: 'many' }))).toBeNull()
  })

  it('of another site', () => {
    expect(bring('seatLeases', lease(0, { siteId: 'quimper' }))).toBeNull()
    const employer = sampleRecord('employers', { ...head('bakery'), siteId: '*' })
    expect(bring('employers', seals.sealed('employers', employer))).toMatchObject({
      record: { id: 'bakery' },
    })
    expect(bring('employers', seals.sealed('employers', { ...employer, siteId: 'brest' }))).toBeNull()
  })

  it('from a device that may not hold such records, or where nobody has signed in yet', () => {
    expect(bring('seatLeases', lease(), { role: 'employer' })).toBeNull()
    expect(bring('seatLeases', lease(), { role: scopeOf('host', { awaitsSignIn: true }) })).toBeNull()
    expect(bring('seatLeases', lease(), { role: 'host' })).toEqual({ record: lease() })
  })
})

describe('what the server lost', () => {
  it('is taken as it was', () => {
    expect(bring('seatLeases', lease())).toEqual({ record: lease() })
    expect(bring('challengeSessions', session(), { role: 'host' })).toEqual({ record: session() })
  })

  it('of which a kiosk never tells what happened on the day is a part until a host brings the whole', () => {
    expect(bring('challengeSessions', session())).toEqual({
      record: { ...session(), rev: PART, by: 'server', moments: [] },
    })
    const { materialNote: _hidden, ...atKiosk } = session({ materialNote: 'Dix badges' })
    // Also at a desk, a copy without what some devices never receive is a part.
    expect(bring('challengeSessions', atKiosk, { role: 'host' })).toMatchObject({ record: { rev: PART } })
  })

  it('and has only a part of is completed by the whole one, and by no second part', () => {
    const master = { ...session(), rev: PART, moments: [] }
    expect(bring('challengeSessions', session(), { role: 'host', master })).toEqual({ record: session() })
    expect(bring('challengeSessions', session(), { master })).toEqual({})
    // Only a part: a later copy of the same plan is none.
    const whole = session()
    expect(bring('challengeSessions', whole, { role: 'host', master: whole })).toBeNull()
  })

  it('and that was deleted since stays deleted', () => {
    expect(bring('seatLeases', lease(9), { master: lease(), isGone: true })).toEqual({})
  })
})

describe('what the server holds in another state', () => {
  it('gives way to a later one only', () => {
    expect(bring('seatLeases', lease(5), { master: lease(1) })).toEqual({ record: lease(5) })
    expect(bring('seatLeases', lease(1), { master: lease(5) })).toEqual({})
    expect(bring('seatLeases', lease(5), { master: lease(5) })).toEqual({})
  })

  it('of a session is later by its plan, and keeps what was told of the day', () => {
    const other = { ...moment, id: 'm2' }
    const master = session({ planRev: 1, moments: [other] })
    const later = session({ planRev: 2, title: 'Plus tard' })
    const { record } = bring('challengeSessions', later, { role: 'host', master })!
    expect(record).toMatchObject({ planRev: 2, title: 'Plus tard', moments: [moment, other], by: 'server' })
    // What happened on the day is told by a host like any other word.
    expect(bring('challengeSessions', master, { role: 'host', master: later })).toBeNull()
    expect(bring('challengeSessions', master, { master: later })).toEqual({})
  })

  it('of a site is joined with what either alone says was taken back', () => {
    const [old, recent] = [site(1, { revokedPasses: ['A'] }), site(5, { revokedPasses: ['B'] })]
    for (const [record, master] of [
      [old, recent],
      [recent, old],
    ] as const) {
      const back = bring('sites', record, { master })!
      expect(back.record).toMatchObject({ revokedPasses: ['A', 'B'], by: 'server', at: NOW })
      expect(back.record!.rev > recent.rev).toBe(true)
    }
    const same = site(1, { revokedPasses: ['B'] })
    expect(bring('sites', same, { master: recent })).toEqual({})
    expect(bring('sites', recent, { master: same })).toEqual({ record: recent })
  })
})
