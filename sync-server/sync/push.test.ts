import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnyRecord } from '../../domain/record/record.ts'
import { leaseId, slotBookingId } from '../../domain/seats/seat-lease.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { RefusedLine } from '../../domain/contract/refused-rows.ts'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { RESTORED_AT, writeSetting } from '../settings.ts'
import { createSite } from '../sites/create-site.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { pushAs } from '../testing/push-as.ts'
import { sealTo } from '../testing/seal-to.ts'
import { START } from '../testing/start.ts'
import { visitors } from './intakes/visitors.ts'
import { keepAny, keepRecord } from './keep-record.ts'
import { KEPT_OF_DEVICE, keepRefusedRow, listRefusedRows } from './refused-rows.ts'

let parts: ServerParts
let site: Site
let now = START
beforeEach(async () => {
  now = START
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
  site = await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await parts.store.close()
})

const scopeOf = (role: DeviceRole): Scope => ({ deviceId: `the-${role}`, siteId: 'brest', role })
const head = (id: string, by = 'the-host') => ({
  ...{ id, siteId: 'brest', rev: nextRevision(undefined, START, by), at: START, by, mark: 'K7QF3M2X9' },
})
const rowOf = (collection: CollectionName, record: AnyRecord, assumedRev: string | null = null): PushRow => ({
  ...{ collection, id: record.id, document: record, assumedRev },
})
async function push(role: DeviceRole, ...rows: unknown[]): Promise<PushResult[]> {
  return pushAs(parts, scopeOf(role), rows)
}
const outcomes = (results: PushResult[]) => results.map(({ id, outcome }) => [id, outcome])
async function refusedRows(after?: string): Promise<RefusedLine[]> {
  const page = await parts.store.read((view) => listRefusedRows(view, scopeOf('host'), now, after))
  return page.next === undefined ? page.rows : [...page.rows, ...(await refusedRows(page.next))]
}
const stored = (collection: CollectionName, id: string) =>
  parts.store.read((view) => view.document(collection, id, 'brest'))
const posting = (id: string, fields: object = {}) => ({ ...sampleRecord('postings', head(id)), ...fields })

