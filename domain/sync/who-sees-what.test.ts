import { describe, expect, it } from 'vitest'
import type { EvaluationKind } from '../observation/evaluation.ts'
import type { AnyRecord } from '../record/record.ts'
import { isVisible, projectFor, refuseWrite } from './access.ts'
import type { WriteRefusal } from './collection-rule.ts'
import { collectionNames, ruleOf, type CollectionName } from './collections.ts'
import type { DeviceRole, Scope } from './scope.ts'

/*
 * The rules of trust, written down a second time and apart from the table: from what people were promised, not
 * from what the code does. A field that is added is seen by whoever sees the record, until it is named here.
 */

const scopes: Record<DeviceRole, Scope> = {
  kiosk: { deviceId: 'k1', siteId: 'brest', role: 'kiosk' },
  host: { deviceId: 'h1', siteId: 'brest', role: 'host' },
  employer: { deviceId: 'e1', siteId: 'brest', role: 'employer', employerId: 'bakery' },
}
const TODAY = '2026-04-13'
const mandated = { isMandated: () => true }
const notMandated = { isMandated: () => false }

/** Collections of which nothing ever reaches a device of the role. */
const neverHeld: Record<DeviceRole, CollectionName[]> = {
  // A stolen kiosk names nobody, and holds nothing that a person sent or said.
  kiosk: ['visitors', 'contactRequests', 'profiles', 'applications', 'evaluations'],
  // Offers of other lists are for visitors.
  host: ['profiles', 'dossiers', 'listedOffers'],
  // Who came, and what else they do here, is not an employer's business.
  employer: ['reservations', 'seatLeases', 'visits', 'visitors', 'profiles', 'dossiers', 'listedOffers'],
}

/** Fields that a device of the role never receives of what it holds. */
const neverReceived: Record<DeviceRole, Partial<Record<CollectionName, string[]>>> = {
  kiosk: {
    challengeSessions: ['declinedAt', 'declinedBecause', 'materialNote', 'proposedAt', 'validatedAt'],
    bookings: ['ageBand', 'guardianName', 'name', 'sealedName'],
    visits: ['name', 'sealedName', 'sealedPass'],
    employers: [
      'absenceBefore',
      'contactEmail',
      'contactName',
      'contactPhone',
      'hostNotes',
      'mandates',
      'reciprokPreview',
      'referralsPausedAt',
      'remindersBy',
      'replyAsked',
      'sirenWord',
      'sirenWordBy',
      'siteIds',
      'standIn',
    ],
    // Whose card it is, and what was decided of it, is between its author and the hosts.
    postings: ['authorId', 'events', 'facts', 'keyedBy', 'unverified'],
  },
  host: { bookings: ['sealedName'], visits: ['sealedName', 'sealedPass'] },
  employer: {
    bookings: ['ageBand', 'guardianName', 'sealedName'],
    employers: ['hostNotes', 'sirenWordBy'],
    postings: ['authorId', 'events', 'facts', 'keyedBy', 'unverified'],
  },
}

/** A record with every field that its schema knows. */
function full(collection: CollectionName, fields: object = {}): AnyRecord {
  const { properties } = ruleOf(collection).schema as { properties: object }
  const all = Object.fromEntries(Object.keys(properties).map((name) => [name, `the ${name}`]))
  return { ...all, siteId: ruleOf(collection).shared ? '*' : 'brest', ...fields } as unknown as AnyRecord
}

const sees = (role: DeviceRole, collection: CollectionName, record: AnyRecord, facts = mandated) =>
  isVisible(scopes[role], collection, record, TODAY, facts)

describe.each(['kiosk', 'host', 'employer'] as const)('at a %s device', (role) => {
  it.each(collectionNames)('of %s arrives what may, field by field', (collection) => {
    const isHeld = !neverHeld[role].includes(collection)
    expect(ruleOf(collection).access[role].pull !== null).toBe(isHeld)
    if (!isHeld) return
    // The employer's own card; everybody else's is looked at below.
    const record = full(collection, { id: 'bakery', siteIds: ['brest'] })
    const arrived = Object.keys(projectFor(scopes[role], collection, record))
    const hidden = Object.keys(record).filter((name) => !arrived.includes(name))
    const known = Object.keys((ruleOf(collection).schema as { properties: object }).properties)
    const expected = neverReceived[role][collection] ?? []
    expect(hidden.filter((name) => known.includes(name)).sort()).toEqual(expected)
  })
})

