import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newPosting, readPosting, wishToTalk } from '../../domain/postings/write-posting.ts'
import { proposeTable } from '../../domain/postings/table-words.ts'
import { talkTopics } from '../../domain/postings/talk-topics.ts'
import { slotBookingId } from '../../domain/seats/seat-lease.ts'
import type { SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { addDays, DAY, HOUR, siteDay } from '../../domain/time.ts'
import { saidOfMinor, type SaidOfMinor } from '../../domain/visits/minority.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { minorOfPerson } from '../passes/minor-of-person.ts'
import { sampleRecord, SAMPLE_SESSION } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'
import { keepRecord } from './keep-record.ts'

/** Rows that no screen of ours sends, of people of whom the site knows that they are under 18. */
let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let count = 0
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  count = 0
})
afterEach(() => server.stop())

const today = () => siteDay(server.clock.now())
const entryOf = (id: string) => server.parts.store.read((view) => view.record('visitors', id, 'brest'))
const agesOf = async (id: string) => (await entryOf(id))?.minority?.map(({ band }) => band)
const writer = ({ scope: { siteId, deviceId } }: TestDevice) => ({
  ...{ siteId, deviceId, now: server.clock.now() },
})

/** A row of a kiosk as it would be, with whatever is said otherwise. */
async function send(collection: CollectionName, id: string, fields: object = {}, device = kiosk) {
  server.clock.advance(1)
  const now = server.clock.now()
  const { deviceId } = device.scope
  const head = { id, siteId: 'brest', rev: nextRevision(undefined, now, deviceId), at: now, by: deviceId }
  const sample = sampleRecord(collection, { ...head, employerId: 'bakery', mark: 'x' })
  const document = ('siteId' in fields ? fields : { ...sample, ...fields }) as WireRecord
  const body = collection === 'applications' ? { application: document } : document
  const isOpen = ['visits', 'bookings', 'visitors'].includes(collection) || device === host
  const [result] = await device.push(
    isOpen
      ? { collection, id, document, assumedRev: null }
      : { collection, id, sealed: await sealTo(site, JSON.stringify(body)) },
  )
  return result!.outcome === 'refused' ? result!.reason : result!.outcome
}
const comes = (visitorId: string, told: object = {}) =>
  send('visits', `${visitorId}.${today()}.${++count}`, { visitorId, day: today(), ...told })
/** What a host says of an entry, at a desk. */
async function hostSays(visitorId: string, said: SaidOfMinor) {
  server.clock.advance(1)
  const entry = (await entryOf(visitorId))!
  const told = saidOfMinor(entry, said, { ...writer(host), host: 'Nour' })
  const [result] = await host.push({
    ...{ collection: 'visitors', id: visitorId, document: told, assumedRev: entry.rev },
  })
  return result!.outcome === 'refused' ? result!.reason : result!.outcome
}
const agrees = (visitorId: string, ...acts: ('account' | 'search' | 'board' | 'meet')[]) =>
  hostSays(visitorId, {
    ...{ type: 'agreed', guardian: 'Mme Diallo', acts },
    ...{ on: today(), until: addDays(today(), 30) },
  })

const apply = (visitorId: string) =>
  send('applications', `a${++count}`, {
    visitorId,
    events: [{ id: `s${count}`, type: 'submitted', at: server.clock.now(), by: kiosk.scope.deviceId }],
  })
const page = (visitorId: string, told: object = {}) =>
  send('profiles', visitorId, { visitorId, competences: [], ...told })
const yes = { id: 'yes', purpose: 'search', type: 'given', turn: 1, at: 1, by: 'k', textId: 'search-2' }
function post(authorId: string, device = kiosk) {
  const read = readPosting({ topic: 'can-do', title: 'Je relis une lettre' }, today())
  if (!read.ok) throw new Error(read.reason)
  const id = `p${++count}`
  return send('postings', id, newPosting(read.value, { id, authorId }, writer(device)), device)
}
function wish(visitorId: string) {
  const told = wishToTalk(
    { topic: talkTopics[0], visitorId, name: 'Awa' },
    { id: `w${++count}`, eventId: `we${count}` },
    writer(kiosk),
  )
  if (!told.ok) throw new Error(told.reason)
  return send('contactRequests', told.value.id, told.value)
}

