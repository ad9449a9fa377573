import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import { DAY } from '../../../domain/time.ts'
import { nextRevision } from '../../../domain/sync/revision.ts'
import type { AnyRecord } from '../../../domain/record/record.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import type { Store } from '../../store/store.ts'
import { openMemoryStore } from '../../testing/memory-store.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { sampleSession } from '../../testing/sample-sessions.ts'
import { keepRecord } from '../keep-record.ts'
import { createReceipts } from '../receipts.ts'
import { challengeSessions } from './challenge-sessions.ts'
import type { Incoming } from './intake.ts'
import { intakeOf } from './intakes.ts'
import { jobOffers } from './job-offers.ts'
import { profiles } from './profiles.ts'
import { visitors } from './visitors.ts'

const NOW = 1_000_000
const rev = nextRevision(undefined, NOW, 'd1')
const head = (id: string) => ({ id, siteId: 'brest', rev, at: NOW, by: 'd1', mark: 'mark' })
function row<T extends AnyRecord>(role: DeviceRole, record: T, master?: T): Incoming<T> {
  const scope: Scope = { deviceId: 'd1', siteId: 'brest', role }
  return {
    ...{ scope, pen: { role, deviceId: 'd1' }, record, master, isUnproven: false },
    ...{ receipts: createReceipts('a-secret'), now: NOW, zone: undefined },
  }
}

describe('a profile', () => {
  const profile: CompetenceProfile = sampleRecord('profiles', head('P1'))
  const evidence: CompetenceProfile['evidence'] = [
    {
      ...{ id: '1.organise', proof: 'observed', ability: 'organise', level: 3, serial: '1' },
      ...{ challengeId: 'A01.1', observedOn: '2026-04-13' },
    },
  ]

  it('tells nothing that was observed: the server alone writes it, and keeps what it wrote', () => {
    expect(profiles.sanitize!(row('kiosk', { ...profile, evidence }), undefined)).toEqual(profile)
    const master = { ...profile, evidence }
    const told = profiles.sanitize!(row('kiosk', { ...profile, evidence: [] }, master), undefined)
    expect(told).toEqual(master)
    expect(profiles.sanitize!(row('kiosk', profile, profile), undefined)).not.toHaveProperty('evidence')
  })

  it('tells neither that somebody recommends it nor that a document was seen', () => {
    const recommendations: CompetenceProfile['recommendations'] = [
      { id: 'r', competenceId: 'wood', by: 'host', authorId: 'h', at: 1 },
    ]
    const certificates: CompetenceProfile['certificates'] = [
      { id: 'c', title: 'CACES 1', issuer: 'X', competenceIds: [], seenBy: 'h', at: 1 },
    ]
    const claimed = { ...profile, recommendations, certificates }
    expect(profiles.sanitize!(row('kiosk', claimed), undefined)).toEqual(profile)
    expect(profiles.sanitize!(row('kiosk', profile, claimed), undefined)).toEqual(claimed)
  })

  it('tells anew what is allowed, as its own device; what was said before stays as it was said', () => {
    const given = (id: string, told = {}) =>
      ({ id, purpose: 'hosts', type: 'given', turn: 1, at: 1, by: 'd2', ...told }) as const
    const master = { ...profile, consents: [given('a')] }
    const told = { ...profile, consents: [given('a', { type: 'withdrawn' }), given('b')] }
    expect(profiles.sanitize!(row('kiosk', told, master), undefined).consents).toEqual([
      given('a'),
      given('b', { by: 'd1' }),
    ])
  })

  it('a withdrawal ends what stands when it arrives, also what its kiosk had not heard of', () => {
    const said = (id: string, type: 'given' | 'withdrawn', turn: number, at = NOW) =>
      ({ id, purpose: 'search', type, turn, at, by: 'd1' }) as const
    const master = { ...profile, consents: [said('a', 'given', 3)] }
    const told = { ...profile, consents: [said('b', 'withdrawn', 1)] }
    expect(profiles.sanitize!(row('kiosk', told, master), undefined).consents).toEqual([
      said('a', 'given', 3),
      said('b', 'withdrawn', 3),
    ])
    // A clock that is years off tells no day from which six months are counted.
    const early = { ...profile, consents: [said('c', 'given', 1, 0), said('d', 'given', 1, NOW + 1)] }
    expect(profiles.sanitize!({ ...row('kiosk', early), now: NOW + 100 * DAY }, undefined).consents).toEqual([
      said('c', 'given', 1, NOW + 100 * DAY),
      said('d', 'given', 1, NOW + 100 * DAY),
    ])
  })
})

