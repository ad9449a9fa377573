import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Employer } from '../../domain/hiring/employer.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { viewersOf, keepAny, keepRecord, mandateFacts } from './keep-record.ts'

const NOW = 1_000_000
let store: Store
beforeEach(async () => {
  store = await openMemoryStore()
})
afterEach(() => store.close())

const rev = (at = NOW) => nextRevision(undefined, at, 'server')
const head = (id: string) => ({ id, siteId: 'brest', rev: rev(), at: NOW, by: 'server', mark: 'mark' })
const employer = (id: string, fields: Partial<Employer> = {}): Employer => ({
  ...sampleRecord('employers', { ...head(id), siteId: '*' }),
  ...fields,
})
const mandate = (offerIds?: string[]) => ({
  ...{ siteId: 'brest', givenAt: NOW, accountId: 'a1', givenBy: 'Anne' },
  ...(offerIds ? { scope: 'offers' as const, offerIds } : { scope: 'all' as const }),
})
const application = (id: string, employerId: string) =>
  sampleRecord('applications', { ...head(id), employerId, mark: id })
const keep = (...kept: Parameters<typeof keepAny> extends [unknown, ...infer Rest] ? Rest : never) =>
  store.transaction((tx) => keepAny(tx, ...kept))
const due = () => store.read((view) => view.dueFollowUps(NOW))
const hostKey = async (id: string) =>
  (await store.read((view) => view.document('applications', id, 'brest')))!.viewers.host

describe('a record that is kept', () => {
  it('is visible to whom the table says: by role, by device, by day, by employer', () => {
    const facts = { isMandated: () => false }
    const of = (...[collection, record]: [Parameters<typeof viewersOf>[0], never]) =>
      viewersOf(collection, record, facts)
    expect(of('visits', sampleRecord('visits', { ...head('v1'), at: 0 }) as never)).toEqual({
      kiosk: 'day:1970-01-01',
      host: 'all',
      employer: null,
    })
    expect(of('seatLeases', sampleRecord('seatLeases', { ...head('l1'), by: 'k1' }) as never)).toEqual({
      kiosk: 'k1',
      host: 'all',
      employer: null,
    })
    expect(of('applications', application('a1', 'bakery') as never)).toEqual({
      kiosk: null,
      host: null,
      employer: 'bakery',
    })
  })

  it('of which only the server writes carries its seal, and is answered with it', async () => {
    const lease = sampleRecord('seatLeases', head('l1'))
    const kept = await store.transaction((tx) => keepRecord(tx, 'seatLeases', lease))
    expect(kept).toEqual({ ...lease, seal: expect.any(String) as unknown })
    expect(await store.read((view) => view.record('seatLeases', 'l1', 'brest'))).toEqual(kept)
    const visit = sampleRecord('visits', head('v1'))
    expect(await store.transaction((tx) => keepRecord(tx, 'visits', visit))).toEqual(visit)
  })

  it('is there until it is told to be gone, and remembers under which revision it came', async () => {
    const posting = sampleRecord('postings', head('p1'))
    await keep('postings', posting)
    const kept = () => store.read((view) => view.document('postings', 'p1', 'brest'))
    expect(await kept()).toMatchObject({ deleted: false, sourceRev: null })
    await keep('postings', { ...posting, rev: rev(NOW + 1) }, { deleted: true, sourceRev: 'x' })
    expect(await kept()).toMatchObject({ deleted: true, sourceRev: 'x' })
  })

  it.each([
    [
      'challengeSessions',
      's1',
      [
        { kind: 'seats', siteId: 'brest', subject: 's1' },
        { kind: 'hook-news', siteId: 'brest', subject: 'session/s1' },
      ],
    ],
    ['seatLeases', 'l1', [{ kind: 'seats', siteId: 'brest', subject: 'mark' }]],
    ['bookings', 'b1', [{ kind: 'seats', siteId: 'brest', subject: 'session-1' }]],
    [
      'applications',
      'a1',
      [
        { kind: 'score', siteId: '*', subject: 'bakery' },
        { kind: 'reminders', siteId: '*', subject: 'bakery' },
      ],
    ],
    ['jobOffers', 'o1', [{ kind: 'reminders', siteId: '*', subject: 'bakery' }]],
    [
      'postings',
      'p1',
      [
        { kind: 'hook-news', siteId: 'brest', subject: 'posting/p1' },
        { kind: 'photos', siteId: 'brest', subject: 'p1' },
      ],
    ],
  ] as const)('of %s has followed what depends on it', async (collection, id, followUps) => {
    await keep(collection, sampleRecord(collection, { ...head(id), employerId: 'bakery' }))
    expect(await due()).toEqual(followUps)
  })

  it('of a page has what kiosks keep of it followed, where its person ever said a word on that', async () => {
    const page = sampleRecord('profiles', head('v1'))
    const said = (purpose: 'hosts' | 'kiosks') => ({
      ...{ id: purpose, purpose, type: 'withdrawn' as const, turn: 1, at: NOW, by: 'k1' },
    })
    await keep('profiles', page)
    await keep('profiles', { ...page, consents: [said('hosts')] } as never)
    expect(await due()).toEqual([])
    await keep('profiles', { ...page, consents: [said('hosts'), said('kiosks')] } as never)
    expect(await due()).toEqual([{ kind: 'dossiers', siteId: 'brest', subject: page.visitorId }])
  })

  it.each(['visits', 'evaluations'] as const)('of %s has nothing followed', async (collection) => {
    await keep(collection, sampleRecord(collection, head('x1')))
    expect(await due()).toEqual([])
  })
})