describe('the rows of a push', () => {
  it('give others their turn by what they take, read, judged and written, and not by how many they are', async () => {
    async function turnsWhile(milliseconds: number): Promise<number> {
      const ids = Array.from({ length: 100 }, (_, index) => `p${milliseconds}.${index}`)
      const rows = ids.map((id) => rowOf('postings', posting(id)))
      let at = 0
      vi.spyOn(performance, 'now').mockImplementation(() => (at += milliseconds))
      let turns = 0
      let next = setImmediate(function turn() {
        turns += 1
        next = setImmediate(turn)
      })
      const results = await push('host', ...rows)
      expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true)
      clearImmediate(next)
      return turns
    }
    const quick = await turnsWhile(0)
    // Each row takes ten milliseconds to judge, and ten to write.
    expect((await turnsWhile(10)) - quick).toBeGreaterThan(200)
  })

  it('are answered each at its own place, in whatever order they were taken', async () => {
    const visitor = sampleRecord('visitors', head('P1'))
    const visit = sampleRecord('visits', head('v1'))
    const results = await push(
      ...(['host', rowOf('postings', posting('p1')), rowOf('visitors', visitor)] as const),
      ...[null, rowOf('visits', visit), rowOf('postings', posting('p2', { kind: 'x' }))],
    )
    expect(outcomes(results)).toEqual([
      ...[
        ['p1', 'accepted'],
        ['P1', 'accepted'],
        ['', 'refused'],
        ['v1', 'accepted'],
        ['p2', 'refused'],
      ],
    ])
    expect(results[2]).toEqual({
      ...{ collection: '', id: '', outcome: 'refused', reason: 'invalid', field: 'collection' },
      master: null,
    })
    // The arrival came before the entry of the directory that it makes.
    expect((await stored('visitors', 'P1'))!.record).toMatchObject({ name: 'K7QF3M2X9' })
  })

  it('are all kept together, and none is stopped by one whose rule fails', async () => {
    vi.spyOn(visitors, 'refuses').mockImplementation(() => {
      throw new TypeError('a bug')
    })
    const results = await push(
      ...(['host', rowOf('postings', posting('p1'))] as const),
      ...[rowOf('visitors', sampleRecord('visitors', head('P1'))), rowOf('postings', posting('p2'))],
    )
    expect(outcomes(results)).toEqual([
      ['p1', 'accepted'],
      ['P1', 'refused'],
      ['p2', 'accepted'],
    ])
    expect(results[1]).toMatchObject({ reason: 'invalid', field: 'record', master: null })
    expect(await refusedRows()).toMatchObject([{ recordId: 'P1', field: 'record' }])
  })

  it('are taken parents first: a booking that comes before its session finds it there', async () => {
    const session = parts.seals.sealed('challengeSessions', sampleSession('s1'))
    const booking = { ...sampleRecord('bookings', head('b1', 'the-host')), sessionId: 's1' }
    const results = await push('host', rowOf('bookings', booking), rowOf('challengeSessions', session))
    expect(outcomes(results)).toEqual([
      ['b1', 'accepted'],
      ['s1', 'accepted'],
    ])
    expect((await stored('challengeSessions', 's1'))!.record).toMatchObject({ seal: session.seal })
    // Brought once more by somebody who may not tell all of it: it says nothing new.
    const before = await parts.store.read((view) => view.head('brest'))
    expect(await push('kiosk', rowOf('challengeSessions', session))).toMatchObject([{ outcome: 'accepted' }])
    expect(await parts.store.read((view) => view.head('brest'))).toBe(before)
  })

  it('over a copy that somebody else changed are answered with that copy', async () => {
    await push('host', rowOf('postings', posting('p1')))
    const other = posting('p1', { rev: nextRevision(undefined, START + 5, 'another'), title: 'x' })
    expect(await push('host', rowOf('postings', other))).toMatchObject([
      { collection: 'postings', id: 'p1', outcome: 'conflict', master: { id: 'p1' } },
    ])
  })

  it('of nothing are answered with nothing', async () => {
    expect(await push('host')).toEqual([])
  })

  it('said in one push of one record are each judged over the other', async () => {
    const first = sampleRecord('visitors', head('p1'))
    const rev = nextRevision(first.rev, START, 'the-host')
    const later = { ...first, rev, name: 'x' }
    const results = await push('host', rowOf('visitors', first), rowOf('visitors', later, first.rev))
    expect(outcomes(results)).toEqual([
      ['p1', 'accepted'],
      ['p1', 'accepted'],
    ])
    expect((await stored('visitors', 'p1'))!.record).toMatchObject({ rev })
  })
})

