import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { PushRow, WireRecord } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { DAY } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { restoreDatabase } from '../store/restore-database.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestDevice, TestServer } from '../testing/test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'pepiniere-restore-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('after an older backup, devices bring back what was lost, with the days that count, and nothing twice', async () => {
  const path = join(folder, 'live.sqlite')
  const backup = join(folder, 'backup.sqlite')
  const before = await TestServer.start({ store: await openSqliteStore(path) })
  const site = await before.createSite('brest')
  await createEmployer(before.parts, 'brest', { name: 'Fournil' }, 'bakery')
  const kiosk = await before.device('brest', 'kiosk')
  const bakery = await before.device('brest', 'employer', 'bakery')
  await kiosk.push(visit(kiosk, 'kept'))
  await before.parts.store.backup(backup)

  // After the backup: a visit, an application, and its answer.
  await kiosk.push(visit(kiosk, 'lost'))
  const envelope: PushRow = {
    collection: 'applications',
    id: 'a1',
    sealed: await sealTo(site, JSON.stringify({ application: application(kiosk) })),
  }
  await kiosk.push(envelope)
  const [received] = (await bakery.records('applications')) as Application[]
  const answered = answer(bakery, received!)
  await bakery.push({ collection: 'applications', id: 'a1', document: answered, assumedRev: received!.rev })
  const [held] = (await bakery.records('applications')) as Application[]
  await before.stop()

  expect((await restoreDatabase(backup, path, START)).ok).toBe(true)
  const after = await TestServer.start({ store: await openSqliteStore(path), at: START + 5 * DAY })
  const again = (device: TestDevice, epoch = device.enrolled!.epoch) =>
    new TestDevice(after.running.url, { ...device.enrolled!, epoch })

  const { body } = await again(kiosk).call('POST', 'sync/push', { epoch: kiosk.enrolled!.epoch, rows: [] })
  const { reset, epoch } = body as { reset: boolean; epoch: string }
  expect([reset, epoch === kiosk.enrolled!.epoch]).toEqual([true, false])

  // The employer's desk comes first, with an application that the server does not know.
  const fromDesk: PushRow = { collection: 'applications', id: 'a1', document: held!, assumedRev: null }
  expect(await again(bakery, epoch).push(fromDesk)).toMatchObject([{ outcome: 'accepted' }])
  for (let times = 0; times < 2; times++) {
    const results = await again(kiosk, epoch).push(visit(kiosk, 'kept'), visit(kiosk, 'lost'), envelope)
    expect(results.map((result) => result.outcome)).toEqual(['accepted', 'accepted', 'accepted'])
  }

  const applications = (await again(bakery, epoch).records('applications')) as Application[]
  expect(applications).toHaveLength(1)
  expect(applications[0]!.events).toEqual(held!.events)
  const visits = await again(kiosk, epoch).call('GET', 'sync/head')
  expect(visits.status).toBe(200)
  const kept = await after.parts.store.read((view) => view.records('visits'))
  expect(kept.map(({ id }) => id).sort()).toEqual(['kept', 'lost'])
  await after.stop()
})

it('the day that counts is the first one also when the kiosk comes before the desk', async () => {
  const path = join(folder, 'order.sqlite')
  const backup = join(folder, 'order-backup.sqlite')
  const before = await TestServer.start({ store: await openSqliteStore(path) })
  const site = await before.createSite('brest')
  await createEmployer(before.parts, 'brest', { name: 'Fournil' }, 'bakery')
  const kiosk = await before.device('brest', 'kiosk')
  const bakery = await before.device('brest', 'employer', 'bakery')
  await before.parts.store.backup(backup)
  const sealed = await sealTo(site, JSON.stringify({ application: application(kiosk) }))
  await kiosk.push({ collection: 'applications', id: 'a1', sealed })
  const [held] = (await bakery.records('applications')) as Application[]
  await before.stop()

  expect((await restoreDatabase(backup, path, START)).ok).toBe(true)
  const store = await openSqliteStore(path)
  const after = await TestServer.start({ store, at: START + 5 * DAY })
  const again = (device: TestDevice) =>
    new TestDevice(after.running.url, { ...device.enrolled!, epoch: store.epoch })
  await again(kiosk).push({ collection: 'applications', id: 'a1', sealed })
  const late = (await again(bakery).records('applications')) as Application[]
  expect(late[0]!.events[0]!.receivedAt).toBe(START + 5 * DAY)

  const row: PushRow = { collection: 'applications', id: 'a1', document: held!, assumedRev: null }
  const [conflict] = await again(bakery).push(row)
  expect(conflict!.outcome).toBe('conflict')
  const merged = { ...held!, rev: nextRevision(late[0]!.rev, START + 5 * DAY, bakery.scope.deviceId) }
  await again(bakery).push({ ...row, document: merged, assumedRev: late[0]!.rev } as PushRow)
  const [kept] = (await again(bakery).records('applications')) as Application[]
  expect(kept!.events.map((event) => event.receivedAt)).toEqual([START])
  await after.stop()
})

function visit(device: TestDevice, id: string): PushRow {
  const document = sampleRecord('visits', { ...device.stamp(id, START), mark: 'K7QF3M2X9' }) as WireRecord
  return { collection: 'visits', id, document, assumedRev: null }
}

function application(device: TestDevice): Application {
  const sample = { ...device.stamp('a1', START), employerId: 'bakery', mark: 'Aicha' }
  return sampleRecord('applications', sample) as Application
}

function answer(device: TestDevice, known: Application): Application {
  const { deviceId: by } = device.scope
  const event = { id: 'answer', type: 'pursued', at: START, by, nextStep: { what: 'Un café' } } as const
  return { ...known, rev: nextRevision(known.rev, START, by), by, events: [...known.events, event] }
}
