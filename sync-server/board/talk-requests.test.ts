import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoardAround, Introduction, MyBoard } from '../../domain/contract/board.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import { MOST_TURNS, type ContactRequest } from '../../domain/postings/contact-request.ts'
import type { TalkTopic } from '../../domain/postings/talk-topics.ts'
import { wishToTalk } from '../../domain/postings/write-posting.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { addDays, DAY, siteDay } from '../../domain/time.ts'
import type { Site } from '../../domain/sites/site.ts'
import { SHOWN_FROM } from '../../domain/visits/open-to-talk.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { openSignInSession } from '../accounts/sign-in-sessions.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
/** Whose card is at hand: they like to talk of budgets. */
let token: string
let sami: string
let requests = 0
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await server.account('brest', 'lea')
  await host.signIn('lea', 'lea-secret-secret')
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (body as { tokens: string[] }).tokens[0]!
  sami = readPassToken(token)!.visitorId
})
afterEach(() => server.stop())

const now = () => server.clock.now()
async function here(visitorId: string, openTo?: TalkTopic[], fields: Partial<Visit> = {}): Promise<void> {
  const head = {
    id: `${visitorId}.${siteDay(now())}.0`,
    siteId: 'brest',
    rev: '1',
    at: now(),
    by: 'k',
    mark: visitorId,
  }
  const visit = { ...sampleRecord('visits', head), ...(openTo ? { openTo, openToRev: '1' } : {}), ...fields }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'visits', visit))
}
async function wish(id: string, visitorId: string, name: string, topic: TalkTopic = 'budget'): Promise<void> {
  const made = wishToTalk(
    { topic, visitorId, name },
    { id, eventId: `${id}.e` },
    {
      ...{ siteId: 'brest', deviceId: kiosk.scope.deviceId, now: now() },
    },
  )
  if (!made.ok) throw new Error(made.reason)
  expect(await said(made.value)).toMatchObject({ outcome: 'accepted' })
}
async function said(document: ContactRequest) {
  const sealed = await sealTo(site, JSON.stringify(document))
  const [result] = await kiosk.push({ collection: 'contactRequests', id: document.id, sealed })
  return result!
}
async function opened(visitorId: string): Promise<void> {
  const whose = { deviceId: kiosk.scope.deviceId, kind: 'visitor', subject: visitorId } as const
  const session = await server.parts.store.transaction((tx) =>
    openSignInSession(tx, whose, () => Promise.resolve(true), now()),
  )
  kiosk.session = session!.session
}
async function boardOf(visitorId: string): Promise<MyBoard> {
  await opened(visitorId)
  return (await kiosk.call('GET', 'visitor/postings')).body as MyBoard
}
async function answer(visitorId: string, body: object) {
  await opened(visitorId)
  const requestId = `request-number-${(requests += 1)}`
  return kiosk.call('POST', 'visitor/interest-answer', { requestId, ...body })
}
const news = async () => ((await kiosk.call('POST', 'visitor/news', { token })).body as VisitorNews).board
const introductions = async () =>
  ((await host.call('GET', 'host/introductions')).body as { introductions: Introduction[] }).introductions
const around = async () => ((await kiosk.call('GET', 'board/around')).body as BoardAround).cards
const place = (id: string, words: string) =>
  host.call('POST', `host/introductions/${id}/place`, { place: words })