describe('a refused row', () => {
  it('is kept for the hosts as it came, with why', async () => {
    const wrong = { ...sampleRecord('visits', head('v1', 'the-kiosk')), name: 'Aïcha' }
    expect(await push('kiosk', rowOf('visits', wrong))).toEqual([
      { collection: 'visits', id: 'v1', outcome: 'refused', reason: 'forbidden-field', master: null },
    ])
    expect(await refusedRows()).toMatchObject([
      { deviceId: 'the-kiosk', recordId: 'v1', reason: 'forbidden-field', body: wrong },
    ])
    expect((await refusedRows())[0]).not.toHaveProperty('field')
  })

  it('that a device only passes on for another is no case for the hosts', async () => {
    const passedOn = { ...sampleRecord('visits', head('v1', 'another-kiosk')), name: 'Aïcha' }
    expect(await push('kiosk', rowOf('visits', passedOn))).toMatchObject([{ reason: 'forbidden-field' }])
    expect(await refusedRows()).toEqual([])
    // What it changed of the server’s own word is its own.
    const servers = { ...sampleRecord('visits', head('v2', 'server')), name: 'Aïcha' }
    await push('kiosk', rowOf('visits', servers))
    expect(await refusedRows()).toMatchObject([{ recordId: 'v2' }])
    // But what the server alone makes, or sold elsewhere, it could only pass on.
    const lease = sampleRecord('seatLeases', head('l1', 'server'))
    expect(await push('kiosk', rowOf('seatLeases', lease))).toMatchObject([{ reason: 'forbidden' }])
    await parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', sampleSession('s1')))
    const foreign = leaseId('s1', 'another-kiosk', 1)
    const booking = {
      ...sampleRecord('bookings', head(slotBookingId(foreign, 0), 'server')),
      sessionId: 's1',
    }
    const seat = { ...booking, leaseId: foreign, slot: 0 }
    expect(await push('kiosk', rowOf('bookings', seat))).toMatchObject([{ field: 'leaseId' }])
    expect(await refusedRows()).toHaveLength(1)
  })

  it('has the oldest of its device go beyond its share, whatever was accepted beside it', async () => {
    const wrong = { ...sampleRecord('visits', head('v1', 'the-kiosk')), name: 'Aïcha' }
    await parts.store.transaction(async (tx) => {
      for (let count = 0; count < KEPT_OF_DEVICE; count++) {
        const row = { collection: 'visits', recordId: `old-${count}`, reason: 'invalid', body: '{}' }
        await keepRefusedRow(tx, scopeOf('kiosk'), row, START - 1)
      }
    })
    const good = sampleRecord('visits', head('v2', 'the-kiosk'))
    const results = await push('kiosk', rowOf('visits', wrong), rowOf('visits', good))
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted'])
    const ids = (await refusedRows()).map(({ recordId }) => recordId)
    expect([ids.length, ids.includes('v1'), ids.includes('old-0')]).toEqual([KEPT_OF_DEVICE, true, false])
    await push('kiosk', rowOf('visits', { ...wrong, id: 'v3' }))
    expect(await refusedRows()).toHaveLength(KEPT_OF_DEVICE)
  })

  it('waits on its device for a week after a restore, where it names what may still come back', async () => {
    const own = { ...sampleRecord('bookings', head('b1', 'the-kiosk')), sessionId: 's9' }
    const foreign = leaseId('s1', 'another-kiosk', 1)
    const seat = { ...own, id: slotBookingId(foreign, 0), sessionId: 's1', leaseId: foreign, slot: 0 }
    const half = { ...own, id: 'b2', slot: 1, sessionId: 's1' }
    const named = { ...sampleRecord('visits', head('v1', 'the-kiosk')), name: 'Aïcha' }
    await parts.store.transaction(async (tx) => {
      await keepRecord(tx, 'challengeSessions', sampleSession('s1'))
      await writeSetting(tx, RESTORED_AT, String(START))
    })
    const later = await push(
      ...(['kiosk', rowOf('bookings', own), rowOf('bookings', seat)] as const),
      ...[rowOf('bookings', { ...seat, by: 'another-kiosk' }), rowOf('bookings', half)],
      rowOf('visits', named),
    )
    expect(later).toMatchObject([
      { outcome: 'later', missing: 'sessionId' },
      { outcome: 'later', missing: 'leaseId' },
      { outcome: 'refused', field: 'leaseId' },
      { outcome: 'refused', field: 'slot' },
      { outcome: 'refused', reason: 'forbidden-field' },
    ])
    expect((await refusedRows()).map(({ recordId }) => recordId).sort()).toEqual(['b2', 'v1'])
    now = START + 7 * 24 * 3_600_000
    expect(await push('kiosk', rowOf('bookings', own))).toMatchObject([{ outcome: 'refused' }])
  })
})

describe('a name that was sealed and cannot be opened', () => {
  it('costs the name, is told to the hosts, and the fact is kept', async () => {
    const visit = { ...sampleRecord('visits', head('v1', 'the-kiosk')), sealedName: 'not.a.jwe' }
    expect(await push('kiosk', rowOf('visits', visit))).toMatchObject([{ outcome: 'accepted' }])
    expect(await refusedRows()).toMatchObject([
      { recordId: 'v1', reason: 'unreadable', field: 'sealedName', deviceId: 'the-kiosk', body: visit },
    ])
    expect((await stored('visits', 'v1'))!.record).not.toHaveProperty('name')
    const opened = { ...visit, id: 'v2', sealedName: await sealTo(site, 'Léa') }
    await push('kiosk', rowOf('visits', opened))
    expect(await refusedRows()).toHaveLength(1)
    expect((await stored('visits', 'v2'))!.record).toMatchObject({ name: 'Léa' })
  })
})