describe('an entry of the directory', () => {
  const nobodyErased = { erased: new Set<string>(), isRecovering: false }
  it('holds what its desk says as this desk’s word, and what others said as they said it', () => {
    const said = (id: string, by: string) =>
      ({ id, type: 'apart', withId: 'P2', at: NOW, by, host: 'Claire' }) as const
    const visitor = sampleRecord('visitors', head('P1'))
    const told = { ...visitor, pairings: [said('a', 'd1'), said('b', 'd9')] }
    const master = { ...visitor, pairings: [said('a', 'd2')] }
    const by = (facts = nobodyErased) =>
      visitors.sanitize!(row('host', told, master), facts).pairings!.map((one) => one.by)
    expect(by()).toEqual(['d2', 'd1'])
    expect(by({ ...nobodyErased, isRecovering: true })).toEqual(['d2', 'd9'])
    expect(visitors.sanitize!(row('host', told), nobodyErased).pairings!.map((one) => one.by)).toEqual([
      'd1',
      'd1',
    ])
  })

  it('is merged into another, and never into itself', () => {
    const visitor = sampleRecord('visitors', head('P1'))
    const refusal = (mergedInto: string) => {
      const told = { ...visitor, mergedInto }
      return visitors.refuses!(row('host', told), told, nobodyErased)
    }
    expect(refusal('P1')).toEqual({ reason: 'invalid', field: 'mergedInto' })
    expect(refusal('P2')).toBeNull()
    expect(visitors.refuses!(row('host', visitor), visitor, nobodyErased)).toBeNull()
  })
})

describe('an offer', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore()
    for (const [id, siteIds] of [
      ['bakery', ['brest', 'quimper']],
      ['garage', ['quimper']],
    ] as const) {
      const employer = sampleRecord('employers', { ...head(id), siteId: '*' })
      await store.transaction((tx) => keepRecord(tx, 'employers', { ...employer, siteIds: [...siteIds] }))
    }
  })
  afterEach(() => store.close())
  const offer = (employerId: string) => sampleRecord('jobOffers', { ...head('o1'), employerId })
  const factsOf = (record: JobOffer, master?: JobOffer) =>
    store.read((view) => jobOffers.facts!(view, row('host', record, master)))

  it('is of an employer that works with this site, or of one that is not known yet', async () => {
    expect(await factsOf(offer('bakery'))).toEqual({ isElsewhere: false })
    expect(await factsOf(offer('garage'))).toEqual({ isElsewhere: true })
    expect(await factsOf(offer('nobody'))).toEqual({ isElsewhere: false })
  })

  it('of before an agreement ended is still changed, and not given to another employer elsewhere', async () => {
    expect(await factsOf(offer('garage'), offer('garage'))).toEqual({ isElsewhere: false })
    expect(await factsOf(offer('garage'), offer('bakery'))).toEqual({ isElsewhere: true })
  })

  it('of an employer elsewhere is no host’s to write; the employer’s own device writes where it is', () => {
    const told = offer('garage')
    const refusal = (role: DeviceRole, isElsewhere: boolean) =>
      jobOffers.refuses!(row(role, told), told, { isElsewhere })
    expect(refusal('host', true)).toEqual({ reason: 'foreign-employer', field: 'employerId' })
    expect([refusal('host', false), refusal('employer', true)]).toEqual([null, null])
  })
})

describe('a session', () => {
  const started = { id: 'm1', type: 'started' as const, at: 1, by: 'd1' }
  const { isLater, joined } = challengeSessions.comesBack!

  it('keeps each moment as the server heard it first, and takes those it had not heard of', () => {
    const master = sampleSession('s1', { moments: [started] })
    const ended = { id: 'm2', type: 'ended' as const, at: 2, by: 'd1' }
    const told = sampleSession('s1', { moments: [{ ...started, at: 99 }, ended] })
    expect(challengeSessions.sanitize!(row('host', told, master), undefined).moments).toEqual([
      started,
      ended,
    ])
    expect(challengeSessions.sanitize!(row('host', told), undefined).moments).toEqual(told.moments)
  })

  it('comes back over the server’s when its plan is a later one, and joins what was told of the day', () => {
    const [one, two] = [sampleSession('s1', { planRev: 1 }), sampleSession('s1', { planRev: 2 })]
    expect([isLater!(two, one), isLater!(one, two), isLater!(one, one)]).toEqual([true, false, false])
    const both = joined!({ ...one, moments: [started] }, { ...two, title: 'Plus tard' }, NOW)
    expect(both).toMatchObject({ planRev: 2, title: 'Plus tard', moments: [started], by: 'server', at: NOW })
    expect(both.rev > two.rev).toBe(true)
  })
})

describe('an offer', () => {
  const offer: JobOffer = { ...sampleRecord('jobOffers', head('o1')), publishedAt: 1, closedAt: undefined }
  const refused = (told: JobOffer, master?: JobOffer) =>
    jobOffers.refuses!(row('employer', told, master), told, { isElsewhere: false })

  it('is not published with words that the law protects: the field is named, so that a host can mend it', () => {
    const told = { ...offer, description: 'Pas de personne enceinte.' }
    expect(refused(told)).toEqual({ reason: 'protected-words', field: 'description' })
    expect(refused(told, offer)).toEqual({ reason: 'protected-words', field: 'description' })
    expect(refused(told, told)).toBeNull()
    expect(refused(offer)).toBeNull()
  })
})

it('a collection without particular rules has an intake with none', () => {
  expect([intakeOf('listedOffers'), intakeOf('challenges')]).toEqual([{}, {}])
  expect(intakeOf('profiles')).toBe(profiles)
})