describe('a wish to talk of something', () => {
  it('is asked of who is here and likes to; both read names after two yeses, and where they meet', async () => {
    await here(sami, ['budget', 'company'])
    await wish('w1', 'AWA', 'Awa')
    expect(await introductions()).toMatchObject([{ id: 'w1', topic: 'budget', openIds: [sami] }])
    expect(await news()).toMatchObject({ asked: 1 })
    expect(JSON.stringify(await news())).not.toContain('Awa')
    const before = await boardOf(sami)
    expect(before.asked).toMatchObject([{ id: 'w1', topic: 'budget', state: 'waiting' }])
    expect(JSON.stringify(before)).not.toContain('Awa')
    expect((await place('w1', 'Table 2')).status).toBe(404)
    expect((await answer(sami, { interestId: 'w1', answer: 'yes', name: 'Sami' })).body).toEqual({
      name: 'Awa',
    })
    expect(await introductions()).toMatchObject([{ id: 'w1', authorId: sami, authorName: 'Sami' }])
    expect((await place('w1', 'Table 2')).status).toBe(204)
    await place('w1', 'Table 2')
    expect((await boardOf('AWA')).interests).toMatchObject([
      { topic: 'budget', state: 'accepted', name: 'Sami', place: 'Table 2' },
    ])
    expect((await boardOf(sami)).asked).toMatchObject([{ name: 'Awa', place: 'Table 2' }])
    const told = await news()
    expect([told?.meetAt, JSON.stringify(told).includes('Awa')]).toEqual(['Table 2', false])
    await host.call('POST', 'host/introductions/w1', { introduced: true })
    expect((await news())?.meetAt).toBeUndefined()
  })

  it('is nobody’s to answer who did not say that they like to, took it back, left or asked it themselves', async () => {
    const yes = { interestId: 'w1', answer: 'yes', name: 'Sami' }
    await wish('w1', 'AWA', 'Awa')
    await here(sami, ['writing'])
    const reasons = async (visitorId: string) => refusalIn(await answer(visitorId, yes)).reasons
    expect(await reasons(sami)).toEqual(['gone'])
    await here(sami, ['budget'], { closing: 'left', leftAt: now() })
    expect(await reasons(sami)).toEqual(['gone'])
    await here('AWA', ['budget'])
    expect([await reasons('AWA'), await introductions()]).toEqual([['gone'], []])
    await here(sami, ['budget'])
    server.clock.advance(DAY)
    expect([await reasons(sami), (await boardOf(sami)).asked]).toEqual([['gone'], []])
    await here(sami, ['budget'])
    expect(refusalIn(await answer(sami, { ...yes, name: undefined })).reasons).toEqual(['name-needed'])
    server.clock.advance(14 * DAY)
    await here(sami, ['budget'])
    expect(await reasons(sami)).toEqual(['gone'])
  })

  it('goes on to others after a no, which only who said it knows', async () => {
    await here(sami, ['budget'])
    await here('LOU', ['budget'])
    await wish('w1', 'AWA', 'Awa')
    await answer(sami, { interestId: 'w1', answer: 'no' })
    expect((await boardOf(sami)).asked).toEqual([])
    expect((await boardOf('AWA')).interests).toMatchObject([{ state: 'waiting' }])
    expect((await introductions())[0]!.openIds).toEqual(['LOU'])
    await answer('LOU', { interestId: 'w1', answer: 'yes', name: 'Lou' })
    expect(refusalIn(await answer('LOU', { interestId: 'w1', answer: 'yes', name: 'Lou' })).reasons).toEqual([
      'answered',
    ])
    await erased(sami)
    expect(JSON.stringify(await requestsKept())).not.toContain(sami)
    expect((await boardOf('AWA')).interests).toMatchObject([{ state: 'accepted', name: 'Lou' }])
    await erased('LOU')
    expect(await requestsKept()).toEqual([])
  })

  it('that fifty would rather not is asked of nobody else, and whoever asks locks nobody out', async () => {
    await here(sami, ['budget'])
    await wish('w1', 'AWA', 'Awa')
    await wish('w2', 'NORA', 'Nora')
    const kept = (await requestsKept()).find(({ id }) => id === 'w1')!
    const passes = Array.from({ length: MOST_TURNS - 1 }, (_, turn) => ({
      ...{ id: `d.${turn}`, type: 'passed' as const, at: now(), by: 'k', ofId: `P${turn}` },
    }))
    const events = [...kept.events, ...passes]
    await server.parts.store.transaction((tx) =>
      keepRecord(tx, 'contactRequests', revised(kept, byServer(now()), { events })),
    )
    expect((await boardOf(sami)).asked).toMatchObject([{ id: 'w2' }])
    expect((await introductions()).map(({ id }) => id)).toEqual(['w2'])
    expect(refusalIn(await answer(sami, { interestId: 'w1', answer: 'no' })).reasons).toEqual(['gone'])
    expect((await answer(sami, { interestId: 'w2', answer: 'no' })).status).toBe(200)
  })

  it('may be said again of the same once it came true, and counts once while it waits', async () => {
    await here(sami, ['budget'])
    await wish('w1', 'AWA', 'Awa')
    await wish('w2', 'AWA', 'Awa')
    expect((await boardOf(sami)).asked).toHaveLength(1)
    await answer(sami, { interestId: 'w1', answer: 'yes', name: 'Sami' })
    expect((await boardOf(sami)).asked).toMatchObject([{ state: 'accepted' }, { id: 'w2', state: 'waiting' }])
  })

  it('is told to both with what is kept of them, and to nobody else', async () => {
    await here(sami, ['budget'])
    await wish('w1', 'AWA', 'Awa')
    await answer(sami, { interestId: 'w1', answer: 'yes', name: 'Sami' })
    await opened(sami)
    const his = (await kiosk.call('GET', 'visitor/data')).body as MyData
    expect([his.talks, his.visits[0]!.openTo]).toMatchObject([[{ topic: 'budget' }], ['budget']])
    expect(JSON.stringify(his)).not.toContain('Awa')
    await opened('AWA')
    const hers = (await kiosk.call('GET', 'visitor/data')).body as MyData
    expect([hers.saidOnBoard, hers.talks]).toMatchObject([[{ said: 'interested', topic: 'budget' }], []])
  })

  it('tells of a kiosk neither who said yes nor that somebody did', async () => {
    await here(sami, ['budget'])
    const made = wishToTalk(
      { topic: 'budget', visitorId: 'AWA', name: 'Awa' },
      { id: 'w9', eventId: 'e9' },
      {
        ...{ siteId: 'brest', deviceId: kiosk.scope.deviceId, now: now() },
      },
    )
    const forged = { ...(made.ok ? made.value : ({} as ContactRequest)), withId: sami }
    await said(forged)
    expect((await requestsKept())[0]).not.toHaveProperty('withId')
    const reported = { ...forged, id: 'w10', events: [{ ...forged.events[0]!, type: 'reported' as const }] }
    expect(await said(reported)).not.toMatchObject({ outcome: 'accepted' })
  })
})

