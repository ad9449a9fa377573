import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { kept, NOTICE } from '../../domain/retention/keeping.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Site } from '../../domain/sites/site.ts'
import { PROTOCOL, PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
let server: TestServer
let site: Site
let kiosk: TestDevice
let bakery: TestDevice
let token: string

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  bakery = await server.device('brest', 'employer', 'bakery')
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (body as { tokens: [string] }).tokens[0]
  await apply()
})
afterEach(() => server.stop())

describe('the news of a pass', () => {
  it('tells how much waits and of what kind, and no word of it', async () => {
    expect((await news()).body).toEqual({
      meetings: 0,
      questions: 0,
      answers: 0,
      toCheck: 0,
      attached: 0,
      hasPictures: true,
      mayChoosePictures: false,
      alsoKnownAs: [],
      challengesReadUntil: 0,
    })
    await answer({ type: 'pursued', nextStep: { what: 'Un entretien secret' } })
    server.clock.advance(SECOND_THOUGHTS)
    const told = await news()
    expect(told.body).toMatchObject({ meetings: 1, answers: 0 })
    expect(told.text).not.toMatch(/Fournil|secret|name-/)
    expect(told.headers.get('cache-control')).toBe('no-store')
  })

  it('is none until the answer can no longer be taken back', async () => {
    await answer({ type: 'refused', reasons: [{ code: 'position_filled' }] })
    server.clock.advance(SECOND_THOUGHTS - 1)
    expect((await news()).body).toMatchObject({ answers: 0 })
    expect((await mine())[0]?.application.events.map(({ type }) => type)).toEqual(['submitted'])
    server.clock.advance(1)
    expect((await news()).body).toMatchObject({ answers: 1 })
  })

  it('goes once the answers were read, and a line that was not read yet is marked', async () => {
    await answer({ type: 'refused', reasons: [{ code: 'position_filled' }] })
    server.clock.advance(SECOND_THOUGHTS)
    expect((await mine()).map(({ isNew }) => isNew)).toEqual([true])
    expect((await news()).body).toMatchObject({ answers: 0 })
    expect((await mine()).map(({ isNew }) => isNew)).toEqual([false])
  })

  it('stays of an answer that came to be readable while the list was read', async () => {
    await answer({ type: 'refused', reasons: [{ code: 'position_filled' }] })
    server.clock.advance(SECOND_THOUGHTS - 1)
    const { store } = server.parts
    const read = store.read.bind(store)
    const slow = vi.spyOn(store, 'read').mockImplementation(async (work) => {
      const told = await read(work)
      if (JSON.stringify(told ?? '').includes('"application"')) server.clock.advance(1)
      return told
    })
    expect((await mine()).map(({ application }) => application.events.length)).toEqual([1])
    slow.mockRestore()
    expect((await news()).body).toMatchObject({ answers: 1 })
  })

  it('is not hidden by what was read while the clock was ahead', async () => {
    server.clock.advance(20 * DAY)
    await news('challenges')
    await mine()
    server.clock.advance(-20 * DAY)
    await answer({ type: 'refused', reasons: [{ code: 'position_filled' }] })
    server.clock.advance(SECOND_THOUGHTS)
    expect((await news()).body).toMatchObject({ answers: 1, challengesReadUntil: 0 })
    await mine()
    expect((await news()).body).toMatchObject({ answers: 0 })
  })

  it('of challenges are read when the kiosk says so', async () => {
    await news('challenges')
    expect((await news()).body).toMatchObject({ challengesReadUntil: server.clock.now() })
  })

  it('tell in its last month that a yes to employers ends, and not before', async () => {
    const { visitorId } = readPassToken(token)!
    const given = { id: 'c', purpose: 'search', type: 'given', turn: 1, at: START, by: 'k' } as const
    await server.parts.store.transaction((tx) => {
      const author = { ...byServer(START), siteId: 'brest' }
      const page = newRecord(author, { id: visitorId, visitorId, competences: [], consents: [given] })
      return keepRecord(tx, 'profiles', page)
    })
    expect((await news()).body).not.toHaveProperty('searchConsentEnds')
    server.clock.set(START + kept.searchConsent - NOTICE)
    expect((await news()).body).toMatchObject({ searchConsentEnds: START + kept.searchConsent })
  })

  it('is for a genuine pass at a kiosk', async () => {
    const forged = token.slice(0, -5) + (token.endsWith('00000') ? '11111' : '00000')
    expect((await kiosk.call('POST', 'visitor/news', { token: forged })).status).toBe(403)
    expect((await bakery.call('POST', 'visitor/news', { token })).status).toBe(404)
  })
})