describe('the pictures of somebody who has none', () => {
  const send = async (id: string, fields: object = {}, secret: unknown = [1, 2, 3, 4]) => {
    const sample = sampleRecord('applications', { ...head(id, 'the-kiosk'), employerId: 'bakery', mark: id })
    const application = { ...sample, visitorId: 'P1', ...fields }
    return push('kiosk', {
      ...{ collection: 'applications', id },
      sealed: await sealTo(site, JSON.stringify({ application, secret })),
    })
  }
  const secrets = () =>
    parts.store.read((view) => view.all(view.tables.selectFrom('passSecrets').select('visitorId')))

  it('are theirs from the first words that are accepted, and not from words that are refused', async () => {
    expect(await send('a1', { siteId: 'quimper' })).toMatchObject([{ outcome: 'refused' }])
    expect(await secrets()).toEqual([])
    expect(await send('a2')).toMatchObject([{ outcome: 'accepted' }])
    expect(await secrets()).toEqual([{ visitorId: 'P1' }])
    expect((await stored('applications', 'a2'))!.record).not.toHaveProperty('unverified')
  })

  it('once chosen make of words without them something for a host to look at, once', async () => {
    await send('a1')
    expect(await send('a2', { jobOfferId: 'another' }, [4, 3, 2, 1])).toMatchObject([{ outcome: 'accepted' }])
    expect((await stored('applications', 'a2'))!.record).toMatchObject({ unverified: true })
    // The same words again, with other pictures, change nothing of the first copy.
    await send('a1', {}, [4, 3, 2, 1])
    expect((await stored('applications', 'a1'))!.record).not.toHaveProperty('unverified')
  })
})

describe('the second person of one seat', () => {
  const lease = leaseId('s1', 'the-kiosk', 1)
  const seat = (visitorId: string, fields: object = {}) => ({
    ...sampleRecord('bookings', head(slotBookingId(lease, 0), 'the-kiosk')),
    ...{ sessionId: 's1', leaseId: lease, slot: 0, visitorId },
    ...fields,
  })
  const bookings = () => parts.store.read((view) => view.documents('bookings', { siteId: 'brest' }))

  beforeEach(async () => {
    await parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', sampleSession('s1')))
    await push('kiosk', rowOf('bookings', seat('P1')))
  })

  it('is kept beside the first, told to the hosts once, and told again changes nothing', async () => {
    for (let times = 0; times < 2; times++) {
      expect(await push('kiosk', rowOf('bookings', seat('P2')))).toMatchObject([
        { outcome: 'refused', reason: 'slot-taken', field: 'slot', master: { visitorId: 'P1' } },
      ])
      expect((await bookings()).map(({ record }) => record.visitorId).sort()).toEqual(['P1', 'P2'])
    }
    const before = await parts.store.read((view) => view.head('brest'))
    await push('kiosk', rowOf('bookings', seat('P2')))
    expect(await parts.store.read((view) => view.head('brest'))).toBe(before)
    expect(await refusedRows()).toHaveLength(1)
    const [second] = (await bookings()).filter(({ record }) => record.visitorId === 'P2')
    expect(second!.record).toMatchObject({ by: 'server' })
    // What they say later is joined with what is known of them.
    const cancelled = { id: 'c1', type: 'cancelled', at: START, by: 'x' }
    await push('kiosk', rowOf('bookings', seat('P2', { events: [cancelled] })))
    const [joined] = (await bookings()).filter(({ record }) => record.visitorId === 'P2')
    expect(joined!.record.events.map(({ type }) => type).sort()).toEqual(['cancelled', 'late'])
    expect(joined!.record.rev > second!.record.rev).toBe(true)
  })

  it('does not come back once their booking is gone', async () => {
    await push('kiosk', rowOf('bookings', seat('P2')))
    const [second] = (await bookings()).filter(({ record }) => record.visitorId === 'P2')
    await parts.store.transaction((tx) => keepAny(tx, 'bookings', second!.record, { deleted: true }))
    const cancelled = { id: 'c1', type: 'cancelled', at: START, by: 'x' }
    for (const told of [{}, { events: [cancelled] }]) {
      await push('kiosk', rowOf('bookings', seat('P2', told)))
      expect((await bookings()).map(({ record }) => record.visitorId)).toEqual(['P1'])
    }
  })
})
