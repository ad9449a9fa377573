import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { DAY, HOUR, siteDay } from '../../domain/time.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { createEmployer, employerOf, keepEmployer } from './employers.ts'

let server: TestServer
let bakery: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  bakery = await server.device('brest', 'employer', 'bakery')
  await keepOffer({ publishedAt: START - 60 * DAY })
  await server.parts.store.transaction(async (tx) => {
    const head = { ...bakery.stamp('a1', START - 50 * DAY), employerId: 'bakery', mark: 'x' }
    const sample = sampleRecord('applications', head) as Application
    const at = START - 50 * DAY
    const events = [{ id: 'a1.0', type: 'submitted' as const, at, by: 'kiosk', receivedAt: at }]
    await keepRecord(tx, 'applications', { ...sample, id: 'a1', jobOfferId: 'offer', events })
  })
})
afterEach(() => server.stop())

describe('a recruitment of which its employer says nothing for sixty days', () => {
  it('is not asked about by an hour that has just come, nor by one that is in doubt', async () => {
    await server.running.followUps.look()
    expect((await offer()).askedAt).toBeUndefined()
    server.clock.inDoubtFor = () => 1
    server.clock.advance(HOUR)
    await server.running.followUps.look()
    expect((await offer()).askedAt).toBeUndefined()
    server.clock.inDoubtFor = () => 0
    await server.running.followUps.look()
    expect((await offer()).askedAt).toBe(server.clock.now())
    await server.running.followUps.look()
    expect(await messages()).toEqual(['offer-quiet', 'offer-quiet-last'])
  })

  it('is asked about once, closed after fourteen days, and refuses nobody', async () => {
    await passed()
    const { askedAt } = await offer()
    await passed(13 * DAY)
    expect((await offer()).askedAt).toBe(askedAt)
    expect((await offer()).closedAt).toBeUndefined()
    await passed(2 * DAY)
    const closed = await offer()
    expect(closed).toMatchObject({ closedAt: server.clock.now(), closedQuietlyAt: server.clock.now() })
    expect(closed).not.toHaveProperty('askedAt')
    const application = (await server.parts.store.read((view) => view.record('applications', 'a1', 'brest')))!
    expect(application.events.map(({ type }) => type)).toEqual(['submitted'])
    expect(applicationStatus(application, server.clock.now()).kind).toBe('silent')
    expect(scoredFileOf(application)!.events).toEqual([])
    // What is asked now is an answer to whoever waits.
    expect(await messages()).toContain('offer-closed')
    const before = await offer()
    await passed(30 * DAY)
    expect(await offer()).toEqual(before)
  })

  it('stays open after any act of its employer, and no message about it leaves', async () => {
    for (const act of [goesOn, opens]) {
      await passed()
      expect((await offer()).askedAt).toBeDefined()
      await act()
      await server.running.followUps.look()
      expect((await messages()).filter((kind) => kind.startsWith('offer-quiet'))).toEqual([])
      await passed(15 * DAY)
      expect(await offer()).not.toHaveProperty('closedAt')
      expect(await offer()).not.toHaveProperty('askedAt')
      await passed(45 * DAY)
    }
    expect((await offer()).askedAt).toBe(server.clock.now())
  })

  it('is neither asked about nor closed while its employer is away', async () => {
    const absence = { from: siteDay(START), to: siteDay(START + 20 * DAY), askedAt: 1 }
    await keepAbsence(absence)
    await passed()
    expect((await offer()).askedAt).toBeUndefined()
    await passed(21 * DAY)
    expect((await offer()).askedAt).toBe(server.clock.now())
    const now = server.clock.now()
    await keepAbsence({ from: siteDay(now), to: siteDay(now + 20 * DAY), askedAt: 2 })
    await passed(15 * DAY)
    expect((await offer()).closedAt).toBeUndefined()
    await passed(6 * DAY)
    expect((await offer()).closedAt).toBe(server.clock.now())
  })
})

/** So much time, and the hour after which its day counts. */
async function passed(time = 0) {
  server.clock.advance(time)
  await server.running.followUps.look()
  server.clock.advance(HOUR)
  await server.running.followUps.look()
}
async function offer(): Promise<JobOffer> {
  return (await server.parts.store.read((view) => view.record('jobOffers', 'offer', 'brest')))!
}
async function keepOffer(fields: Partial<JobOffer>) {
  const head = { ...bakery.stamp('offer', START - 60 * DAY), employerId: 'bakery', mark: 'Vente' }
  const { closedAt: _closed, ...sample } = sampleRecord('jobOffers', head) as JobOffer
  const record = { ...sample, id: 'offer', stamps: {}, ...fields }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', record))
}
async function goesOn() {
  const writer = { deviceId: bakery.scope.deviceId, now: server.clock.now() }
  const record = changeFields(await offer(), { askedAt: undefined }, writer)
  await server.parts.store.transaction((tx) => keepRecord(tx, 'jobOffers', record))
}
async function opens() {
  await server.parts.store.transaction(async (tx) => {
    const application = (await tx.record('applications', 'a1', 'brest'))!
    const now = server.clock.now()
    const viewed = { id: `v${now}`, type: 'viewed' as const, at: now, by: 'desk', receivedAt: now }
    await keepRecord(tx, 'applications', { ...application, events: [...application.events, viewed] })
  })
}
async function keepAbsence(absence: { from: string; to: string; askedAt: number }) {
  await server.parts.store.transaction(async (tx) => {
    const employer = (await employerOf(tx, 'bakery'))!
    await keepEmployer(tx, employer, { ...employer, absence }, server.clock.now())
  })
}
async function messages(): Promise<string[]> {
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('reminders').select(['kind', 'state']).orderBy('dueAt')),
  )
  return rows.filter(({ state }) => state === 'planned').map(({ kind }) => kind)
}