it('a first day that is added to a yes is no refusal explained to a kiosk of before', async () => {
  await answer({ type: 'hired' })
  await answer({ type: 'qualified', nextStep: { what: 'Premier jour', on: '2026-03-20' } })
  server.clock.advance(SECOND_THOUGHTS)
  const types = async (protocol = PROTOCOL) =>
    (await mine(protocol))[0]!.application.events.map(({ type }) => type)
  expect(await types(13)).toEqual(['submitted', 'hired', 'hired'])
  expect(await types()).toEqual(['submitted', 'hired', 'qualified'])
})

it('what such a kiosk sends back of it changes no event, and its answer to the first day is heard', async () => {
  await answer({ type: 'hired' })
  await answer({ type: 'qualified', nextStep: { what: 'Premier jour', on: '2026-03-20' } })
  server.clock.advance(SECOND_THOUGHTS)
  const { application } = (await mine(13))[0]!
  const at = server.clock.now()
  const by = kiosk.scope.deviceId
  const said = { id: 'said', type: 'meeting-accepted', about: 'answer-qualified', at, by } as const
  const rev = nextRevision(application.rev, at, by)
  const sealed = await sealTo(
    site,
    JSON.stringify({ application: { ...application, rev, events: [...application.events, said] } }),
  )
  expect(await kiosk.push({ collection: 'applications', id: 'a1', sealed })).toMatchObject([
    { outcome: 'accepted' },
  ])
  const [held] = (await bakery.records('applications')) as Application[]
  expect(held!.events.map(({ type }) => type)).toEqual([
    'submitted',
    'hired',
    'qualified',
    'meeting-accepted',
  ])
})

function news(read?: 'challenges') {
  return kiosk.call('POST', 'visitor/news', { token, ...(read ? { read } : {}) })
}

async function mine(protocol = PROTOCOL): Promise<{ application: Application; isNew: boolean }[]> {
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
  const told = { [PROTOCOL_HEADER]: String(protocol) }
  const { body } = await kiosk.call('GET', 'visitor/applications', undefined, told)
  return (body as { applications: { application: Application; isNew: boolean }[] }).applications
}

async function apply(): Promise<void> {
  const sample = sampleRecord('applications', {
    ...kiosk.stamp('a1', START),
    employerId: 'bakery',
    mark: 'name-a1',
  }) as Application
  const application = { ...sample, visitorId: readPassToken(token)!.visitorId }
  const sealed = await sealTo(site, JSON.stringify({ application, secret: PICTURES }))
  const [result] = await kiosk.push({ collection: 'applications', id: 'a1', sealed })
  expect(result!.outcome).toBe('accepted')
  server.clock.advance(MINUTE)
}

async function answer(told: Pick<ApplicationEvent, 'type'> & Partial<ApplicationEvent>): Promise<void> {
  const [held] = (await bakery.records('applications')) as Application[]
  const at = server.clock.now()
  const event = { id: `answer-${told.type}`, at, by: bakery.scope.deviceId, ...told }
  const document = {
    ...held!,
    rev: nextRevision(held!.rev, at, bakery.scope.deviceId),
    events: [...held!.events, event],
  }
  const [result] = await bakery.push({
    collection: 'applications',
    id: 'a1',
    document,
    assumedRev: held!.rev,
  })
  expect(result!.outcome).toBe('accepted')
}
