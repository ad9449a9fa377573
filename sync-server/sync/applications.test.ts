import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import type { PushRow } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { giveMandate, withdrawMandate, type EmployerActor } from '../employers/mandates.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { keepRecord } from './keep-record.ts'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let bakery: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
  const offer = { id: 'offer', siteId: 'brest', rev: nextRevision(undefined, START, 'server'), at: START }
  await server.parts.store.transaction((tx) =>
    keepRecord(
      tx,
      'jobOffers',
      sampleRecord('jobOffers', { ...offer, by: 'server', employerId: 'bakery', mark: 'Boulanger' }),
    ),
  )
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  bakery = await server.device('brest', 'employer', 'bakery')
})
afterEach(() => server.stop())

describe('an application sent from a kiosk', () => {
  it('that nobody can open is refused and kept', async () => {
    const other = await server.createSite('quimper')
    const wrongKey = await sealTo(other, JSON.stringify({ application: application() }))
    const results = await kiosk.push(
      { collection: 'applications', id: 'a1', sealed: wrongKey },
      { collection: 'applications', id: 'a2', sealed: 'not.a.jwe' },
      { collection: 'applications', id: 'a3', sealed: await sealTo(site, 'not JSON') },
      await sealed(application('a4')),
    )
    expect(results.map((result) => [result.id, result.outcome])).toEqual([
      ['a1', 'refused'],
      ['a2', 'refused'],
      ['a3', 'refused'],
      ['a4', 'accepted'],
    ])
    expect(results[0]).toMatchObject({ reason: 'unreadable', master: null })
  })

  it('in clear is refused: a kiosk never writes one that others could read on the way', async () => {
    const [result] = await kiosk.push(plain(application()))
    expect(result).toMatchObject({ outcome: 'refused', reason: 'forbidden' })
    expect(await bakery.records('applications')).toEqual([])
  })

  it('to an offer of another employer than it says is refused', async () => {
    const [result] = await kiosk.push(await sealed({ ...application(), employerId: 'garage' }))
    expect(result).toMatchObject({ outcome: 'refused', reason: 'invalid', field: 'employerId' })
  })

  it('cannot bring an answer, nor a reception of its own', async () => {
    const forged: ApplicationEvent = {
      id: 'r',
      type: 'refused',
      at: START,
      by: 'x',
      receivedAt: 1,
      receipt: 'x',
    }
    const [answered] = await kiosk.push(
      await sealed({ ...application(), events: [...application().events, forged] }),
    )
    expect(answered).toMatchObject({ outcome: 'refused', reason: 'forbidden-event' })
    const early = application('a2')
    early.events = [{ ...early.events[0]!, receivedAt: START - 300 * DAY, receipt: 'A'.repeat(22) }]
    await kiosk.push(await sealed(early))
    const [kept] = await applicationsOf(bakery)
    expect(kept!.events[0]!.receivedAt).toBe(START)
  })

  it('arrives with the time of its reception, at its employer and nowhere else', async () => {
    const garage = await server.device('brest', 'employer', 'garage')
    await kiosk.push(await sealed(application()))
    const [kept] = await applicationsOf(bakery)
    expect(kept).toMatchObject({ sent: { name: 'Aïcha' } })
    expect(kept!.events[0]).toMatchObject({ receivedAt: START, receipt: expect.any(String) as unknown })
    expect(await garage.records('applications')).toEqual([])
    expect(await host.records('applications')).toEqual([])
  })

  it('sent three times is one application with one reception', async () => {
    const row = await sealed(application())
    await kiosk.push(row)
    server.clock.advance(HOUR)
    await kiosk.push(row, await sealed(application()))
    const all = await applicationsOf(bakery)
    expect(all).toHaveLength(1)
    expect(all[0]!.events).toHaveLength(1)
    expect(all[0]!.events[0]!.receivedAt).toBe(START)
  })
})