/** Something of the programme, under the name of its kind. */
async function programme(kind: 'table' | 'coffee'): Promise<void> {
  const plan = sampleSession(kind) as SessionOfEvent & { track: unknown; challengeIds: unknown }
  const { track: _track, challengeIds: _ids, ...session } = plan
  const event = { ...session, event: { kind, text: 'On en parle.' } }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', event))
}

describe('somebody under 16', () => {
  beforeEach(() => comes('AWA', { ageBand: 'under-16', ageBandRev: '1' }))

  it('applies to no work and is found by no employer, whoever agreed', async () => {
    await agrees('AWA', 'account', 'search', 'board', 'meet')
    expect(await apply('AWA')).toBe('too-young')
    expect(await page('AWA', { consents: [yes] })).toBe('too-young')
  })

  it('keeps a page, hands in a card and meets somebody once a guardian agreed, each for itself', async () => {
    expect(await page('AWA')).toBe('guardian-needed')
    expect(await post('AWA')).toBe('guardian-needed')
    expect(await post('AWA', host)).toBe('guardian-needed')
    expect(await wish('AWA')).toBe('guardian-needed')
    const asked = { id: 'ask', type: 'asked', at: 1, by: 'k' }
    expect(await send('contactRequests', 'ask', { visitorId: 'AWA', events: [asked] })).toBe(
      'guardian-needed',
    )
    await agrees('AWA', 'board')
    expect(await page('AWA')).toBe('guardian-needed')
    expect(await post('AWA')).toBe('accepted')
    await agrees('AWA', 'account', 'meet')
    expect([await page('AWA'), await wish('AWA')]).toEqual(['accepted', 'accepted'])
    server.clock.advance(31 * DAY)
    expect(await post('AWA')).toBe('guardian-needed')
  })

  it('keeps the row that was refused for the hosts, by its reason', async () => {
    await post('AWA')
    const [row] = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('refusedRows').selectAll()),
    )
    expect(row).toMatchObject({ collection: 'postings', reason: 'guardian-needed' })
  })

  it('books a discovery, and no day of work whatever age the row says', async () => {
    const session = (id: string, track: 'explorer' | 'adventurer') =>
      server.parts.store.transaction((tx) =>
        keepRecord(tx, 'challengeSessions', sampleSession(id, { track, challengeIds: ['X'] })),
      )
    await session(SAMPLE_SESSION, 'adventurer')
    await session('discovery', 'explorer')
    const book = (sessionId: string, told: object = {}) =>
      send('bookings', `b${++count}`, { sessionId, visitorId: 'AWA', events: [], ...told })
    expect(await book(SAMPLE_SESSION)).toBe('too-young')
    expect(await book(SAMPLE_SESSION, { ageBand: 'adult' })).toBe('too-young')
    expect(await book('discovery')).toBe('accepted')
    // Of whom nothing is known the row speaks.
    expect(await book(SAMPLE_SESSION, { visitorId: 'YANN', ageBand: 'under-16' })).toBe('too-young')
    expect(await book(SAMPLE_SESSION, { visitorId: 'YANN', ageBand: 'adult' })).toBe('accepted')
  })

  it('sits at a small table, and proposes one, once a guardian agreed to meetings; at events alone', async () => {
    for (const kind of ['table', 'coffee'] as const) await programme(kind)
    const sit = (sessionId: string, visitorId = 'AWA', device = kiosk) =>
      send('bookings', `b${++count}`, { sessionId, visitorId, events: [] }, device)
    const propose = () => {
      const told = proposeTable(
        { topic: talkTopics[0], startsAt: server.clock.now() + HOUR, visitorId: 'AWA' },
        { id: `t${++count}`, eventId: `te${count}` },
        writer(kiosk),
      )
      if (!told.ok) throw new Error(told.reason)
      return send('contactRequests', told.value.id, told.value)
    }
    expect([await sit('table'), await sit('table', 'AWA', host), await propose()]).toEqual(
      Array(3).fill('guardian-needed'),
    )
    expect([await sit('coffee'), await sit('table', 'YANN')]).toEqual(['accepted', 'accepted'])
    await comes('OLDER', { ageBand: '16-17', ageBandRev: '1' })
    expect(await sit('table', 'OLDER')).toBe('accepted')
    await agrees('AWA', 'board')
    expect(await sit('table')).toBe('guardian-needed')
    await agrees('AWA', 'meet')
    expect([await sit('table'), await sit('table', 'AWA', host), await propose()]).toEqual(
      Array(3).fill('accepted'),
    )
  })

  it('comes second to a chair no more than first', async () => {
    await programme('table')
    const leaseId = `table.${kiosk.scope.deviceId}.1`
    const sit = (visitorId: string) =>
      send('bookings', slotBookingId(leaseId, 1), {
        ...{ sessionId: 'table', visitorId, events: [], leaseId, slot: 1 },
      })
    expect(await sit('YANN')).toBe('accepted')
    expect(await sit('AWA')).toBe('guardian-needed')
    expect(await sit('NINA')).toBe('slot-taken')
  })

  it('is so under another entry of theirs, and for another site not at all', async () => {
    await comes('TWIN')
    const twin = (await entryOf('TWIN'))!
    await server.parts.store.transaction((tx) =>
      keepRecord(tx, 'visitors', { ...twin, mergedInto: 'AWA' } as Visitor),
    )
    expect(await apply('TWIN')).toBe('too-young')
    expect(await apply('YANN')).toBe('accepted')
  })
})

