import { afterEach, beforeEach, expect, it } from 'vitest'
import type { MyData } from '../../domain/contract/my-data.ts'
import { DAY } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { hashPictures } from '../passes/pass-secrets.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
let server: TestServer
let kiosk: TestDevice
let visitorId: string

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (stock.body as { tokens: [string] }).tokens
  visitorId = readPassToken(token)!.visitorId
  const secret = { siteId: 'brest', visitorId, secretHash: await hashPictures(PICTURES) }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('passSecrets').values(secret)))
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
})
afterEach(() => server.stop())

const asked = async () => {
  const answer = await kiosk.call('GET', 'visitor/data')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return answer.body as MyData
}

it('is empty for somebody of whom nothing is kept, and closed to whoever showed no pictures', async () => {
  expect(await asked()).toEqual({
    ...{
      toldAt: START,
      directory: [],
      visits: [],
      bookings: [],
      reservations: [],
      observations: [],
      attestations: [],
    },
    ...{ applications: [], introductions: [], invitations: [], said: [], reads: [], searches: [], links: [] },
    ...{ pairings: [], minority: [], postings: [], saidOnBoard: [], talks: [], thanks: [], elsewhere: [] },
    assistances: [],
  })
  kiosk.session = null
  expect((await kiosk.call('GET', 'visitor/data')).status).toBe(401)
})

it('tells what is kept by what it is for, under every entry of the person, and who looked', async () => {
  await server.account('brest', 'maelle')
  const [host] = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('accounts').selectAll()),
  )
  const maelle = host!.accountId
  const head = (id: string) => ({
    id,
    siteId: 'brest',
    rev: '1',
    at: START,
    by: 'server',
    employerId: 'bakery',
  })
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'visitors', {
      ...sampleRecord('visitors', { ...head(visitorId), mark: 'Lucie' }),
      note: 'calls',
    })
    const twin = sampleRecord('visitors', { ...head('TWIN'), mark: 'Lu' })
    await keepRecord(tx, 'visitors', { ...twin, mergedInto: visitorId })
    await keepRecord(tx, 'visits', sampleRecord('visits', { ...head('v1'), mark: visitorId }))
    const later = sampleRecord('visits', { ...head('v2'), mark: 'TWIN' })
    await keepRecord(tx, 'visits', { ...later, arrivedAt: START + DAY, leftAt: START + 2 * DAY })
    await keepRecord(tx, 'visits', sampleRecord('visits', { ...head('v3'), mark: 'YANN' }))
    await keepRecord(
      tx,
      'challengeSessions',
      sampleSession('session-1', { employerId: 'bakery', title: 'Le fournil' }),
    )
    await keepRecord(tx, 'bookings', sampleRecord('bookings', { ...head('b1'), mark: visitorId }))
    const voice = sampleRecord('evaluations', { ...head('b1'), mark: visitorId })
    await keepRecord(tx, 'evaluations', { ...voice, sessionId: 'session-1' })
    // What the observers are still agreeing on is not told yet.
    await keepRecord(tx, 'evaluations', { ...voice, id: 'b1.d.host', kind: 'debrief', authorId: 'host' })
    const application = sampleRecord('applications', { ...head('a1'), mark: 'x' })
    await keepRecord(tx, 'applications', { ...application, visitorId })
    await keepRecord(tx, 'jobOffers', { ...sampleRecord('jobOffers', { ...head('offer'), mark: 'Vente' }) })
    await keepRecord(tx, 'profiles', sampleRecord('profiles', { ...head(visitorId), mark: visitorId }))
    const search = { siteId: 'brest', employerId: 'bakery', accountId: 'armelle', at: START, seed: 'x' }
    const wanted = '[{"key":"ability:organise"}]'
    await tx.run(
      tx.tables
        .insertInto('searches')
        .values({ searchId: 'q', ...search, wanted, people: '[]', isCut: 0, counted: '[]' }),
    )
    const meeting = { siteId: 'brest', visitorId, searchId: 'q', at: START }
    await tx.run(tx.tables.insertInto('searchMeetings').values(meeting))
    const invitation = {
      ...{ siteId: 'brest', employerId: 'bakery', accountId: 'armelle', searchId: 'q', cardId: 'c' },
      kind: 'talk',
      ...{ invitedAt: START, sessionId: null, pay: null, message: 'x', wanted: '[]', putOffAt: null },
    } as const
    const told = { name: 'Lucie', channel: 'phone', words: '06 12 34 56 78' }
    await tx.run(
      tx.tables.insertInto('invitations').values([
        {
          ...{ ...invitation, invitationId: 'i1', visitorId, answer: 'yes' },
          ...{ answeredAt: START + DAY, told: JSON.stringify(told) },
        },
        {
          ...{ ...invitation, invitationId: 'i2', visitorId: 'TWIN', invitedAt: START + 1, answer: null },
          ...{ answeredAt: null, told: null },
        },
        {
          ...{ ...invitation, invitationId: 'i3', visitorId: 'YANN', answer: null },
          ...{ answeredAt: null, told: null },
        },
      ]),
    )
    await tx.run(
      tx.tables.insertInto('pageReads').values({ siteId: 'brest', visitorId, accountId: maelle, at: START }),
    )
  })
  expect(await asked()).toMatchObject({
    directory: [{ name: 'Lucie', note: 'calls' }, { name: 'Lu' }],
    visits: [{ arrivedAt: START + DAY, leftAt: START + 2 * DAY }, { arrivedAt: START }],
    bookings: [{ title: 'Le fournil' }],
    observations: [{ title: 'Le fournil', kind: 'self' }],
    applications: [{ offer: 'Vente', employer: 'Fournil', at: START }],
    invitations: [
      { employer: 'Fournil', invitedAt: START + 1, status: 'waiting' },
      {
        ...{ employer: 'Fournil', invitedAt: START, status: 'accepted', answeredAt: START + DAY },
        told: { name: 'Lucie', channel: 'phone', words: '06 12 34 56 78' },
      },
    ],
    profile: { visitorId },
    reads: [{ by: 'maelle', at: START }],
    searches: [{ employer: 'Fournil', at: START, wanted: ['ability:organise'] }],
  })
})

