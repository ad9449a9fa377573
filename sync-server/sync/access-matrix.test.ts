import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Posting } from '../../domain/postings/posting.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { slotBookingId } from '../../domain/seats/seat-lease.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { PushRow, WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { deviceRoles, type DeviceRole } from '../../domain/sync/scope.ts'
import type { Site } from '../../domain/sites/site.ts'
import { createEmployer } from '../employers/employers.ts'
import { giveMandate } from '../employers/mandates.ts'
import { SAMPLE_SESSION, sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice, type TestStream } from '../testing/test-server.ts'
import { keepAny, keepRecord } from './keep-record.ts'

/**
 * Whose a record is, seen from the device: its own (device or employer), somebody else's at the site, of
 * another site, or of another employer (for hosts: of one that gave no mandate).
 */
const ownerships = ['own', 'same-site', 'other-site', 'other-employer'] as const
type Ownership = (typeof ownerships)[number]
const operations = ['pull', 'stream', 'insert', 'update', 'delete'] as const

const nobody: readonly Ownership[] = []
const own: readonly Ownership[] = ['own']
const site: readonly Ownership[] = ['own', 'same-site', 'other-employer']
const mandated: readonly Ownership[] = ['own', 'same-site']
const every = ownerships

interface Expected {
  see: readonly Ownership[]
  insert: readonly Ownership[]
  update: readonly Ownership[]
  delete: readonly Ownership[]
}
const reads = (see: readonly Ownership[]): Expected => ({
  see,
  insert: nobody,
  update: nobody,
  delete: nobody,
})
const none = reads(nobody)
const writes = (see: readonly Ownership[], both = see): Expected => ({
  see,
  insert: both,
  update: both,
  delete: nobody,
})

/** Written by hand, apart from the table it tests. */
const expected: Record<DeviceRole, Record<CollectionName, Expected>> = {
  kiosk: {
    sites: reads(site),
    challenges: reads(every),
    challengeSessions: reads(site),
    seatLeases: reads(own),
    bookings: writes(site),
    visits: writes(site),
    visitors: none,
    postings: { ...reads(site), insert: site, update: site },
    contactRequests: writes(nobody, site),
    reservations: writes(site),
    profiles: writes(nobody, site),
    dossiers: writes(site),
    employers: reads(every),
    jobOffers: reads(site),
    listedOffers: reads(site),
    applications: writes(nobody, site),
    evaluations: writes(nobody, site),
  },
  host: {
    sites: reads(site),
    challenges: reads(every),
    challengeSessions: { ...reads(site), update: site },
    seatLeases: reads(site),
    bookings: writes(site),
    visits: writes(site),
    visitors: writes(site),
    postings: { ...writes(site), delete: site },
    contactRequests: writes(site),
    reservations: writes(site),
    profiles: none,
    dossiers: none,
    employers: reads(every),
    jobOffers: writes(site),
    listedOffers: none,
    applications: { ...reads(mandated), update: mandated },
    evaluations: writes(site),
  },
  employer: {
    sites: reads(site),
    challenges: reads(every),
    challengeSessions: reads(own),
    seatLeases: none,
    bookings: reads(own),
    visits: none,
    visitors: none,
    postings: reads(site),
    contactRequests: writes(own),
    reservations: none,
    profiles: none,
    dossiers: none,
    employers: reads(every),
    jobOffers: writes(own),
    listedOffers: none,
    applications: { ...reads(own), update: own },
    evaluations: writes(own),
  },
}

/** Collections in which a record may have no employer at all. */
const ownerless = new Set<CollectionName>(['challengeSessions', 'bookings', 'contactRequests', 'evaluations'])

let server: TestServer
let home: Site
const devices = {} as Record<DeviceRole, TestDevice>
const streams = {} as Record<DeviceRole, TestStream>
let cells = 0
let records = 0

beforeAll(async () => {
  server = await TestServer.start()
  home = await server.createSite('brest')
  await server.createSite('quimper')
  await createEmployer(server.parts, 'brest', { name: 'Ours' }, 'emp-own')
  const actor = { employerId: 'emp-own', siteId: 'brest', accountId: 'a', name: 'Anne' }
  await giveMandate(server.parts, actor, { scope: 'all' })
  await createEmployer(server.parts, 'brest', { name: 'Theirs' }, 'emp-other')
  for (const siteId of ['brest', 'quimper']) {
    const head = {
      id: SAMPLE_SESSION,
      siteId,
      rev: nextRevision(undefined, START, 'server'),
      at: START,
      by: 'server',
    }
    const session = sampleRecord('challengeSessions', { ...head, mark: 'The one that is booked' })
    await server.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
  }
  for (const role of deviceRoles) {
    devices[role] = await server.device('brest', role, role === 'employer' ? 'emp-own' : undefined)
    streams[role] = await devices[role].listen()
    await streams[role].next('hello')
  }
})
afterAll(async () => {
  for (const stream of Object.values(streams)) stream.close()
  await server.stop()
})

describe.each(deviceRoles)('a %s device', (role) => {
  describe.each(collectionNames)('and %s', (collection) => {
    it('pulls what it may and gets no trace of the rest', async () => {
      for (const ownership of ownerships) {
        const record = await stored(role, collection, ownership)
        const answer = await devices[role].call('POST', 'sync/pull', {
          collections: { [collection]: { checkpoint: null, limit: 5000 } },
        })
        expect([ownership, answer.text.includes(traceOf(role, record))]).toEqual([
          ownership,
          may('see', ownership),
        ])
        if (!may('see', ownership)) expect(answer.text).not.toContain(record.id)
        cells++
      }
    })

    it('hears on its stream what it may and gets no trace of the rest', async () => {
      for (const ownership of ownerships) {
        // Searching all that was ever heard, each time, takes longer than the rest of the test.
        streams[role].text = ''
        const record = await stored(role, collection, ownership)
        await sentinel(role)
        const heard = streams[role].text
        expect([ownership, heard.includes(traceOf(role, record))]).toEqual([ownership, may('see', ownership)])
        if (!may('see', ownership)) expect(heard).not.toContain(record.id)
        cells++
      }
    })

    it('inserts what it may and nothing else', async () => {
      for (const ownership of ownerships) {
        const record = made(role, collection, ownership)
        const { outcome } = await pushed(role, collection, record, null)
        expect([ownership, outcome]).toEqual([ownership, may('insert', ownership) ? 'accepted' : 'refused'])
        const kept = await inStore(collection, record)
        expect(kept !== null).toBe(may('insert', ownership))
        cells++
      }
    })

    it('updates what it may, and a refusal shows nothing that it may not see', async () => {
      for (const ownership of ownerships) {
        const record = await stored(role, collection, ownership)
        const change = changed(role, collection, record)
        for (const assumedRev of ['another', record.rev]) {
          const { outcome, text } = await pushed(role, collection, change, assumedRev)
          if (!may('update', ownership)) {
            expect([ownership, outcome]).toEqual([ownership, 'refused'])
            expect((await inStore(collection, record))?.rev).toBe(record.rev)
          } else if (assumedRev === record.rev) {
            expect([ownership, outcome]).toEqual([ownership, 'accepted'])
          }
          if (!may('see', ownership)) expect(text).not.toContain(markOf(record))
        }
        cells++
      }
    })

    it('deletes what it may and nothing else', async () => {
      for (const ownership of ownerships) {
        const record = await stored(role, collection, ownership)
        const change = { ...changed(role, collection, record), _deleted: true }
        const { outcome, text } = await pushed(role, collection, change, record.rev)
        expect([ownership, outcome]).toEqual([ownership, may('delete', ownership) ? 'accepted' : 'refused'])
        if (!may('see', ownership)) expect(text).not.toContain(markOf(record))
        const kept = await inStore(collection, record)
        expect(kept !== null).toBe(!may('delete', ownership))
        cells++
      }
    })

    it('is shown by a refusal or a conflict no more than by a pull', async () => {
      for (const ownership of ownerships) {
        const record = await richlyStored(role, collection, ownership)
        const seen = may('see', ownership) ? await pulledAs(role, collection, record.id) : undefined
        for (const claim of claimsOver(role, collection, record)) {
          for (const assumedRev of [null, record.rev]) {
            const { master, text } = await pushed(role, collection, claim, assumedRev)
            if (!seen) expect(text).not.toMatch(/(mark|hidden)-\d+-end/)
            // What the device itself put beside another site's record of that id is its own to read.
            else if (master) expect([ownership, claim, master]).toEqual([ownership, claim, seen])
            expect(await tracesAt('quimper', collection, record)).toEqual([])
            if (expected[role][collection].update.length === 0) {
              expect(await tracesAt('brest', collection, record)).toEqual([])
            }
            if ((await inStore(collection, record))?.rev !== record.rev) {
              await server.parts.store.transaction((tx) => keepAny(tx, collection, record))
            }
          }
        }
      }
    })

    const may = (operation: keyof Expected, ownership: Ownership) =>
      expected[role][collection][operation].includes(ownership)
  })
})

describe('the table of rights', () => {
  it('has no cell that was not tried', () => {
    expect(cells).toBe(deviceRoles.length * collectionNames.length * operations.length * ownerships.length)
  })
})

/** A record as the server could hold it. */
async function stored(
  role: DeviceRole,
  collection: CollectionName,
  ownership: Ownership,
): Promise<AnyRecord> {
  const record = sample(role, collection, ownership, 'server')
  await server.parts.store.transaction((tx) => keepAny(tx, collection, record))
  return record
}

/** A record as the device would make it. */
function made(role: DeviceRole, collection: CollectionName, ownership: Ownership): AnyRecord {
  const record = sample(role, collection, ownership, devices[role].scope.deviceId)
  // Whoever makes a posting at a kiosk leaves its publication to the hosts.
  if (role === 'kiosk' && collection === 'postings') {
    for (const name of ['publishedAt', 'events'] as const) delete (record as Partial<Posting>)[name]
  }
  return record
}

function sample(role: DeviceRole, collection: CollectionName, ownership: Ownership, by: string): AnyRecord {
  const number = ++records
  const siteId = ownership === 'other-site' ? 'quimper' : 'brest'
  const author = ownership === 'own' ? devices[role].scope.deviceId : by
  return sampleRecord(collection, {
    id: `record-${number}-end`,
    siteId: ruleOf(collection).shared ? SHARED_PARTITION : siteId,
    rev: nextRevision(undefined, START, author),
    at: START,
    by: author,
    ...employerIdOf(role, collection, ownership),
    mark: `mark-${number}-end`,
  })
}

function employerIdOf(
  role: DeviceRole,
  collection: CollectionName,
  ownership: Ownership,
): { employerId?: string } {
  if (ownership === 'other-employer') return { employerId: 'emp-other' }
  if (ownership === 'own' || ownership === 'other-site' || role !== 'employer')
    return { employerId: 'emp-own' }
  return ownerless.has(collection) ? {} : { employerId: 'emp-other' }
}

/** The record with a change that this role could make to it. */
function changed(role: DeviceRole, collection: CollectionName, record: AnyRecord): AnyRecord {
  const { deviceId: by } = devices[role].scope
  const next = { ...record, rev: nextRevision(record.rev, START + 1, by), at: START + 1, by }
  if (collection !== 'applications') return next
  const application = next as Application
  const type = role === 'kiosk' ? 'withdrawn' : 'viewed'
  return Object.assign(application, {
    events: [...application.events, { id: `${record.id}.e`, type, at: START + 1, by }],
  })
}

async function pushed(
  role: DeviceRole,
  collection: CollectionName,
  document: WireRecord,
  assumedRev: string | null,
): Promise<{ outcome: string; master?: WireRecord | null; text: string }> {
  const { id } = document
  const isSealed = ruleOf(collection).access[role].sealed === true
  const plain = collection === 'applications' ? { application: document } : document
  const row: PushRow = isSealed
    ? { collection, id, sealed: await sealTo(home, JSON.stringify(plain)) }
    : { collection, id, document, assumedRev }
  const answer = await devices[role].call('POST', 'sync/push', {
    epoch: devices[role].enrolled!.epoch,
    rows: [row],
  })
  const { results } = answer.body as { results: { outcome: string; master?: WireRecord | null }[] }
  return { ...results[0]!, text: answer.text }
}

/** A record with every field that some role may not read, and of bookings one with a seat of the device's lease. */
async function richlyStored(
  role: DeviceRole,
  collection: CollectionName,
  ownership: Ownership,
): Promise<AnyRecord> {
  const record = Object.assign(sample(role, collection, ownership, 'server'), hiddenFields(collection))
  if (collection === 'bookings') {
    const leaseId = `${SAMPLE_SESSION}.${devices[role].scope.deviceId}.1`
    const slot = records % 500
    Object.assign(record, { id: slotBookingId(leaseId, slot), leaseId, slot })
  }
  await server.parts.store.transaction((tx) => keepAny(tx, collection, record))
  return record
}

function hiddenFields(collection: CollectionName): object {
  const hidden = `hidden-${records}-end`
  switch (collection) {
    case 'bookings':
      return { name: hidden, guardianName: hidden, ageBand: 'adult' }
    case 'visits':
      return { name: hidden }
    case 'challengeSessions':
      return { materialNote: hidden, proposedAt: START, validatedAt: START }
    default:
      return {}
  }
}

/** What a device could claim about a record whose id it knows: the site, person or employer of its choice. */
function claimsOver(role: DeviceRole, collection: CollectionName, record: AnyRecord): WireRecord[] {
  const text = JSON.stringify(changed(role, collection, record)).replaceAll(
    /(mark|hidden)-\d+-end/g,
    'claimed',
  )
  const claim = JSON.parse(text) as WireRecord
  const has = (field: string) => field in record
  const changes: object[] = [
    {},
    { siteId: 'brest' },
    { siteId: 'quimper' },
    { _deleted: true },
    ...(has('visitorId') ? [{ siteId: 'brest', visitorId: 'somebody-else' }] : []),
    ...(has('visitorId') ? [{ siteId: 'quimper', visitorId: 'somebody-else' }] : []),
    { siteId: 'brest', employerId: 'emp-own' },
    { siteId: 'brest', employerId: 'emp-other' },
  ]
  return changes.map((change) => ({ ...claim, ...change }))
}

async function pulledAs(
  role: DeviceRole,
  collection: CollectionName,
  id: string,
): Promise<WireRecord | undefined> {
  return (await devices[role].records(collection)).find((record) => record.id === id)
}

/** Records that were made beside this one, under an id that begins with its own. */
async function tracesAt(siteId: string, collection: CollectionName, record: AnyRecord): Promise<string[]> {
  const all = await server.parts.store.read((view) => view.records(collection, { siteId }))
  return all.map(({ id }) => id).filter((id) => id.startsWith(record.id) && id !== record.id)
}

async function inStore(collection: CollectionName, { id, siteId }: AnyRecord): Promise<AnyRecord | null> {
  return (await server.parts.store.read((view) => view.record(collection, id, siteId))) ?? null
}

/** What everybody may see, written after the rest: once it was heard, all before it was heard. */
async function sentinel(role: DeviceRole): Promise<void> {
  const number = ++records
  const record = sampleRecord('challenges', {
    id: `sentinel-${number}`,
    siteId: SHARED_PARTITION,
    rev: nextRevision(undefined, START, 'server'),
    at: START,
    by: 'server',
    mark: `sentinel-${number}-end`,
  })
  await server.parts.store.transaction((tx) => keepRecord(tx, 'challenges', record))
  while (!streams[role].text.includes(markOf(record))) await streams[role].next('documents')
}

function markOf(record: AnyRecord): string {
  return /(mark|sentinel)-\d+-end/.exec(JSON.stringify({ ...record, id: '' }))![0]
}

/** By what a device knows a record again: an employer's holds no pass number, which is where some marks are. */
function traceOf(role: DeviceRole, record: AnyRecord): string {
  const isNumber = (record as { visitorId?: string }).visitorId === markOf(record)
  return role === 'employer' && isNumber ? record.id : markOf(record)
}