describe('an employer’s card', () => {
  const card = full('employers', { id: 'garage', siteIds: ['quimper'] })
  const missing = (scope: Scope) =>
    Object.keys(card)
      .filter((name) => !(name in projectFor(scope, 'employers', card)))
      .sort()

  it('shows contacts and notes only to hosts of the sites that work with it', () => {
    const between = [
      'contactEmail',
      'contactName',
      'contactPhone',
      'hostNotes',
      'remindersBy',
      'replyAsked',
      'sirenWordBy',
      'standIn',
    ]
    expect(missing(scopes.host)).toEqual(between)
    expect(missing({ ...scopes.host, siteId: 'quimper' })).toEqual([])
  })

  it('shows no other employer its figures of before Monday, its mandates or its contacts', () => {
    expect(missing(scopes.employer)).toEqual([
      'absenceBefore',
      'contactEmail',
      'contactName',
      'contactPhone',
      'hostNotes',
      'mandates',
      'reciprokPreview',
      'remindersBy',
      'replyAsked',
      'sirenWord',
      'sirenWordBy',
      'standIn',
    ])
  })
})

describe('whether its sender was seen', () => {
  const told = (role: DeviceRole, unverified: boolean) =>
    projectFor(scopes[role], 'applications', full('applications', { unverified }))

  it('is told to an employer while it is in doubt, and once it is not, no more than of any other', () => {
    expect(told('employer', true)).toHaveProperty('unverified', true)
    expect(told('employer', false)).not.toHaveProperty('unverified')
    expect(told('host', false)).toHaveProperty('unverified', false)
  })
})

describe('out of sight', () => {
  const draft = (collection: CollectionName, fields: object = {}) => {
    const {
      publishedAt: _never,
      closedAt: _nor,
      ...record
    } = full(collection, fields) as AnyRecord & Record<string, unknown>
    return record as AnyRecord
  }

  it('are, at a kiosk, offers and sessions that nobody published yet, and offers that are closed', () => {
    expect(sees('kiosk', 'jobOffers', draft('jobOffers'))).toBe(false)
    expect(sees('kiosk', 'challengeSessions', draft('challengeSessions'))).toBe(false)
    expect(sees('kiosk', 'postings', draft('postings'))).toBe(false)
    expect(sees('kiosk', 'jobOffers', full('jobOffers'))).toBe(false)
    const open = { ...draft('jobOffers'), publishedAt: 1 } as AnyRecord
    expect(sees('kiosk', 'jobOffers', open)).toBe(true)
    expect(sees('kiosk', 'challengeSessions', full('challengeSessions'))).toBe(true)
  })

  it('are, at a kiosk, the visits of other days and the seats of other kiosks', () => {
    expect(sees('kiosk', 'visits', full('visits', { day: '2026-04-12' }))).toBe(false)
    expect(sees('kiosk', 'visits', full('visits', { day: TODAY }))).toBe(true)
    expect(sees('kiosk', 'seatLeases', full('seatLeases', { deviceId: 'k2' }))).toBe(false)
    expect(sees('kiosk', 'seatLeases', full('seatLeases', { deviceId: 'k1' }))).toBe(true)
  })

  it('are, for hosts, applications to an employer that gave them no mandate', () => {
    expect(sees('host', 'applications', full('applications'), notMandated)).toBe(false)
    expect(sees('host', 'applications', full('applications'), mandated)).toBe(true)
  })

  it.each([
    'challengeSessions',
    'bookings',
    'jobOffers',
    'applications',
    'evaluations',
    'contactRequests',
  ] as const)('are, for an employer, %s of others and of nobody', (collection) => {
    const of = (employerId: string | undefined) => full(collection, { employerId, events: [] })
    expect(sees('employer', collection, of('garage'))).toBe(false)
    expect(sees('employer', collection, of(undefined))).toBe(false)
    expect(sees('employer', collection, of('bakery'))).toBe(true)
  })
})