describe('cards whose author is here', () => {
  it('are told where their author likes to talk today and enough people are here, and by no name', async () => {
    const head = { id: 'p1', siteId: 'brest', rev: '1', at: now(), by: 'k', mark: 'Je peux aider' }
    const card = {
      ...{ ...sampleRecord('postings', head), authorId: sami, endsOn: addDays(siteDay(now()), 30) },
    }
    await server.parts.store.transaction((tx) => keepRecord(tx, 'postings', card))
    await here(sami, ['company'])
    for (let other = 1; other < SHOWN_FROM - 1; other += 1) await here(`OTHER${other}`)
    expect(await around()).toEqual([])
    await here('ONEMORE')
    expect(await around()).toEqual(['p1'])
    const [stays] = await server.parts.store.read((view) =>
      view.records('visits', { siteId: 'brest', visitorId: sami }),
    )
    const taken = revised(stays!, byServer(now()), { openTo: [] })
    await server.parts.store.transaction((tx) => keepRecord(tx, 'visits', taken))
    expect(await around()).toEqual([])
  })

  it('tell a host at once of who waits for their author', async () => {
    const head = { id: 'p1', siteId: 'brest', rev: '1', at: now(), by: 'k', mark: 'Je peux aider' }
    const card = {
      ...{ ...sampleRecord('postings', head), authorId: sami, endsOn: addDays(siteDay(now()), 30) },
    }
    await server.parts.store.transaction((tx) => keepRecord(tx, 'postings', card))
    const events = [{ id: 'e', type: 'interested' as const, at: now(), by: 'k' }]
    const request = {
      ...sampleRecord('contactRequests', { ...head, id: 'i1', mark: 'AWA' }),
      ...{ postingId: 'p1', name: 'Awa', events },
    }
    await server.parts.store.transaction((tx) => keepRecord(tx, 'contactRequests', request))
    expect(await introductions()).toEqual([])
    await here(sami, ['company'])
    expect(await introductions()).toMatchObject([{ id: 'i1', postingId: 'p1', openIds: [sami] }])
  })
})

async function requestsKept(): Promise<ContactRequest[]> {
  return server.parts.store.read((view) => view.records('contactRequests', { siteId: 'brest' }))
}
const erased = (visitorId: string) =>
  server.parts.store.transaction((tx) => erasePerson(tx, 'brest', visitorId, now()))
