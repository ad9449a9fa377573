import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { newStamped } from '../../domain/sync/field-stamps.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { personOf } from '../passes/person.ts'
import { stampCopy } from '../store/copy-age.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { START, TestDevice, TestServer } from '../testing/test-server.ts'
import { tellEverything } from '../testing/told-of-somebody.ts'
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
  await tellEverything(server.parts, lucie, { mark, pictures: PICTURES })
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
    const copy = readFileSync(join(folder, 'after.backup'))
    const naming = ['authorId', 'visitorId'].filter((field) =>
      copy.includes(`"${field}":"${lucie.visitorId}"`),
    )
    expect(naming).toEqual([])
    const [search] = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('searches').selectAll()),
    )
    expect([search!.people, search!.counted]).toEqual(['["YANN"]', '["YANN"]'])
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
    const counts = await server.parts.store.read((view) => {
      const kept = view.tables.selectFrom('visitCounts').select(['dimension', 'value', 'count'])
      return view.all(kept.where('siteId', '=', 'brest').where('month', '=', '2026-04'))
    })
    const cards = counts.filter(({ dimension }) => dimension === 'card')
    expect(cards.reduce((sum, { count }) => sum + count, 0)).toBe(2)
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

  it('is no other person’s, whom a desk without network had merged with her', async () => {
    const desk = { deviceId: host.scope.deviceId, siteId: 'brest', now: START }
    const days = { firstSeenOn: '2026-04-13', lastSeenOn: '2026-04-13' }
    const ada: Visitor = newStamped(desk, { id: 'ADA', ...days, name: 'Ada', mergedInto: lucie.visitorId })
    await erase()
    const push = () =>
      host.push({ assumedRev: null, collection: 'visitors', id: 'ADA', document: ada as never })
    expect(await push()).toMatchObject([{ outcome: 'accepted' }])
    const known = async () => (await stored('visitors')).find(({ id }) => id === 'ADA')!
    const entry = await known()
    expect(entry).toMatchObject({ name: 'Ada' })
    expect(entry).not.toHaveProperty('mergedInto')
    // The desk hears of it; asked again, as after an answer that was lost, nothing changes.
    expect(await host.records('visitors')).toContainEqual(entry)
    expect(await push()).toMatchObject([{ outcome: 'accepted' }])
    expect((await known()).stamps).toEqual(entry.stamps)
    const person = await server.parts.store.read((view) => personOf(view, 'brest', 'ADA'))
    expect(person).toEqual({ mainId: 'ADA', ids: ['ADA'] })
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

  it('is done again on the oldest copy that is taken, however long ago it was done', async () => {
    const before = join(folder, 'before.backup')
    await server.parts.store.backup(before)
    stampCopy(before, START)
    await erase()
    await server.stop()
    expect(await restoreDatabase(before, path, START + 36 * DAY)).toMatchObject({ reason: 'too-old' })
    const restored = await restoreDatabase(before, path, START + 35 * DAY)
    expect(restored).toMatchObject({ ok: true, carried: { erasures: 2 } })
    await restart()
    expect(found(/^before\.backup$/)).toEqual([])
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