describe('at 16 and 17', () => {
  it('one applies and hands in cards alone; employers find them once a guardian agreed', async () => {
    await comes('YANN', { ageBand: '16-17', ageBandRev: '1' })
    expect([await apply('YANN'), await post('YANN'), await wish('YANN'), await page('YANN')]).toEqual(
      Array(4).fill('accepted'),
    )
    expect(await page('YANN', { consents: [yes] })).toBe('guardian-needed')
    await agrees('YANN', 'search')
    expect(await page('YANN', { consents: [yes] })).toBe('accepted')
  })

  it('a booking of work says that age, so that the slip is asked for', async () => {
    await comes('YANN', { ageBand: '16-17', ageBandRev: '1' })
    await server.parts.store.transaction((tx) =>
      keepRecord(tx, 'challengeSessions', sampleSession(SAMPLE_SESSION, { challengeIds: ['X'] })),
    )
    await send('bookings', 'b1', { visitorId: 'YANN', events: [], ageBand: 'adult' })
    const booking = await server.parts.store.read((view) => view.record('bookings', 'b1', 'brest'))
    expect(booking).toMatchObject({ ageBand: '16-17' })
  })
})

describe('what is said of an age', () => {
  it('at a kiosk only makes younger: that somebody is older, a host says', async () => {
    await comes('AWA', { ageBand: '16-17', ageBandRev: '1' })
    await comes('AWA', { ageBand: 'under-16', ageBandRev: '1' })
    await comes('AWA', { ageBand: '16-17', ageBandRev: '1' })
    await comes('AWA')
    expect(await agesOf('AWA')).toEqual(['16-17', 'under-16'])
    await hostSays('AWA', { type: 'age', band: 'adult', on: today() })
    expect(await apply('AWA')).toBe('accepted')
  })

  it('is what a host said since, whatever else the visit of that day is told', async () => {
    const said = { visitorId: 'AWA', day: today(), ageBand: 'under-16', ageBandRev: '1' }
    await send('visits', `AWA.${today()}.9`, said)
    await hostSays('AWA', { type: 'age', band: 'adult', on: today() })
    const master = await server.parts.store.read((view) => view.record('visits', `AWA.${today()}.9`, 'brest'))
    server.clock.advance(1)
    const now = server.clock.now()
    const { deviceId } = kiosk.scope
    const next = { ...master!, reasons: ['rest' as const], rev: nextRevision(master!.rev, now, deviceId) }
    await kiosk.push({
      ...{ collection: 'visits', id: next.id, document: { ...next, at: now, by: deviceId } },
      assumedRev: master!.rev,
    })
    const kept = await server.parts.store.read((view) => view.record('visits', next.id, 'brest'))
    expect(kept).toMatchObject({ reasons: ['rest'], ageBand: 'under-16' })
    expect(await agesOf('AWA')).toEqual(['under-16', 'adult'])
  })

  it('leaves the visit as it closes', async () => {
    await comes('AWA', { ageBand: 'under-16', ageBandRev: '1', closing: 'left', leftAt: server.clock.now() })
    const [visit] = await server.parts.store.read((view) => view.records('visits', { siteId: 'brest' }))
    expect(visit).not.toHaveProperty('ageBand')
    expect(await agesOf('AWA')).toEqual(['under-16'])
  })
})

