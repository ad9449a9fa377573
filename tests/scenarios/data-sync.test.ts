import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { passIdFrom } from '../../domain/visits/pass-code.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { HOUR, MINUTE } from '../../domain/time.ts'
import { answerApplications, apply, markViewed } from '../../renderer/data/applications.ts'
import type { DeviceData } from '../../renderer/data/device-data.ts'
import { enrolDevice } from '../../renderer/data/device.ts'
import {
  createEmployer,
  createEnrolmentCode,
  listDevices,
  revokeDevice,
  revokePass,
} from '../../renderer/data/host-api.ts'
import { createOffer, publishOffer } from '../../renderer/data/job-offers.ts'
import { blankPass } from '../../renderer/data/pass-stock.ts'
import { readPass } from '../../renderer/data/passes.ts'
import { listRefusedRows } from '../../renderer/data/refused-rows-api.ts'
import { signIn, type SignedIn } from '../../renderer/data/sign-in.ts'
import { heldCollections } from '../../domain/sync/collections.ts'
import { closeDevice, forgetDevices, openDevice, until } from '../../renderer/data/testing/device.ts'
import { myApplications, openVisitorAccess } from '../../renderer/data/visitor-api.ts'
import { checkIn, checkOut } from '../../renderer/data/visits.ts'
import { createAccount } from '../../sync-server/accounts/accounts.ts'
import { noteSignIn } from '../../sync-server/devices/device-register.ts'
import { createEnrolmentCode as makeCode } from '../../sync-server/devices/enrolment.ts'
import { createEmployer as employerAt } from '../../sync-server/employers/employers.ts'
import { serve, type RunningServer } from '../../sync-server/serve.ts'
import type { ServerParts } from '../../sync-server/server-parts.ts'
import { createSite } from '../../sync-server/sites/create-site.ts'
import { restoreDatabase } from '../../sync-server/store/restore-database.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'

const PASS = passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))

// Several devices live in this one process, and the storage opens thirteen collections in all: each holds only what
// these tests speak of. The full sets are opened in storage.test.ts, and by every other scenario.
Object.assign(heldCollections, {
  kiosk: ['sites', 'visits', 'employers', 'jobOffers'],
  host: ['sites', 'visits', 'visitors', 'employers'],
  employer: ['sites', 'challengeSessions', 'employers', 'jobOffers', 'applications'],
} satisfies typeof heldCollections)

let directory: string
let server: RunningServer
let clockOffset: number
let page: EventTarget
/** Addresses asked of the server, in order. */
let asked: string[]

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pepiniere-data-'))
  clockOffset = 0
  asked = []
  const ask = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push(url.replace(/^.*\/v1\//, ''))
    return ask(url, init)
  })
  page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.spyOn(console, 'warn').mockReturnValue()
  server = await startServer(0)
  await createSite(server.parts, { siteId: 'mende', name: 'Mende', closesAt: '18:00', capacity: 80 })
  const account = { siteId: 'mende', login: 'lea', name: 'Léa', secret: 'une phrase assez longue' }
  await createAccount(server.parts, { ...account, role: 'host', siteRole: 'lead' })
})
afterEach(async () => {
  await forgetDevices()
  await server.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  rmSync(directory, { recursive: true, force: true })
})