describe('a write', () => {
  const writes = (
    role: DeviceRole,
    collection: CollectionName,
    fields: object = {},
    master?: AnyRecord,
  ): WriteRefusal | null => {
    const record = full(collection, { employerId: 'bakery', events: [], ...fields })
    return refuseWrite(scopes[role], collection, master ? 'update' : 'insert', record, master, mandated)
  }

  it.each(['sites', 'challenges', 'seatLeases', 'employers'] as const)(
    'of %s is the server’s alone',
    (collection) => {
      for (const role of ['kiosk', 'host', 'employer'] as const) {
        expect(writes(role, collection)).toBe('forbidden')
        expect(writes(role, collection, {}, full(collection))).toBe('forbidden')
      }
    },
  )

  it('of the plan of a session is no desk’s, and none begins one', () => {
    const session = full('challengeSessions', { planRev: 2, moments: [] })
    expect(writes('host', 'challengeSessions')).toBe('forbidden')
    const changed = { ...session, capacity: 99 }
    expect(writes('host', 'challengeSessions', changed, session)).toBe('forbidden-field')
    expect(writes('employer', 'challengeSessions', session, session)).toBe('forbidden')
    expect(writes('kiosk', 'challengeSessions', session, session)).toBe('forbidden')
  })

  it('of what happened on the day is a host’s, also over a plan that changed meanwhile', () => {
    const session = full('challengeSessions', { planRev: 2, moments: [], employerId: 'bakery', events: [] })
    const told = { ...session, moments: [{ id: 'm', type: 'started', at: 1, by: 'h1' }] }
    expect(writes('host', 'challengeSessions', told, session)).toBeNull()
    const before = { ...told, planRev: 1, capacity: 99 }
    expect(writes('host', 'challengeSessions', before, session)).toBeNull()
    const ahead = { ...told, planRev: 3 }
    expect(writes('host', 'challengeSessions', ahead, session)).toBe('forbidden-field')
  })

  it('at a kiosk carries no name that can be read', () => {
    expect(writes('kiosk', 'visits')).toBe('forbidden-field')
    expect(writes('kiosk', 'visits', { name: undefined })).toBeNull()
    expect(writes('kiosk', 'bookings', { name: undefined })).toBe('forbidden-field')
    expect(writes('kiosk', 'bookings', { guardianName: undefined })).toBe('forbidden-field')
    expect(writes('kiosk', 'bookings', { name: undefined, guardianName: undefined })).toBeNull()
  })

  it('of a posting at a kiosk is not published by it', () => {
    const own = ['publishedAt', 'keyedBy', 'unverified', 'photo', 'facts', 'shown']
    const step = { text: 'Venez' }
    const handedIn = { ...Object.fromEntries(own.map((field) => [field, undefined])), steps: [step] }
    expect(writes('kiosk', 'postings', handedIn)).toBeNull()
    for (const field of own)
      expect(writes('kiosk', 'postings', { ...handedIn, [field]: 1 })).toBe('forbidden-field')
    const shown = { ...step, photo: { hash: 'a'.repeat(64), alt: 'Un vélo' } }
    expect(writes('kiosk', 'postings', { ...handedIn, steps: [shown] })).toBe('forbidden-field')
    const published = { id: 'e', type: 'published', at: 1, by: 'k1' }
    expect(writes('kiosk', 'postings', { ...handedIn, events: [published] })).toBe('forbidden-event')
  })

  it('of a booking, of a visit or of the directory is not an employer’s', () => {
    for (const collection of ['bookings', 'visits', 'visitors', 'postings'] as const) {
      expect(writes('employer', collection)).toBe('forbidden')
    }
  })

  const voices: [DeviceRole, EvaluationKind, string, boolean][] = [
    ['employer', 'grid', 'o1', true],
    ['employer', 'debrief', 'employer', true],
    ['employer', 'debrief', 'host', false],
    ['employer', 'review', 'employer', false],
    ['employer', 'review', 'host', false],
    ['host', 'review', 'host', true],
    ['host', 'debrief', 'host', true],
    ['host', 'debrief', 'employer', false],
    ['kiosk', 'self', 'self', true],
    ['kiosk', 'answer', 'self', true],
    ['kiosk', 'grid', 'o1', false],
    ['kiosk', 'debrief', 'host', false],
    ['kiosk', 'review', 'host', false],
  ]
  it.each(voices)('by a %s of the voice %s of %s is its own to make: %s', (role, kind, authorId, isOwn) => {
    expect(writes(role, 'evaluations', { kind, authorId })).toBe(isOwn ? null : 'forbidden')
  })

  it('over a voice that another side wrote is refused, but the person may speak at a kiosk', () => {
    const byHost = full('evaluations', {
      kind: 'grid',
      authorId: 'o1',
      employerId: 'bakery',
      pen: { role: 'host' },
    })
    expect(writes('employer', 'evaluations', { kind: 'grid', authorId: 'o1' }, byHost)).toBe('not-your-voice')
    const own = full('evaluations', { kind: 'self', authorId: 'self', pen: { role: 'host' } })
    expect(writes('kiosk', 'evaluations', { kind: 'self', authorId: 'self' }, own)).toBeNull()
  })

  it('of the person’s own answer may come from every side that they speak through', () => {
    const said = full('evaluations', {
      ...{ kind: 'answer', authorId: 'self', employerId: 'bakery', pen: { role: 'kiosk' } },
    })
    for (const role of ['kiosk', 'host', 'employer'] as const)
      expect(writes(role, 'evaluations', { kind: 'answer', authorId: 'self' }, said)).toBeNull()
    const self = full('evaluations', {
      ...{ kind: 'self', authorId: 'self', employerId: 'bakery', pen: { role: 'kiosk' } },
    })
    expect(writes('host', 'evaluations', { kind: 'self', authorId: 'self' }, self)).toBe('not-your-voice')
    const own = full('evaluations', { kind: 'review', authorId: 'host', pen: { role: 'host' } })
    expect(writes('host', 'evaluations', { kind: 'review', authorId: 'host' }, own)).toBeNull()
    const unseen = full('evaluations', { kind: 'review', authorId: 'host', pen: undefined })
    expect(writes('host', 'evaluations', { kind: 'review', authorId: 'host' }, unseen)).toBeNull()
  })

  it('of an application that a restored server lost comes back with the server’s own receipts', () => {
    const receipt = 'x'
    const sent = { id: 's', type: 'submitted', at: 1, by: 'k1', receipt }
    const withdrawn = { id: 'w', type: 'withdrawn', at: 2, by: 'k1', receipt }
    const { receipt: _none, ...forged } = withdrawn
    for (const role of ['host', 'employer'] as const) {
      expect(writes(role, 'applications', { events: [sent, withdrawn] })).toBeNull()
      expect(writes(role, 'applications', { events: [sent, forged] })).toBe('forbidden-event')
      expect(writes(role, 'applications', { events: [withdrawn] })).toBe('forbidden')
      const { receipt: _neither, ...unsent } = sent
      expect(writes(role, 'applications', { events: [unsent] })).toBe('forbidden')
    }
  })

  it('at a kiosk tells what the candidate tells, and no answer', () => {
    const sent = { id: 's', type: 'submitted', at: 1, by: 'k1' }
    const answered = { id: 'a', type: 'refused', at: 2, by: 'e1' }
    expect(writes('kiosk', 'applications', { events: [sent] })).toBeNull()
    expect(writes('kiosk', 'applications', { events: [sent, answered] })).toBe('forbidden-event')
    const master = full('applications', { events: [sent, answered] })
    expect(writes('kiosk', 'applications', { events: [sent, answered] }, master)).toBeNull()
  })

  it('of an employer’s desk tells nothing in the name of the candidate, and begins no application', () => {
    const sent = { id: 's', type: 'submitted', at: 1, by: 'k1', receipt: 'x' }
    const master = full('applications', { employerId: 'bakery', events: [sent] })
    const told = (type: string) =>
      writes('employer', 'applications', { events: [sent, { id: 'n', type, at: 2, by: 'e1' }] }, master)
    expect(told('refused')).toBeNull()
    expect(told('withdrawn')).toBe('forbidden-event')
    expect(told('submitted')).toBe('forbidden-event')
    expect(writes('employer', 'applications')).toBe('forbidden')
    expect(writes('host', 'applications')).toBe('forbidden')
  })
})