describe('what a guardian agreed to', () => {
  beforeEach(() => comes('AWA', { ageBand: 'under-16', ageBandRev: '1' }))

  it('is noted by hosts alone, holds a year at most, and is never altered', async () => {
    expect(await send('visitors', 'AWA', (await entryOf('AWA'))!)).toBe('forbidden')
    await hostSays('AWA', {
      ...{ type: 'agreed', guardian: 'Mme Diallo', acts: ['board'] },
      ...{ on: today(), until: addDays(today(), 4000) },
    })
    const agreement = (await entryOf('AWA'))!.minority!.at(-1)!
    expect(agreement).toMatchObject({ until: addDays(today(), 366), by: host.scope.deviceId })
    const entry = (await entryOf('AWA'))!
    const altered = entry.minority!.map((one) =>
      one.id === agreement.id ? { ...one, guardian: 'x', acts: ['search' as const] } : one,
    )
    const now = server.clock.now() + 1
    const rev = nextRevision(entry.rev, now, host.scope.deviceId)
    const document = { ...entry, rev, at: now, by: host.scope.deviceId, minority: altered, note: 'x' }
    await host.push({
      ...{ collection: 'visitors', id: 'AWA', assumedRev: entry.rev },
      document: { ...document, stamps: { ...entry.stamps, note: rev } } as WireRecord,
    })
    expect(await entryOf('AWA')).toMatchObject({ note: 'x' })
    expect((await entryOf('AWA'))!.minority!.at(-1)).toEqual(agreement)
  })

  it('without who gave it is refused', async () => {
    const said = { type: 'agreed', acts: ['board'], on: today(), until: today() } as never
    expect(await hostSays('AWA', said)).toBe('invalid')
  })

  it('stands to the end of its last day by the clocks of the place, also where nobody says which', async () => {
    const timeZone = 'America/Martinique'
    await server.parts.store.transaction((tx) => keepRecord(tx, 'sites', { ...site, timeZone }))
    const day = siteDay(server.clock.now(), timeZone)
    await hostSays('AWA', {
      ...{ type: 'agreed', guardian: 'Mme Diallo', acts: ['board'], on: day, until: day },
    })
    const agreed = async () => {
      const now = server.clock.now()
      return (await server.parts.store.read((view) => minorOfPerson(view, 'brest', 'AWA', now)))?.agreed
    }
    // It is the next day in Paris already.
    while (siteDay(server.clock.now()) === day) server.clock.advance(HOUR)
    expect([siteDay(server.clock.now(), timeZone), await agreed()]).toEqual([day, ['board']])
    server.clock.advance(6 * HOUR)
    expect(await agreed()).toEqual([])
  })

  it('ends at once when it is taken back', async () => {
    await agrees('AWA', 'board')
    await hostSays('AWA', { type: 'withdrawn', ofId: (await entryOf('AWA'))!.minority!.at(-1)!.id })
    expect(await post('AWA')).toBe('guardian-needed')
  })
})