describe('an answer', () => {
  beforeEach(async () => {
    await kiosk.push(await sealed(application()))
  })

  it('cannot change what was sent, nor what others told', async () => {
    const [received] = await applicationsOf(bakery)
    const forged = withEvent(bakery, received!, { type: 'viewed' })
    forged.sent = { name: 'Autre' }
    forged.visitorId = 'autre'
    forged.events[0] = { ...forged.events[0]!, type: 'withdrawn' }
    // Older than the first copy, so that a careless merge would take its words.
    const [result] = await bakery.push(plain(forged, received!.rev))
    expect(result!.outcome).toBe('accepted')
    const [kept] = await applicationsOf(bakery)
    expect(kept).toMatchObject({ sent: { name: 'Aïcha' }, visitorId: received!.visitorId })
    expect(kept!.events.map((event) => event.type)).toEqual(['submitted', 'viewed'])
  })

  it('cannot reuse the receipt of another event for other words', async () => {
    const [received] = await applicationsOf(bakery)
    const { receivedAt, receipt } = received!.events[0]!
    server.clock.advance(10 * DAY)
    const forged = withEvent(bakery, received!, { type: 'refused' })
    Object.assign(forged.events[1]!, { receivedAt, receipt })
    await bakery.push(plain(forged, received!.rev))
    const [kept] = await applicationsOf(bakery)
    expect(kept!.events[1]).toMatchObject({ type: 'refused', receivedAt: START + 10 * DAY })
  })

  it('tells by which device it was given, whatever the device says', async () => {
    const [received] = await applicationsOf(bakery)
    const forged = withEvent(bakery, received!, { type: 'viewed' })
    Object.assign(forged.events[1]!, { by: 'somebody-else', byHost: true })
    await bakery.push(plain(forged, received!.rev))
    const [kept] = await applicationsOf(bakery)
    expect(kept!.events[1]).toMatchObject({ by: bakery.scope.deviceId })
    expect(kept!.events[1]).not.toHaveProperty('byHost')
  })

  it('of two people at once is both: each learns of the other by a conflict', async () => {
    const second = await server.device('brest', 'employer', 'bakery')
    const [received] = await applicationsOf(bakery)
    await bakery.push(plain(withEvent(bakery, received!, { type: 'viewed' }), received!.rev))
    const mine = withEvent(second, received!, { type: 'pursued', nextStep: { what: 'Un café' } })
    const [result] = await second.push(plain(mine, received!.rev))
    expect(result!.outcome).toBe('conflict')
    const { master } = result as { master: unknown }
    expect((master as Application).events.map((event) => event.type)).toEqual(['submitted', 'viewed'])
  })
})

describe('a mandate', () => {
  it('given shows the applications to the hosts, taken back takes them away and leaves only their ids', async () => {
    await kiosk.push(await sealed(application()))
    const stream = await host.listen()
    await stream.next('hello')
    await giveMandate(server.parts, actor('bakery'), { scope: 'all' })
    await documentsOf(stream, 'applications', 'Aïcha')
    const [seen] = await applicationsOf(host)
    expect(seen!.id).toBe('a1')

    await host.push(plain(withEvent(host, seen!, { type: 'viewed' }), seen!.rev))
    const [answered] = await applicationsOf(host)
    expect(answered!.events[1]).toMatchObject({ type: 'viewed', byHost: true })

    await withdrawMandate(server.parts, actor('bakery'))
    await documentsOf(stream, 'applications', '{"id":"a1","_deleted":true}')
    expect(await host.records('applications')).toEqual([{ id: 'a1', _deleted: true }])
    const [refused] = await host.push(plain(withEvent(host, answered!, { type: 'refused' }), answered!.rev))
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'forbidden', master: null })
    stream.close()
  })

  it('that was never given leaves no trace at the hosts, not even an id', async () => {
    const stream = await host.listen()
    await stream.next('hello')
    await kiosk.push(await sealed(application('application-of-aicha')))
    await giveMandate(server.parts, actor('garage'), { scope: 'all' })
    await documentsOf(stream, 'employers', 'Garage')
    expect(stream.text).not.toContain('application-of-aicha')
    expect(await host.records('applications')).toEqual([])
    stream.close()
  })
})

function actor(employerId: string): EmployerActor {
  return { employerId, siteId: 'brest', accountId: 'account-1', name: 'Anne' }
}

function application(id = 'a1'): Application {
  const { deviceId: by } = kiosk.scope
  return {
    id,
    siteId: 'brest',
    rev: nextRevision(undefined, START, by),
    at: START,
    by,
    employerId: 'bakery',
    jobOfferId: 'offer',
    visitorId: 'someone',
    sent: { name: 'Aïcha' },
    events: [{ id: `${id}.s`, type: 'submitted', at: START, by }],
  }
}

function withEvent(device: TestDevice, known: Application, event: Partial<ApplicationEvent>): Application {
  const now = server.clock.now()
  const { deviceId: by } = device.scope
  const told = {
    id: `${by}.${known.events.length}`,
    type: 'viewed',
    at: now,
    by,
    ...event,
  } as ApplicationEvent
  return { ...known, rev: nextRevision(known.rev, now, by), at: now, by, events: [...known.events, told] }
}

async function sealed(document: Application): Promise<PushRow> {
  const text = await sealTo(site, JSON.stringify({ application: document }))
  return { collection: 'applications', id: document.id, sealed: text }
}

function plain(document: Application, assumedRev: string | null = null): PushRow {
  return { collection: 'applications', id: document.id, document, assumedRev }
}

async function applicationsOf(device: TestDevice): Promise<Application[]> {
  return (await device.records('applications')) as Application[]
}

async function documentsOf(
  stream: Awaited<ReturnType<TestDevice['listen']>>,
  collection: string,
  containing: string,
): Promise<void> {
  for (;;) {
    const { data } = await stream.next('documents')
    if (data['collection'] === collection && JSON.stringify(data).includes(containing)) return
  }
}