describe('a kiosk and a host desk', () => {
  it('share an arrival at once: its name is read at the desk only', async () => {
    const [kiosk, host] = [await device('kiosk'), await device('host')]
    const arrived = await checkIn(kiosk, { arrivedBy: 'walk-in', visitorId: PASS, name: 'Nadia' })
    if (!arrived.ok) throw new Error(arrived.reason)
    const { id } = arrived.value
    await until(async () => (await visit(host, id))?.name === 'Nadia')
    await until(async () => (await visit(kiosk, id))?.sealedName === undefined)
    expect(await visit(kiosk, id)).not.toHaveProperty('name')
    const directory = host.records('visitors')
    await until(async () => (await directory.findOne(PASS).exec())?.name === 'Nadia')
    await checkOut(host, id)
    await until(async () => (await visit(kiosk, id))?.closing === 'left')
  })

  it('bring everything once after a time without server, whoever was restarted', async () => {
    const host = await device('host')
    const before = await device('kiosk')
    const { port } = server
    await server.stop()
    const arrived = await checkIn(before, { arrivedBy: 'walk-in', visitorId: PASS, name: 'Nadia' })
    if (!arrived.ok) throw new Error(arrived.reason)
    const { id } = arrived.value
    await checkOut(before, id)
    expect(before.documentState('visits', id).value).toBe('saved-here')
    await closeDevice(before)
    const kiosk = await openDevice('kiosk')
    expect(kiosk.documentState('visits', id).value).toBe('saved-here')
    server = await startServer(port)
    await until(() => kiosk.documentState('visits', id).value === 'up-to-date')
    await until(async () => (await visit(host, id))?.closing === 'left')
    expect(await host.records('visits').find().exec()).toHaveLength(1)
    expect(await visit(host, id)).toMatchObject({ name: 'Nadia', arrivedAt: arrived.value.arrivedAt })
  })

  it('catch up in two requests', async () => {
    const host = await device('host')
    const { port } = server
    await server.stop()
    await until(() => !host.sync.connected)
    server = await startServer(
      port,
      async (parts) => void (await employerAt(parts, 'mende', { name: 'Missed' })),
    )
    const employers = async () => (await host.records('employers').find().exec()).map(({ name }) => name)
    await until(async () => (await employers()).includes('Missed'))
    // What comes by the stream afterwards needs no request.
    await employerAt(server.parts, 'mende', { name: 'Live' })
    await until(async () => (await employers()).includes('Live'))
    expect(asked).toEqual(['sync/stream', 'sync/pull'])
  })

  it('are not stopped by a row that can never be accepted, which the hosts can read', async () => {
    const [kiosk, host] = [await device('kiosk'), await device('host')]
    const { siteId, deviceId, now } = kiosk.writer()
    const poison = {
      ...(await arrive(kiosk)),
      id: 'poison',
      siteId,
      by: deviceId,
      at: now,
      name: 'not sealed',
    }
    await kiosk.save('visits', poison)
    const sound = await arrive(kiosk)
    await until(() => kiosk.sync.waiting === 0)
    expect(kiosk.documentState('visits', 'poison').value).toBe('refused')
    expect(kiosk.documentState('visits', sound.id).value).toBe('up-to-date')
    await until(() => visit(host, sound.id))
    expect(await visit(host, 'poison')).toBeNull()
    const rows = await listRefusedRows(host, await hostSession(host))
    expect(rows.ok && rows.value.rows).toMatchObject([{ recordId: 'poison', reason: 'forbidden-field' }])
  })

  it('part when the device is revoked: it gets nothing more and says so', async () => {
    const [kiosk, host] = [await device('kiosk'), await device('host')]
    const lea = await hostSession(host)
    expect((await revokeDevice(host, lea, kiosk.identity.deviceId)).ok).toBe(true)
    await until(() => kiosk.sync.problem === 'revoked')
    const kept = await arrive(kiosk)
    await arrive(host)
    expect(kiosk.documentState('visits', kept.id).value).toBe('saved-here')
    expect(await kiosk.records('visits').find().exec()).toHaveLength(1)
    const devices = await listDevices(host, lea)
    const lines = devices.ok ? devices.value.devices : []
    expect(lines.find((line) => line.deviceId === kiosk.identity.deviceId)?.revokedAt).toBeGreaterThan(0)
  })

  it('know passes: given without network, verified by the site’s key, refused once revoked', async () => {
    const [kiosk, host] = [await device('kiosk'), await device('host')]
    await until(() => kiosk.replica.rows('passes').size === 200)
    await until(() => kiosk.records('sites').findOne('mende').exec())
    const pass = await blankPass(kiosk)
    if (!pass) throw new Error('the stock is full')
    expect(await readPass(kiosk, pass.passId)).toMatchObject({
      ok: true,
      value: { checked: 'server', token: pass.token },
    })
    expect(await readPass(kiosk, pass.token)).toMatchObject({ ok: true, value: { checked: 'signature' } })
    expect((await revokePass(host, await hostSession(host), pass.passId)).ok).toBe(true)
    await until(async () => !(await readPass(kiosk, pass.token)).ok)
  })

  it('agree about the time, even when the server is of another day', async () => {
    clockOffset = 3 * 24 * HOUR
    const kiosk = await device('kiosk')
    await until(() => Math.abs(kiosk.sync.clockOffset - clockOffset) < 1000)
    expect((await arrive(kiosk)).arrivedAt).toBeGreaterThan(Date.now() + clockOffset - 5000)
  })
})

