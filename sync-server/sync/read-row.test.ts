import { describe, expect, it } from 'vitest'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { limits } from '../../domain/sync/protocol.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { DAY } from '../../domain/time.ts'
import type { Keyring } from '../sites/keyring.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { readOpened, readRow, type ReadRow, type RowReader, type UnreadableRow } from './read-row.ts'
import { createReceipts } from './receipts.ts'

/** Opens what says so, at its own site. */
const keyring = {
  open: (siteId: string, sealed: string) =>
    Promise.resolve(sealed.startsWith(`${siteId}:`) ? sealed.slice(siteId.length + 1) : null),
} as Keyring
const reader: RowReader = { keyring, receipts: createReceipts('a-secret') }
const scopeOf = (role: DeviceRole): Scope => ({ deviceId: 'd1', siteId: 'brest', role })
const head = (id: string) => ({
  ...{ id, siteId: 'brest', rev: nextRevision(undefined, START, 'd1'), at: START, by: 'd1' },
  mark: 'K7QF3M2X9',
})
const visit = (fields: object = {}) => ({ ...sampleRecord('visits', head('v1')), ...fields })

const read = (row: unknown, role: DeviceRole = 'kiosk'): Promise<ReadRow | UnreadableRow> =>
  readRow(row, scopeOf(role), reader, START)
const readVisit = (fields: object, row: object = {}): Promise<ReadRow | UnreadableRow> =>
  read({ collection: 'visits', id: 'v1', document: visit(fields), assumedRev: null, ...row }, 'host')

describe('a row that is well formed', () => {
  it('is read as the device told it', async () => {
    const document = visit()
    expect(await read({ collection: 'visits', id: 'v1', document, assumedRev: 'x' })).toEqual({
      ...{ collection: 'visits', record: document, deleted: false, sealed: false, assumedRev: 'x' },
      body: JSON.stringify(document),
    })
  })

  it('may know no earlier copy, and may say so by saying nothing', async () => {
    for (const row of [{ assumedRev: null }, { assumedRev: undefined }]) {
      expect(await readVisit({}, row)).toMatchObject({ assumedRev: null })
    }
  })

  it('says that its record is gone beside the record, not in it', async () => {
    const gone = (await readVisit({ _deleted: true })) as ReadRow
    expect([gone.deleted, gone.record]).toEqual([true, visit()])
    expect(await readVisit({ _deleted: false })).toMatchObject({ deleted: false })
  })
})

describe('a row that can never be accepted is named as far as it names itself', () => {
  it.each([
    ['nothing', null, { collection: '', id: '', field: 'collection', body: 'null' }],
    ['no collection', { id: 'v1' }, { collection: '', id: 'v1', field: 'collection' }],
    ['one that does not exist', { collection: 'nothing', id: 'v1' }, { field: 'collection', id: 'v1' }],
    ['one of every object', { collection: 'toString', id: 'v1' }, { field: 'collection' }],
    ['no id', { collection: 'visits', document: {} }, { collection: 'visits', id: '', field: 'id' }],
    ['an id that is a number', { collection: 'visits', id: 7, document: {} }, { id: '', field: 'id' }],
  ])('of %s', async (_what, row, expected) => {
    expect(await read(row)).toMatchObject({ reason: 'invalid', ...expected })
  })

  it('however long its names are', async () => {
    const long = 'x'.repeat(100)
    expect(await read({ collection: long, id: long })).toMatchObject({
      collection: 'x'.repeat(40),
      id: 'x'.repeat(64),
    })
    const document = visit({ id: long })
    expect(await read({ collection: 'visits', id: long, document })).toMatchObject({ id: 'x'.repeat(64) })
  })

  it('and kept as text, also where no text can be made of it', async () => {
    const ring: { self?: unknown } = {}
    ring.self = ring
    expect(await read({ collection: 'nothing', ring })).toMatchObject({ body: '' })
    expect(await read(undefined)).toMatchObject({ body: '' })
    expect(await read({ collection: 'nothing', id: 'x' })).toMatchObject({
      body: '{"collection":"nothing","id":"x"}',
    })
  })
})

