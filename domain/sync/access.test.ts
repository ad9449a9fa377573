import { describe, expect, it } from 'vitest'
import type { Visit } from '../visits/visit.ts'
import type { AnyRecord } from '../record/record.ts'
import {
  viewerKeys,
  isPulledBy,
  isVisible,
  mayPull,
  mayWriteNow,
  mergeAccepted,
  partitionOf,
  projectFor,
  refuseWrite,
} from './access.ts'
import type { ViewerFacts } from './collection-rule.ts'
import { collectionNames, ruleOf } from './collections.ts'
import { deviceRoles, type Scope } from './scope.ts'

const kiosk: Scope = { deviceId: 'k1', siteId: 'brest', role: 'kiosk' }
const host: Scope = { deviceId: 'h1', siteId: 'brest', role: 'host' }
const employer: Scope = { deviceId: 'e1', siteId: 'brest', role: 'employer', employerId: 'bakery' }
const scopes = [kiosk, host, employer]
const nobodyMandated: ViewerFacts = { isMandated: () => false }

const visit: Visit = {
  id: 'v1',
  siteId: 'brest',
  rev: '1',
  at: 1,
  by: 'k1',
  kind: 'stay',
  day: '2026-04-13',
  arrivedAt: 1,
  arrivedBy: 'walk-in',
  reasons: [],
  name: 'Aïcha',
}

describe('what a device may hold', () => {
  it('is nothing of another site, whatever the role and the collection', () => {
    for (const scope of scopes) {
      for (const collection of collectionNames) {
        const record: AnyRecord = { ...visit, siteId: 'quimper' }
        expect(isVisible(scope, collection, record, '2026-04-13', nobodyMandated)).toBe(false)
      }
    }
  })

  it('is, at a kiosk, the visits of its own day only', () => {
    expect(isVisible(kiosk, 'visits', visit, '2026-04-13', nobodyMandated)).toBe(true)
    expect(isVisible(kiosk, 'visits', visit, '2026-04-14', nobodyMandated)).toBe(false)
    expect(viewerKeys(kiosk, '2026-04-14')).toContain('day:2026-04-14')
  })

  it('never has a name at a kiosk, and a kiosk that writes the visit back does not erase it', () => {
    const seen = projectFor(kiosk, 'visits', visit)
    expect(seen).not.toHaveProperty('name')
    const back = { ...seen, rev: '2', closing: 'left', leftAt: 5 } as AnyRecord
    expect(mergeAccepted(kiosk, 'visits', visit, back)).toMatchObject({ name: 'Aïcha', closing: 'left' })
  })

  it('comes from one partition of each collection: its site, or what all sites share', () => {
    const shared = ['challenges', 'employers']
    for (const scope of scopes) {
      for (const collection of collectionNames) {
        expect(partitionOf(collection, scope)).toBe(shared.includes(collection) ? '*' : 'brest')
      }
    }
  })

  it('hides the most when nothing is known of the record, so that a quick look at its text is enough', () => {
    for (const scope of scopes) {
      for (const collection of collectionNames) {
        const { hides } = ruleOf(collection).access[scope.role]
        const widest = new Set(hides?.({} as AnyRecord, scope))
        for (const id of ['bakery', 'other', scope.deviceId]) {
          for (const field of hides?.({ ...visit, id }, scope) ?? []) expect(widest).toContain(field)
        }
      }
    }
  })
})

describe('a desk at which nobody has signed in', () => {
  it('holds what names nobody, and nothing else', () => {
    for (const scope of scopes) {
      const awaiting: Scope = { ...scope, awaitsSignIn: true }
      expect(collectionNames.filter((name) => mayPull(awaiting, name))).toEqual(['sites', 'challenges'])
      expect(isVisible(awaiting, 'challengeSessions', visit, '2026-04-13', nobodyMandated)).toBe(false)
      expect(collectionNames.filter((name) => mayPull(scope, name))).toEqual(
        collectionNames.filter((name) => isPulledBy(scope.role, name)),
      )
    }
  })
})

describe('a desk at which an observer signed in last', () => {
  const observing: Scope = { ...employer, observesOnly: true }
  it('holds sessions and what belongs to them, and no application', () => {
    const held = collectionNames.filter((name) => mayPull(observing, name))
    expect(held.filter((name) => !['sites', 'challenges', 'employers', 'jobOffers'].includes(name))).toEqual([
      'challengeSessions',
      'bookings',
      'evaluations',
    ])
    const ours = { ...visit, employerId: 'bakery', events: [] } as AnyRecord
    expect(isVisible(observing, 'applications', ours, '2026-04-13', nobodyMandated)).toBe(false)
    expect(isVisible(employer, 'applications', ours, '2026-04-13', nobodyMandated)).toBe(true)
  })

  it('writes observations, and nothing else', () => {
    expect(collectionNames.filter((name) => mayWriteNow(observing, name))).toEqual(['evaluations'])
    const ours = { ...visit, employerId: 'bakery' } as AnyRecord
    expect(refuseWrite(observing, 'jobOffers', 'update', ours, ours, nobodyMandated)).toBe('forbidden')
  })
})

it('a record without a field that is hidden arrives as it is', () => {
  const { name: _name, ...nameless } = visit
  expect(projectFor(kiosk, 'visits', nameless as AnyRecord)).toBe(nameless)
  expect(projectFor(host, 'visits', visit)).toBe(visit)
})