describe('an application', () => {
  it('goes from the kiosk to the employer and its answers come back to the candidate', async () => {
    const { kiosk, employer, applicationId, token } = await applied()
    await until(() => employer.records('applications').findOne(applicationId).exec())
    await markViewed(employer, applicationId)
    const refusal = { kind: 'refuse', reasons: [{ code: 'position_filled' }] } as const
    expect(await answerApplications(employer, [applicationId], refusal)).toEqual({
      ok: true,
      value: [applicationId],
    })
    await until(() => employer.sync.waiting === 0)
    // The employer may think again for ten minutes before the candidate hears of it.
    clockOffset = 11 * MINUTE

    expect(await openVisitorAccess(kiosk, token, [1, 2, 3, 5])).toMatchObject({
      ok: false,
      reason: 'wrong-credentials',
    })
    const access = await openVisitorAccess(kiosk, token, [1, 2, 3, 4])
    if (!access.ok) throw new Error(access.reason)
    const mine = await myApplications(kiosk, access.value)
    if (!mine.ok) throw new Error(mine.reason)
    expect(mine.value).toMatchObject([{ offer: { title: 'Vendeur' }, employer: { name: 'Boulangerie' } }])
    expect(mine.value[0]!.application.events.map((event) => event.type)).toEqual([
      'submitted',
      'viewed',
      'refused',
    ])
    expect(kiosk.collections.applications).toBeUndefined()
  })

  it('and its answers survive a server restored from before both', async () => {
    const store = join(directory, 'backup.db')
    const { kiosk, employer, applicationId, ...before } = await applied(async () => {
      await server.parts.store.backup(store)
    })
    const named = await checkIn(kiosk, { arrivedBy: 'walk-in', visitorId: PASS, name: 'Nadia' })
    if (!named.ok) throw new Error(named.reason)
    await until(() => employer.records('applications').findOne(applicationId).exec())
    const refusal = { kind: 'refuse', reasons: [{ code: 'position_filled' }] } as const
    await answerApplications(employer, [applicationId], refusal)
    await until(async () => (await visit(before.host, named.value.id))?.name === 'Nadia')
    await until(async () => (await events(employer, applicationId)).every((event) => event.receipt))
    const told = await events(employer, applicationId)
    await until(() => [kiosk, before.host, employer].every((data) => data.sync.waiting === 0))

    // The kiosk, which does not hold the name, comes back before the desk that does.
    await closeDevice(before.host)
    const { port } = server
    await server.stop()
    expect((await restoreDatabase(store, join(directory, 'server.db'), Date.now())).ok).toBe(true)
    server = await startServer(port)
    await until(async () => (await held('visits', named.value.id)) !== null)
    const host = await openDevice('host')
    await until(() => [kiosk, host, employer].every((data) => data.sync.connected && data.sync.waiting === 0))
    await until(async () => (await held('applications', applicationId)) !== null)
    await until(async () => eventCount(await held('applications', applicationId)) === 2)
    expect(await events(employer, applicationId)).toEqual(told)
    await until(async () => (await held('visits', named.value.id)) !== null)
    await until(async () => ((await held('visits', named.value.id)) as { name?: string }).name === 'Nadia')
    expect(await visit(host, named.value.id)).toMatchObject({ name: 'Nadia' })
  })
})

describe('an employer’s desk', () => {
  it('lets go of applications when an observer signs in, and what waits leaves with who recruits', async () => {
    const { employer, applicationId } = await applied()
    const { employerId } = employer.identity
    const known = async () => (await employer.records('applications').findOne(applicationId).exec()) !== null
    await until(known)
    const secret = 'une phrase assez longue'
    for (const companyRole of ['observer', 'recruiter'] as const) {
      const person = { siteId: 'mende', login: companyRole, name: companyRole, secret, companyRole }
      await createAccount(server.parts, { ...person, role: 'employer', employerId: employerId! })
    }
    await signIn(employer, 'observer', secret)
    await until(async () => !(await known()))
    await until(() => employer.sync.connected)
    asked.length = 0
    const { id } = await createOffer(employer, {
      ...{ employerId: employerId!, title: 'Caissier', contract: 'permanent', seats: 1, criteria: [] },
    })
    await until(() => asked.filter((path) => path === 'sync/push').length > 1)
    expect(employer.sync.waiting).toBe(1)
    const atServer = () => server.parts.store.read((view) => view.document('jobOffers', id, 'mende'))
    expect(await atServer()).toBeNull()
    await signIn(employer, 'recruiter', secret)
    await until(known)
    await until(() => employer.sync.waiting === 0)
    expect(await atServer()).not.toBeNull()
  })
})

