import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { DAY } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'
import { erasePerson } from './erase-person.ts'

const PICTURES = [1, 5, 9, 11]

let folder: string
let path: string
let server: TestServer
let host: TestDevice
let kiosk: TestDevice
let bakery: TestDevice
let lucie: { token: string; passId: string; visitorId: string }
/** Values that are Lucie's alone, each found in one place. */
let marks: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erasure-'))
  path = join(folder, 'pepiniere.sqlite')
  server = await TestServer.start({ store: await openSqliteStore(path) })
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  host = await server.device('brest', 'host')
  kiosk = await server.device('brest', 'kiosk')
  bakery = await server.device('brest', 'employer', 'bakery')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (stock.body as { tokens: [string] }).tokens
  lucie = { token, ...readPassToken(token)! }
  marks = []
  await tellEverything()
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

function mark(): string {
  const value = `Lucie${String(marks.length).padStart(3, '0')}${Math.random().toString(36).slice(2, 10)}`
  marks.push(value)
  return value
}

/** A record of hers as the server keeps it, with these fields. */
function hers<C extends CollectionName>(collection: C, id: string, fields: Partial<RecordTypes[C]> = {}) {
  const head = { id, siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  const record = sampleRecord(collection, { ...head, mark: 'x' })
  return { ...record, visitorId: lucie.visitorId, ...fields } as RecordTypes[C]
}

/** Something of hers in every collection and every table that can name her, and one neighbour. */
async function tellEverything(): Promise<void> {
  const { visitorId } = lucie
  await server.parts.store.transaction(async (tx) => {
    const keep = <C extends CollectionName>(collection: C, record: RecordTypes[C], deleted = false) =>
      keepRecord(tx, collection, record, { deleted })
    const { visitorId: _none, ...entry } = hers('visitors', visitorId) as Visitor & { visitorId?: string }
    await keep('visitors', { ...entry, name: mark(), note: mark() })
    const { visitorId: _no, ...twin } = hers('visitors', 'TWIN') as Visitor & { visitorId?: string }
    await keep('visitors', { ...twin, mergedInto: visitorId, name: mark() })
    const { visitorId: _not, ...yann } = hers('visitors', 'YANN') as Visitor & { visitorId?: string }
    await keep('visitors', { ...yann, name: 'Neighbour' })
    await keep('challengeSessions', sampleSession('s1', { employerId: 'bakery', endsAt: START + DAY }))
    for (const day of ['2026-04-12', '2026-04-13']) {
      await keep('visits', hers('visits', `${visitorId}.${day}.1`, { day, name: mark() }))
    }
    await keep(
      'bookings',
      hers('bookings', 'b1', {
        ...{ sessionId: 's1', name: mark(), guardianName: mark() },
        events: [{ id: 'e1', type: 'declined', at: START, by: 'server', note: mark() }],
      }),
    )
    await keep('evaluations', {
      ...hers('evaluations', 'b1', { fact: mark(), conditions: mark(), strength: mark(), nextStep: mark() }),
      observations: [{ ability: 'organise', level: 2, fact: mark(), notedAt: '1' }],
      says: [{ id: 's', at: START, word: 'comment', text: mark() }],
      attestation: { name: mark(), facts: [] },
      reviewNote: mark(),
    })
    await keep('contactRequests', hers('contactRequests', 'c1'))
    const posted = { stamps: {}, authorId: visitorId, text: mark() }
    const { visitorId: _1, ...posting } = hers('postings', 'p1', posted) as RecordTypes['postings'] & {
      visitorId?: string
    }
    await keep('postings', { ...posting, title: mark() })
    await keep('postings', { ...posting, id: 'p2', title: mark() }, true)
    await keep('profiles', {
      ...hers('profiles', visitorId),
      competences: [{ id: 'own', label: mark(), origin: 'personal', addedAt: '1' }],
      pride: { text: mark(), saidAt: '1' },
      consents: [{ id: mark(), purpose: 'search', type: 'given', turn: 1, at: START, by: 'k' }],
      certificates: [{ id: 'c', title: mark(), issuer: mark(), competenceIds: [], seenBy: 'h', at: START }],
    })
    await keep('profiles', {
      ...hers('profiles', 'YANN', { visitorId: 'YANN' }),
      recommendations: [{ id: 'r', competenceId: 'own', by: 'visitor', authorId: visitorId, at: START }],
    })
    for (const [id, type] of [
      ['a1', 'refused'],
      ['a2', 'viewed'],
    ] as const) {
      await keep(
        'applications',
        hers('applications', id, {
          sent: {
            ...{ name: mark(), phone: mark(), email: mark(), message: mark(), availability: mark() },
            abilities: [mark()],
          },
          events: [
            { id: `${id}.s`, type: 'submitted', at: START - 40 * DAY, by: 'k', receivedAt: START - 40 * DAY },
            {
              ...{ id: `${id}.e`, type, at: START - 35 * DAY, by: 'd', receivedAt: START - 35 * DAY },
              ...{
                message: mark(),
                reasons: [{ code: 'skill_level', criterionId: 'c1', note: mark() }],
              },
              stepForward: { kind: 'words', words: `${mark()} and twenty more letters` },
              nextStep: { what: mark(), contact: mark(), where: mark() },
            },
          ],
        }),
      )
    }
    const at = { siteId: 'brest', visitorId }
    const into = <T extends keyof typeof rows>(table: T) =>
      tx.run(tx.tables.insertInto(table).values(rows[table] as never))
    const rows = {
      passSecrets: { ...at, secretHash: await pictures },
      invitations: {
        ...{ ...at, invitationId: 'i1', employerId: 'bakery', accountId: 'x', searchId: 'q', cardId: 'c' },
        ...{ invitedAt: START, kind: 'talk', sessionId: null, pay: null, message: mark(), wanted: '[]' },
        ...{ answer: 'yes', answeredAt: START, putOffAt: null },
        told: JSON.stringify({ name: mark(), channel: 'phone', words: mark() }),
      },
      recoveries: {
        ...{ ...at, codeHash: mark(), kind: 'pictures', issuedBy: mark(), expiresAt: 1 },
        ...{ usedAt: null, usedBy: null, passId: null },
      },
      visitorReads: { ...at, kind: mark(), readUntil: 1 },
      passAlerts: { ...at, at: 1 },
      sessions: {
        tokenHash: mark(),
        deviceId: 'd',
        subject: visitorId,
        kind: 'visitor',
        expiresAt: 2 * START,
      },
      attestations: {
        ...{ ...at, serial: 'S1', bookingId: 'b1', sessionId: 's1', issuedAt: START, issuedBy: 'm' },
        ...{ body: `{"title":"${mark()}"}`, token: mark(), revokedAt: null, revokedBecause: null },
      },
      credentials: { siteId: 'brest', serial: 'S1', listIndex: 1, issuedAt: START, jwt: mark() },
      searches: {
        ...{ searchId: 'q', siteId: 'brest', employerId: 'bakery', accountId: 'armelle', at: START },
        ...{ wanted: '[{"key":"ability:organise"}]', seed: 'x', people: JSON.stringify([visitorId, 'YANN']) },
      },
      recommendations: { id: mark(), siteId: 'brest', authorId: visitorId, visitorId: 'YANN', at: START },
      pageReads: { ...at, accountId: mark(), at: START },
      searchMeetings: { ...at, searchId: 'q', at: START },
      unprovenDecisions: { siteId: 'brest', applicationId: 'a1', decision: 'same', decidedBy: mark(), at: 1 },
      refusedRows: {
        ...{ refusedId: 'r', at: 1, siteId: 'brest', deviceId: 'd', collection: 'visits', recordId: 'x' },
        ...{ reason: 'invalid', field: null, body: `{"visitorId":"${visitorId}","name":"${mark()}"}` },
      },
    }
    for (const table of Object.keys(rows) as (keyof typeof rows)[]) await into(table)
  })
  // What was written over is nowhere either.
  await server.parts.store.transaction(async (tx) => {
    const entry = (await tx.record('visitors', visitorId, 'brest'))!
    await keepRecord(tx, 'visitors', { ...entry, rev: '2', note: mark() })
  })
}
const pictures = hashPictures(PICTURES)

async function open() {
  const secret = { token: lucie.token, secret: PICTURES }
  return kiosk.call('POST', 'visitor/session', secret)
}

async function erase(): Promise<void> {
  kiosk.session = ((await open()).body as { session: string }).session
  const answer = await kiosk.call('POST', 'visitor/erase', { token: lucie.token, secret: PICTURES })
  expect(answer.status).toBe(204)
  await server.running.followUps.idle()
}

/** Which of her values stand anywhere in the files of a folder. */
function found(except: RegExp = /^$/): string[] {
  const files = readdirSync(folder).filter((name) => !except.test(name))
  const bytes = Buffer.concat(files.map((name) => readFileSync(join(folder, name))))
  return marks.filter((value) => bytes.includes(value))
}

const stored = <C extends CollectionName>(collection: C) =>
  server.parts.store.read((view) => view.records(collection, { siteId: 'brest' }))

async function restart(): Promise<void> {
  server = await TestServer.start({ store: await openSqliteStore(path) })
  ;[host, kiosk, bakery] = [host, kiosk, bakery].map((device) => {
    const again = new TestDevice(server.running.url, device.enrolled)
    again.session = device.session
    return again
  }) as [TestDevice, TestDevice, TestDevice]
}

describe('an erasure', () => {
  it('wants the pictures once more, and the same card', async () => {
    kiosk.session = ((await open()).body as { session: string }).session
    const wrong = await kiosk.call('POST', 'visitor/erase', { token: lucie.token, secret: [0, 0, 0, 0] })
    expect(wrong.status).toBe(403)
    const [other] = ((await kiosk.call('POST', 'passes/stock', { count: 1 })).body as { tokens: [string] })
      .tokens
    const stranger = await kiosk.call('POST', 'visitor/erase', { token: other, secret: PICTURES })
    expect(stranger.status).toBe(403)
    kiosk.session = null
    const closed = await kiosk.call('POST', 'visitor/erase', { token: lucie.token, secret: PICTURES })
    expect(closed.status).toBe(401)
    expect(found().length).toBeGreaterThan(30)
  })

  it('leaves none of her values in any file, nor in a copy made after, and her neighbour as he was', async () => {
    expect(marks.length).toBeGreaterThan(40)
    await erase()
    await server.parts.store.backup(join(folder, 'after.backup'))
    expect(found()).toEqual([])
    expect((await stored('visitors')).map(({ name }) => name)).toEqual(['Neighbour'])
    expect(await stored('profiles')).toMatchObject([{ id: 'YANN', recommendations: [{ id: 'r' }] }])
    const ids = readFileSync(join(folder, 'after.backup')).includes(`"authorId":"${lucie.visitorId}"`)
    expect(ids).toBe(false)
    const [search] = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('searches').selectAll()),
    )
    expect(search!.people).toBe('["YANN"]')
  })

  it('counts her days, frees the seat she had, and changes no score', async () => {
    await server.running.followUps.idle()
    const scoreOf = async () => {
      const employer = await server.parts.store.read((view) => view.record('employers', 'bakery'))
      const { reciprokPreview: preview } = employer as Employer
      return preview
    }
    const before = await scoreOf()
    await erase()
    expect(await scoreOf()).toEqual(before)
    expect(before).toBeDefined()
    const days = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('visitDays').selectAll()),
    )
    expect(days).toEqual([
      { siteId: 'brest', day: '2026-04-12', visits: 1 },
      { siteId: 'brest', day: '2026-04-13', visits: 1 },
    ])
    const [booking] = await stored('bookings')
    expect(booking).toMatchObject({
      id: 'b1',
      events: [{ type: 'declined' }, { type: 'cancelled', by: 'server' }],
    })
    const applications = await stored('applications')
    expect(applications.map(({ sent }) => sent)).toEqual([{}, {}])
    const [a, b] = applications
    expect(a!.visitorId).toBe(b!.visitorId)
    expect(a!.visitorId).not.toBe(lucie.visitorId)
    // Nobody waits for an answer to the one that was open.
    expect(applications.map(({ events }) => events.at(-1)!.type)).toEqual(['refused', 'withdrawn'])
  })

  it('ends her card, and what it opened', async () => {
    await erase()
    expect((await open()).status).toBe(403)
    expect((await kiosk.call('GET', 'visitor/data')).status).toBe(401)
    const [site] = await stored('sites')
    expect(site!.revokedPasses).toEqual([lucie.passId])
    expect(site!.revokedAttestations).toEqual([{ serial: 'S1', reason: 'erased' }])
  })

  it('takes in nothing about her that comes later, and keeps no word of it', async () => {
    const visit = {
      ...kiosk.stamp(`${lucie.visitorId}.2026-04-14.1`, START),
      ...late,
      visitorId: lucie.visitorId,
    }
    const entry = (await host.records('visitors')).find(({ id }) => id === lucie.visitorId)!
    const application = (await bakery.records('applications'))[0]!
    await erase()
    const told = mark()
    const results = await kiosk.push({
      collection: 'visits',
      id: visit.id,
      document: visit,
      assumedRev: null,
    })
    results.push(
      ...(await host.push({
        ...{ collection: 'visitors', id: entry.id, assumedRev: entry.rev },
        document: { ...entry, rev: `${entry.rev}z`, note: told } as never,
      })),
    )
    const more = { ...application, events: [], note: told }
    results.push(
      ...(await bakery.push({
        ...{ collection: 'applications', id: application.id, assumedRev: application.rev },
        document: more as never,
      })),
    )
    expect(results.map(({ outcome, ...rest }) => [outcome, 'reason' in rest && rest.reason])).toEqual([
      ['refused', 'erased'],
      ['refused', 'erased'],
      ['refused', 'erased'],
    ])
    expect(results[0]).toMatchObject({ master: null })
    expect(found()).toEqual([])
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('refusedRows').selectAll()),
    )
    expect(rows).toEqual([])
  })

  it('is done again on a copy from before, and on one that an older server left', async () => {
    const before = join(folder, 'before.backup')
    await server.parts.store.backup(before)
    await erase()
    await server.stop()
    const restored = await restoreDatabase(before, path, START)
    expect(restored).toMatchObject({ ok: true, carried: { erasures: 2 } })
    await restart()
    expect(found(/^before\.backup$/)).toEqual([])
    expect((await stored('visitors')).map(({ name }) => name)).toEqual(['Neighbour'])
    expect((await open()).status).toBe(403)
    Object.assign(kiosk.enrolled!, { epoch: server.parts.store.epoch })
    const visit = {
      ...kiosk.stamp(`${lucie.visitorId}.2026-04-14.1`, START),
      ...late,
      visitorId: lucie.visitorId,
    }
    const [result] = await kiosk.push({
      collection: 'visits',
      id: visit.id,
      document: visit,
      assumedRev: null,
    })
    expect(result).toMatchObject({ outcome: 'refused', reason: 'erased' })
  })

  it('done twice changes nothing', async () => {
    await erase()
    const heads = () => server.parts.store.read((view) => view.head('brest'))
    const head = await heads()
    await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', lucie.visitorId, START))
    expect(await heads()).toBe(head)
  })
})

const late = { kind: 'stay', day: '2026-04-14', arrivedAt: START, arrivedBy: 'pass', reasons: [] } as const