describe('what must be sealed', () => {
  const profile = sampleRecord('profiles', head('P1'))
  const sealed = `brest:${JSON.stringify(profile)}`

  it('is opened with the key of its own site', async () => {
    expect(await read({ collection: 'profiles', id: 'P1', sealed })).toMatchObject({
      ...{ record: profile, sealed: true, assumedRev: null },
      body: JSON.stringify(profile),
    })
    const foreign = { collection: 'profiles', id: 'P1', sealed: `quimper:${JSON.stringify(profile)}` }
    expect(await read(foreign)).toEqual({
      ...{ collection: 'profiles', id: 'P1', reason: 'unreadable' },
      body: JSON.stringify(foreign),
    })
  })

  it.each([['not JSON'], ['{']])('and cannot be read once opened is unreadable: %s', async (text) => {
    const row = { collection: 'profiles', id: 'P1', sealed: `brest:${text}` }
    expect(await read(row)).toMatchObject({ reason: 'unreadable' })
  })

  it.each([[7], [null], [{}]])('and is no text is unreadable: %j', async (odd) => {
    expect(await read({ collection: 'profiles', id: 'P1', sealed: odd })).toMatchObject({
      reason: 'unreadable',
    })
  })

  it('comes sealed, and what need not be comes in clear: hosts are shown what was in clear only', async () => {
    expect(await read({ collection: 'profiles', id: 'P1', document: profile })).toEqual({
      ...{ collection: 'profiles', id: 'P1', reason: 'forbidden', body: JSON.stringify(profile) },
    })
    expect(
      await read({ collection: 'visits', id: 'v1', sealed: `brest:${JSON.stringify(visit())}` }),
    ).toEqual({ ...{ collection: 'visits', id: 'v1', reason: 'forbidden', body: '' } })
  })

  it('brings the four pictures of the person with it, of which nothing else is one', async () => {
    const application = sampleRecord('applications', head('a1'))
    const send = (secret: unknown) =>
      read({
        ...{ collection: 'applications', id: 'a1' },
        sealed: `brest:${JSON.stringify({ application, secret })}`,
      })
    expect(await send([1, 5, 9, 11])).toMatchObject({ secret: [1, 5, 9, 11], record: application })
    for (const odd of [[1, 5, 9], [1, 5, 9, 12], 'abcd', undefined]) {
      expect(await send(odd)).not.toHaveProperty('secret')
    }
    const voice = sampleRecord('evaluations', { ...head('b1'), employerId: 'bakery' })
    const told = { evaluation: voice, secret: [0, 0, 0, 0] }
    const row = { collection: 'evaluations', id: voice.id, sealed: `brest:${JSON.stringify(told)}` }
    expect(await read(row)).toMatchObject({ secret: [0, 0, 0, 0], record: voice })
    // As an older kiosk sends it: the record and nothing beside it.
    expect(await read({ ...row, sealed: `brest:${JSON.stringify(voice)}` })).toMatchObject({ record: voice })
  })
})

describe('the record itself', () => {
  it.each<[string, object, string]>([
    ['another id than the row', { id: 'v2' }, 'id'],
    ['a revision that is none', { rev: 'zzz' }, 'rev'],
    ['a revision of another century', { rev: 'zzzzzzzzz.000.x' }, 'rev'],
    ['a field too many', { strength: 'x' }, 'strength'],
    ['a word that is none', { kind: 'flying' }, 'kind'],
    ['a day of no calendar', { day: '2026-02-30' }, 'day'],
    ['gone, perhaps', { _deleted: 'yes' }, '_deleted'],
    ['gone for a number', { _deleted: 1 }, '_deleted'],
  ])('with %s is refused by that field', async (_what, fields, field) => {
    expect(await readVisit(fields)).toMatchObject({
      reason: 'invalid',
      field,
      collection: 'visits',
      id: 'v1',
    })
  })

  it.each([[{}], [7], [false]])(
    'of an earlier copy that is no revision (%j) is refused',
    async (assumedRev) => {
      expect(await readVisit({}, { assumedRev })).toMatchObject({ reason: 'invalid', field: 'assumedRev' })
    },
  )

  it('is as long as a record may be, and not a byte longer', async () => {
    const sizeOf = (size: number) => {
      const bare = JSON.stringify({ pad: '' }).length
      return { pad: 'x'.repeat(size - bare) }
    }
    const told = async (record: object) => {
      const named = { collection: 'visits' as const, id: 'v1', isSealed: false }
      return readOpened(named, { record }, scopeOf('host'), reader, START)
    }
    expect(await told(sizeOf(limits.recordBytes))).not.toMatchObject({ field: 'record' })
    expect(await told(sizeOf(limits.recordBytes + 1))).toMatchObject({ reason: 'invalid', field: 'record' })
    // Letters of several bytes count with all of them.
    expect(await told({ pad: 'é'.repeat(limits.recordBytes / 2) })).toMatchObject({ field: 'record' })
  })

  it('of the server’s own may have grown: a device brings it back whole', async () => {
    const revokedPasses = Array.from({ length: 4900 }, (_, index) => `PASS${10_000_000 + index}`)
    const site = { ...sampleRecord('sites', head('brest')), revokedPasses }
    expect(JSON.stringify(site).length).toBeGreaterThan(limits.recordBytes)
    const row = { collection: 'sites', id: 'brest', document: site, assumedRev: null }
    expect(await read(row)).toMatchObject({ record: site })
    const endless = { ...site, name: 'x'.repeat(limits.bodyBytes / 2) }
    expect(await read({ ...row, document: endless })).toMatchObject({ field: 'record' })
  })

  it('nested without end, or with a name that reaches a prototype, is looked at no further', async () => {
    const deep = JSON.parse('['.repeat(13) + ']'.repeat(13)) as unknown
    expect(await readVisit({ reasons: deep })).toMatchObject({ reason: 'invalid', field: 'record' })
    const poisoned = JSON.parse('{"constructor":1}') as object
    expect(await readVisit(poisoned)).toMatchObject({ reason: 'invalid', field: 'record' })
  })

  it.each([
    ['visitors', 'firstSeenOn'],
    ['visitors', 'lastSeenOn'],
  ] as const)(
    'of %s tells no %s of 1970, nor of after tomorrow',
    async (collection: CollectionName, field) => {
      const record = sampleRecord(collection, head('P1'))
      const send = (day: string) =>
        read({ collection, id: 'P1', document: { ...record, [field]: day }, assumedRev: null }, 'host')
      for (const wrong of ['1970-01-01', '2026-02-30', '2099-01-01']) {
        expect(await send(wrong)).toMatchObject({ reason: 'invalid', field })
      }
      expect(await send('2026-04-01')).not.toHaveProperty('reason')
    },
  )

  it('of a visit is taken with the wrong day of a clock that stood still: the server puts it right', async () => {
    expect(await readVisit({ day: '1970-01-01', arrivedAt: 0 })).not.toHaveProperty('reason')
    expect(await readVisit({ arrivedAt: START + 90 * 365 * DAY })).not.toHaveProperty('reason')
  })

  it('has no field stamped later than itself: it would win over every later change', async () => {
    const record = sampleRecord('visitors', head('P1'))
    const send = (stamps: object) =>
      read({ collection: 'visitors', id: 'P1', document: { ...record, stamps }, assumedRev: null }, 'host')
    expect(await send({ name: record.rev })).not.toHaveProperty('reason')
    expect(await send({ name: `${record.rev}z`, firstSeenOn: '0' })).toMatchObject({ field: 'stamps' })
  })

  it('names no moment that nobody can have meant, but in what the server itself wrote', async () => {
    const far = START + 100 * 365 * DAY
    const posting = { ...sampleRecord('postings', head('p1')), publishedAt: far }
    expect(await read({ collection: 'postings', id: 'p1', document: posting }, 'host')).toMatchObject({
      reason: 'invalid',
      field: 'publishedAt',
    })
    const lease = { ...sampleRecord('seatLeases', head('l1')), expiresAt: far }
    expect(await read({ collection: 'seatLeases', id: 'l1', document: lease })).not.toHaveProperty('reason')
  })

  it('of the server’s own comes back letter by letter', async () => {
    const session = { ...sampleRecord('challengeSessions', head('s1')), title: ' Comptoir\u200b ' }
    const row = { collection: 'challengeSessions', id: 's1', document: session }
    const back = await read(row, 'host')
    expect(back).toMatchObject({ record: session })
    expect(back).not.toHaveProperty('isSanitized')
  })

  it('is cleaned of what nobody sees, and says so', async () => {
    expect(await readVisit({ name: ' Léa\u200b ' })).toMatchObject({
      record: { name: 'Léa' },
      isSanitized: true,
    })
    expect(await readVisit({ name: 'Léa' })).not.toHaveProperty('isSanitized')
  })
})