/** `before`: what happens at the server before any device finds it. */
async function startServer(
  port: number,
  before: (parts: ServerParts) => Promise<void> = () => Promise.resolve(),
): Promise<RunningServer> {
  const store = await openSqliteStore(join(directory, 'server.db'))
  const clock = { now: () => Date.now() + clockOffset }
  const pace = { perSecond: 1000, burst: 100_000 }
  const running = await serve({ store, clock, host: '127.0.0.1', port, pace })
  asked.length = 0
  await before(running.parts)
  // Nobody waits out the growing delays of devices that found no server.
  page.dispatchEvent(new Event('online'))
  return running
}

async function device(role: DeviceRole, code?: string, employerId?: string): Promise<DeviceData> {
  const offer = { siteId: 'mende', role, ...(employerId ? { employerId } : {}) }
  const used = code ?? (await makeCode(server.parts, offer)).code
  const enrolled = await enrolDevice(role, server.url, used)
  if (!enrolled.ok) throw new Error(enrolled.reason)
  // These desks are about what is exchanged once somebody has signed in.
  const { deviceId } = enrolled.value
  const { store, clock } = server.parts
  if (role !== 'kiosk') await store.transaction((tx) => noteSignIn(tx, deviceId, clock.now()))
  const data = await openDevice(role)
  await until(() => data.sync.connected)
  await until(() => data.records('sites').findOne('mende').exec())
  return data
}

async function hostSession(host: DeviceData): Promise<SignedIn> {
  const session = await signIn(host, 'lea', 'une phrase assez longue')
  if (!session.ok) throw new Error(session.reason)
  return session.value
}

async function arrive(data: DeviceData) {
  const arrived = await checkIn(data, { arrivedBy: 'counter' })
  if (!arrived.ok) throw new Error(arrived.reason)
  return arrived.value
}

async function visit(data: DeviceData, id: string) {
  return (await data.records('visits').findOne(id).exec())?.toJSON() ?? null
}

async function events(data: DeviceData, applicationId: string) {
  return (await data.records('applications').findOne(applicationId).exec())?.toJSON().events ?? []
}

function eventCount(application: object | null): number {
  return (application as Application | null)?.events.length ?? 0
}

/** The server's copy. */
async function held(collection: 'visits' | 'applications', id: string) {
  return (await server.parts.store.read((view) => view.record(collection, id, 'mende'))) ?? null
}

/** A kiosk, both desks and an application that the server has. `before`: once the offer is published. */
async function applied(before: () => Promise<void> = () => Promise.resolve()) {
  const host = await device('host')
  const lea = await hostSession(host)
  const created = await createEmployer(host, lea, { name: 'Boulangerie' }, crypto.randomUUID())
  if (!created.ok) throw new Error(created.reason)
  const boulangerie: Employer = created.value
  const code = await createEnrolmentCode(
    host,
    lea,
    { role: 'employer', employerId: boulangerie.id },
    crypto.randomUUID(),
  )
  if (!code.ok) throw new Error(code.reason)
  const employer = await device('employer', code.value.code)
  const fields = {
    employerId: boulangerie.id,
    title: 'Vendeur',
    contract: 'permanent',
    seats: 1,
    criteria: [],
  } as const
  const draft = await createOffer(employer, { ...fields, criteria: [] })
  await publishOffer(employer, draft.id)
  const kiosk = await device('kiosk')
  await until(() => kiosk.records('jobOffers').findOne(draft.id).exec())
  await until(() => kiosk.replica.rows('passes').size === 200)
  await before()
  const pass = await blankPass(kiosk)
  if (!pass) throw new Error('the stock is full')
  const offer = await kiosk.records('jobOffers').findOne(draft.id).exec(true)
  const sent = { name: 'Nadia' }
  const form = {
    offer: offer.toMutableJSON(),
    visitorId: pass.visitorId,
    sent,
    secret: [1, 2, 3, 4] as const,
  }
  const result = await apply(kiosk, form)
  if (!result.ok) throw new Error(result.reason)
  const { applicationId } = result.value
  await until(() => kiosk.documentState('applications', applicationId).value === 'up-to-date')
  return { kiosk, host, employer, applicationId, token: pass.token }
}