it('a device owns what is for all, what bears its own name, and what is of the day', () => {
  expect(viewerKeys(kiosk, '2026-04-13')).toEqual(['all', 'k1', 'day:2026-04-13'])
  expect(viewerKeys(host, '2026-04-13')).toEqual(['all'])
  expect(viewerKeys(employer, '2026-04-13')).toEqual(['all', 'bakery'])
})

it('what an employer’s desk never receives stays when it answers', () => {
  const card = { ...visit, id: 'bakery', name: 'Fournil', hostNotes: 'Appeler le matin' } as AnyRecord
  const seen = projectFor(employer, 'employers', card)
  expect('hostNotes' in seen).toBe(false)
  expect(mergeAccepted(employer, 'employers', card, { ...seen, rev: '2' })).toMatchObject({
    rev: '2',
    hostNotes: 'Appeler le matin',
  })
})

it('a role pulls what it may see, and hosts see what happens at their site', () => {
  expect(collectionNames.filter((name) => !isPulledBy('kiosk', name))).toEqual([
    'visitors',
    'contactRequests',
    'profiles',
    'applications',
    'evaluations',
  ])
  expect(mayPull(employer, 'visits')).toBe(false)
  expect(isVisible(employer, 'visits', visit, '2026-04-13', nobodyMandated)).toBe(false)
  expect(isVisible(host, 'visits', visit, '2026-04-20', nobodyMandated)).toBe(true)
})

it('a kiosk that writes a name does not lose it to the copy of the server', () => {
  const told = { ...visit, rev: '2', name: 'Léo' }
  expect(mergeAccepted(kiosk, 'visits', visit, told)).toMatchObject({ name: 'Léo' })
})

describe('what a device may write', () => {
  it('is what its role writes of that kind, and how', () => {
    const request = { ...visit, visitorId: 'v', events: [] } as AnyRecord
    const may = (scope: Scope, operation: 'insert' | 'update' | 'delete') =>
      refuseWrite(scope, 'contactRequests', operation, request, undefined, nobodyMandated)
    expect([may(kiosk, 'insert'), may(host, 'update'), may(host, 'delete')]).toEqual([
      null,
      null,
      'forbidden',
    ])
    // A new record is nobody's yet: who may see it is no reason to refuse it.
    const posting = { ...visit, stamps: {} } as AnyRecord
    expect(refuseWrite(kiosk, 'postings', 'insert', posting, undefined, nobodyMandated)).toBeNull()
  })

  it('is no session that the server does not hold', () => {
    const session = { ...visit, planRev: 1, moments: [] } as AnyRecord
    expect(refuseWrite(host, 'challengeSessions', 'update', session, undefined, nobodyMandated)).toBe(
      'forbidden',
    )
  })

  it('is never a record of this site over one of another', () => {
    const theirs: AnyRecord = { ...visit, siteId: 'quimper' }
    expect(refuseWrite(host, 'visits', 'update', visit, theirs, nobodyMandated)).toBe('foreign-site')
    expect(refuseWrite(host, 'visits', 'update', visit, visit, nobodyMandated)).toBeNull()
    const ours = { ...visit, employerId: 'bakery' } as AnyRecord
    expect(refuseWrite(employer, 'jobOffers', 'update', ours, ours, nobodyMandated)).toBeNull()
    // What is nobody's was never shown to this desk.
    expect(refuseWrite(employer, 'jobOffers', 'update', ours, visit, nobodyMandated)).toBe('forbidden')
  })

  it('is never what its role may not see at all, when the role sees others of the kind', () => {
    const application = { ...visit, employerId: 'bakery', events: [] } as AnyRecord
    expect(refuseWrite(host, 'applications', 'update', application, application, nobodyMandated)).toBe(
      'forbidden',
    )
    const mandated = { isMandated: () => true }
    expect(refuseWrite(host, 'applications', 'update', application, application, mandated)).toBeNull()
  })

  it('cannot move a record to another site or another employer', () => {
    const moved: AnyRecord = { ...visit, siteId: 'quimper' }
    expect(refuseWrite(host, 'visits', 'update', moved, visit, nobodyMandated)).toBe('foreign-site')
    const ours = { ...visit, employerId: 'bakery' } as AnyRecord
    const theirs = { ...visit, employerId: 'garage' } as AnyRecord
    expect(refuseWrite(employer, 'jobOffers', 'update', theirs, ours, nobodyMandated)).toBe(
      'foreign-employer',
    )
    expect(refuseWrite(employer, 'jobOffers', 'update', ours, theirs, nobodyMandated)).toBe(
      'foreign-employer',
    )
  })

  it('is, at a kiosk, no name in clear and nobody else’s answer', () => {
    expect(refuseWrite(kiosk, 'visits', 'insert', visit, undefined, nobodyMandated)).toBe('forbidden-field')
    const answered = { ...visit, events: [{ id: 'x', type: 'refused', at: 1, by: 'k1' }] } as AnyRecord
    expect(refuseWrite(kiosk, 'applications', 'insert', answered, undefined, nobodyMandated)).toBe(
      'forbidden-event',
    )
  })

  it('is said for every role and collection, and what leaves sealed is never deleted', () => {
    for (const role of deviceRoles) {
      for (const collection of collectionNames) {
        const access = ruleOf(collection).access[role]
        expect(Array.isArray(access.write)).toBe(true)
        if (access.sealed && access.pull) expect(access.write).toEqual(['insert', 'update'])
      }
    }
  })
})