describe('what is sealed within a record', () => {
  it('is opened: a name as people write it, and a number as passes have it', async () => {
    expect(await readVisit({ sealedName: 'brest:  Léa\u200b ' })).toMatchObject({ openedName: 'Léa' })
    expect(await readVisit({ sealedPass: 'brest:00000000-V' })).toHaveProperty('openedPass')
    const plain = await readVisit({})
    for (const opened of ['openedName', 'openedPass']) expect(plain).not.toHaveProperty(opened)
  })

  it.each(['quimper:Léa', 'brest:\u3164\u200b', 'rien'])(
    'is told when it cannot be: %j',
    async (sealedName) => {
      expect(await readVisit({ sealedName })).toMatchObject({ openedName: null })
    },
  )

  it.each(['quimper:00000000V', 'brest:bonjour', ''])(
    'is no number when it is none: %j',
    async (sealedPass) => {
      expect(await readVisit({ sealedPass })).toMatchObject({ openedPass: null })
    },
  )
})

describe('an application that the server once received', () => {
  const sample = sampleRecord('applications', { ...head('a1'), employerId: 'bakery', mark: 'a1' })
  const send = (document: object) => read({ collection: 'applications', id: 'a1', document }, 'host')
  const received = (application: typeof sample) => ({
    ...application,
    events: application.events.map((event) => reader.receipts.stamp(application, event, START)),
  })

  it('comes back as it was sent: cleaned, its receipt would not be known again', async () => {
    const dirty = received({ ...sample, sent: { name: 'Léa', message: 'Bonjour\u200b' } })
    expect(await send(dirty)).toMatchObject({ record: { sent: dirty.sent }, isSanitized: true })
    const unheard = { ...dirty, events: sample.events }
    expect(await send(unheard)).toMatchObject({ record: { sent: { message: 'Bonjour' } } })
    expect(await send(received(sample))).not.toHaveProperty('isSanitized')
  })

  it('is refused by its form whatever its words', async () => {
    const odd = { ...sample, sent: { name: 'Léa\u200b' }, events: 'none' }
    expect(await send(odd)).toMatchObject({ reason: 'invalid', field: 'events' })
  })
})