describe('a mandate', () => {
  beforeEach(async () => {
    await keep('employers', employer('bakery'))
    await keep('applications', application('a1', 'bakery'))
    await keep('applications', application('a2', 'garage'))
  })

  it('that is given shows the hosts that employer’s applications, and taken back hides them', async () => {
    expect(await hostKey('a1')).toBeNull()
    const before = await store.read((view) => view.head('brest'))
    await keep('employers', employer('bakery', { mandates: [mandate()] }))
    // No other employer's applications are told again.
    expect(await store.read((view) => view.head('brest'))).toBe(before + 1)
    expect([await hostKey('a1'), await hostKey('a2')]).toEqual(['all', null])
    await keep('employers', employer('bakery', { mandates: [{ ...mandate(), withdrawnAt: NOW }] }))
    expect(await hostKey('a1')).toBeNull()
  })

  it('of some offers shows those, and what comes later at once', async () => {
    await keep('employers', employer('bakery', { mandates: [mandate(['another'])] }))
    expect(await hostKey('a1')).toBeNull()
    await keep('employers', employer('bakery', { mandates: [mandate(['offer'])] }))
    await keep('applications', application('a3', 'bakery'))
    expect([await hostKey('a1'), await hostKey('a3')]).toEqual(['all', 'all'])
  })

  it('that stays as it was moves nothing: no device is told the applications again', async () => {
    await keep('employers', employer('bakery', { mandates: [mandate()] }))
    const before = await store.read((view) => view.head('brest'))
    await keep('employers', employer('bakery', { mandates: [mandate()], name: 'Autre nom' }))
    await keep('employers', employer('garage'))
    expect(await store.read((view) => view.head('brest'))).toBe(before)
  })

  it('is looked up for the record that is told and for the one that is held', async () => {
    await keep('employers', employer('garage', { mandates: [mandate()] }))
    const [ours, theirs] = [application('a1', 'bakery'), application('a2', 'garage')]
    const facts = await store.read((view) => mandateFacts(view, 'applications', [ours, undefined, theirs]))
    expect([facts.isMandated(ours), facts.isMandated(theirs)]).toEqual([false, true])
    const unknown = await store.read((view) => mandateFacts(view, 'visits', [theirs]))
    expect(unknown.isMandated(theirs)).toBe(false)
  })
})