it('tells with a visit who they said to be and who told them of the place, and what hosts said of their entry', async () => {
  const head = { siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  const word = { at: START, by: 'desk', host: 'Claire' }
  await server.parts.store.transaction(async (tx) => {
    const visit = sampleRecord('visits', { ...head, id: 'v1', mark: visitorId })
    await keepRecord(tx, 'visits', { ...visit, audience: 'curious', prescriber: 'word-of-mouth' })
    const entry = (id: string) => sampleRecord('visitors', { ...head, id, mark: id })
    await keepRecord(tx, 'visitors', entry(visitorId))
    const merged = { ...word, id: '1', type: 'merged', withId: visitorId } as const
    await keepRecord(tx, 'visitors', { ...entry('TWIN'), mergedInto: visitorId, pairings: [merged] })
    // It is kept on the other's entry, beside what is of others alone.
    const apart = { ...word, id: '2', type: 'apart', withId: visitorId, at: START + DAY } as const
    const ofOthers = { ...word, id: '3', type: 'apart', withId: 'ZOE' } as const
    await keepRecord(tx, 'visitors', { ...entry('YANN'), pairings: [apart, ofOthers] })
  })
  const told = await asked()
  expect(told.visits).toMatchObject([{ audience: 'curious', prescriber: 'word-of-mouth' }])
  expect(told.pairings).toEqual([
    { said: 'apart', at: START + DAY },
    { said: 'merged', at: START },
  ])
  expect(JSON.stringify(told)).not.toMatch(/YANN|ZOE|Claire/)
})

it('tells an age that was said, and who agreed to what, under any entry of theirs', async () => {
  const head = { siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  const word = { at: START, by: 'desk', host: 'Claire' }
  await server.parts.store.transaction(async (tx) => {
    const entry = (id: string) => sampleRecord('visitors', { ...head, id, mark: id })
    const age = { ...word, id: '1', type: 'age', band: 'under-16', on: '2026-04-13' } as const
    await keepRecord(tx, 'visitors', { ...entry(visitorId), minority: [age] })
    const agreed = {
      ...{ ...word, id: '2', type: 'agreed' as const, at: START + DAY, guardian: 'Mme Diallo' },
      ...{ acts: ['board' as const], on: '2026-04-14', until: '2026-07-14' },
    }
    await keepRecord(tx, 'visitors', { ...entry('TWIN'), mergedInto: visitorId, minority: [agreed] })
  })
  const told = await asked()
  expect(told.minority).toEqual([
    { said: 'agreed', at: START + DAY, guardian: 'Mme Diallo', acts: ['board'], until: '2026-07-14' },
    { said: 'age', at: START, band: 'under-16' },
  ])
  expect(JSON.stringify(told)).not.toContain('Claire')
})

it('tells what they said of others in their own words, under every entry of theirs, and not of whom', async () => {
  const head = { siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  const said = (id: string, authorId: string, told: object = {}) =>
    ({ id, competenceId: 'own', by: 'visitor', authorId, at: START, ...told }) as const
  await server.parts.store.transaction(async (tx) => {
    const entry = (id: string) => sampleRecord('visitors', { ...head, id, mark: id })
    await keepRecord(tx, 'visitors', entry(visitorId))
    await keepRecord(tx, 'visitors', { ...entry('TWIN'), mergedInto: visitorId })
    await keepRecord(tx, 'visitors', entry('YANN'))
    await keepRecord(tx, 'profiles', {
      ...sampleRecord('profiles', { ...head, id: 'YANN', mark: 'YANN' }),
      competences: [{ id: 'own', label: 'Je répare un vélo.', origin: 'personal', addedAt: '1' }],
      recommendations: [
        said('r1', visitorId, { role: 'work', fact: 'Le mien roule.' }),
        said('r2', 'TWIN', { at: START + 1 }),
        said('r3', visitorId, { removedAt: START + 2 }),
        said('r4', 'SOMEBODY', { fact: 'Pas de moi.' }),
      ],
    })
    const ledTo = { siteId: 'brest', visitorId: 'YANN' }
    await tx.run(
      tx.tables.insertInto('recommendations').values([
        { ...ledTo, id: 'r1', authorId: visitorId, at: START },
        { ...ledTo, id: 'r2', authorId: 'TWIN', at: START + 1 },
        { ...ledTo, id: 'r3', authorId: visitorId, at: START + 2 },
        { ...ledTo, id: 'r4', authorId: 'SOMEBODY', at: START + 3 },
      ]),
    )
  })
  const told = await asked()
  const sentence = { competenceId: 'own', label: 'Je répare un vélo.' }
  expect(told.said).toEqual([
    { ...sentence, at: START + 1 },
    { ...sentence, at: START, role: 'work', fact: 'Le mien roule.' },
  ])
  expect(JSON.stringify(told)).not.toContain('YANN')
})
