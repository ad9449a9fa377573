import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Introduction, MyBoard } from '../../domain/contract/board.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type { ContactEvent, ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting, PostingEvent } from '../../domain/postings/posting.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { addDays, DAY, siteDay } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { openSignInSession } from '../accounts/sign-in-sessions.ts'
import { boardFollower } from '../board/board-follower.ts'
import { boardNews } from '../board/board-news.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import { introductionsAt } from '../board/introductions.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import type { StoreReader } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
/** The card of the author of what stands on the board. */
let token: string
let author: string
let requests = 0
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await server.account('brest', 'lea')
  await host.signIn('lea', 'lea-secret-secret')
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (body as { tokens: string[] }).tokens[0]!
  author = readPassToken(token)!.visitorId
})
afterEach(() => server.stop())

const now = () => server.clock.now()
const event = (type: PostingEvent['type'], more: Partial<PostingEvent> = {}): PostingEvent => ({
  ...{ id: type, type, at: now(), by: 'server', turn: 1 },
  ...more,
})
async function card(
  id: string,
  events: PostingEvent[],
  fields: Partial<Posting> | { authorId: undefined } = {},
): Promise<void> {
  const head = { id, siteId: 'brest', rev: '1', at: now(), by: 'k', mark: 'Je relis' }
  const endsOn = addDays(siteDay(now()), 60)
  const written = { ...sampleRecord('postings', head), authorId: author, endsOn, events, ...fields }
  const { authorId, ...ofPlace } = written
  const posting: Posting = authorId === undefined ? ofPlace : { ...ofPlace, authorId }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'postings', posting))
}
async function interest(id: string, visitorId: string, name: string, postingId = 'p1'): Promise<void> {
  const events: ContactEvent[] = [{ id: `${id}.e`, type: 'interested', at: now(), by: 'k' }]
  const request: ContactRequest = newRecord(
    { ...byServer(now()), siteId: 'brest' },
    { id, postingId, visitorId, name, events },
  )
  await server.parts.store.transaction((tx) => keepRecord(tx, 'contactRequests', request))
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

describe('whoever wrote a card', () => {
  it('reads what became of it, with why and what a host added', async () => {
    await card('p1', [event('rejected', { reason: 'money', note: 'Sans argent, oui.' })])
    await card('p2', [event('published')])
    const { postings } = await boardOf(author)
    expect(postings.find(({ id }) => id === 'p1')).toMatchObject({
      ...{ state: 'rejected', reason: 'money', note: 'Sans argent, oui.' },
    })
    expect(postings.find(({ id }) => id === 'p2')).toMatchObject({ state: 'published', interests: [] })
    expect((await boardOf('SOMEBODY')).postings).toEqual([])
  })

  it('reads that somebody is interested, and who only once they said yes; so does the other', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    await interest('i2', 'YANN', 'Yann encore')
    const [shown] = (await boardOf(author)).postings[0]!.interests
    expect((await boardOf(author)).postings[0]!.interests).toHaveLength(1)
    expect(shown).toMatchObject({ id: 'i1', state: 'waiting' })
    expect(JSON.stringify(await boardOf(author))).not.toContain('Yann')
    const before = JSON.stringify(await boardOf('YANN'))
    expect(await introductions()).toEqual([])
    const told = await answer(author, { interestId: 'i1', answer: 'yes', name: 'Nadia' })
    expect(told.body).toEqual({ name: 'Yann' })
    expect(before).not.toContain('Nadia')
    expect((await boardOf('YANN')).interests).toMatchObject([
      { state: 'accepted', name: 'Nadia', title: 'Je relis' },
    ])
    expect(await introductions()).toMatchObject([{ id: 'i1', authorName: 'Nadia', interestedName: 'Yann' }])
    expect(refusalIn(await answer(author, { interestId: 'i2', answer: 'yes', name: 'Nadia' }))).toMatchObject(
      {
        reasons: ['answered'],
      },
    )
  })

  it('answers once, in time, with a name, and for their own cards alone', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    const reasons = async (body: object, visitorId = author) =>
      refusalIn(await answer(visitorId, body)).reasons
    expect(await reasons({ interestId: 'i1', answer: 'yes' })).toEqual(['name-needed'])
    expect(await reasons({ interestId: 'i1', answer: 'no' }, 'SOMEBODY')).toEqual(['gone'])
    expect(await reasons({ interestId: 'none', answer: 'no' })).toEqual(['gone'])
    await answer(author, { interestId: 'i1', answer: 'no' })
    expect(await reasons({ interestId: 'i1', answer: 'yes', name: 'N' })).toEqual(['answered'])
    expect((await boardOf('YANN')).interests).toMatchObject([{ state: 'declined' }])
    await interest('i2', 'OLGA', 'Olga')
    server.clock.advance(15 * DAY)
    expect(await reasons({ interestId: 'i2', answer: 'yes', name: 'N' })).toEqual(['gone'])
    expect((await boardOf('OLGA')).interests).toMatchObject([{ state: 'silent' }])
  })
})

describe('whoever wrote several cards', () => {
  it('reads the newest first, and who took one off: people for now, or hosts', async () => {
    await card('p1', [event('submitted'), event('hidden', { reason: 'over' })])
    server.clock.advance(5)
    await card('p2', [event('submitted'), event('hidden', { reason: 'over', by: 'desk' })])
    expect((await boardOf(author)).postings).toMatchObject([
      { id: 'p2', state: 'hidden', byReports: false },
      { id: 'p1', state: 'hidden', byReports: true },
    ])
  })

  it('reads once of somebody who was interested under two entries, and answers them as one', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    server.clock.advance(5)
    await interest('i2', 'YANNICK', 'Yannick')
    const entry = {
      ...sampleRecord('visitors', {
        id: 'YANNICK',
        siteId: 'brest',
        rev: '1',
        at: 1,
        by: 'server',
        mark: 'x',
      }),
    }
    await server.parts.store.transaction((tx) => keepRecord(tx, 'visitors', { ...entry, mergedInto: 'YANN' }))
    expect((await boardOf(author)).postings[0]!.interests.map(({ id }) => id)).toEqual(['i1'])
    const other = await answer(author, { interestId: 'i2', answer: 'yes', name: 'Nadia' })
    expect(refusalIn(other).reasons).toEqual(['answered'])
  })

  it('hears the same when an answer is sent again, and no name with a no', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    await interest('i2', 'OLGA', 'Olga')
    await opened(author)
    const body = { requestId: 'once-and-once-more', interestId: 'i1', answer: 'yes', name: 'Nadia' }
    const say = (more = {}) => kiosk.call('POST', 'visitor/interest-answer', { ...body, ...more })
    for (let times = 0; times < 2; times += 1) expect((await say()).body).toEqual({ name: 'Yann' })
    expect((await say({ answer: 'no' })).body).toMatchObject({ error: 'request-reused' })
    const kept = await server.parts.store.read((view) => view.record('contactRequests', 'i1', 'brest'))
    expect(kept!.events.map(({ type }) => type)).toEqual(['interested', 'accepted'])
    expect((await answer(author, { interestId: 'i2', answer: 'no' })).body).toEqual({})
  })
})

describe('a card that was taken down', () => {
  it('brings nobody together while it is, and does again once it was put back', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    await interest('i2', 'OLGA', 'Olga')
    await answer(author, { interestId: 'i2', answer: 'yes', name: 'Nadia' })
    await card('p1', [event('published'), event('hidden', { turn: 2, reason: 'over' })])
    const yes = { interestId: 'i1', answer: 'yes', name: 'Nadia' }
    expect(refusalIn(await answer(author, yes)).reasons).toEqual(['gone'])
    expect((await boardOf(author)).postings[0]!.interests.map(({ id }) => id)).toEqual(['i2'])
    expect(await introductions()).toEqual([])
    await card('p1', [event('published')])
    expect((await introductions()).map(({ id }) => id)).toEqual(['i2'])
    expect((await answer(author, yes)).body).toEqual({ name: 'Yann' })
  })
})

describe('a card of the place', () => {
  it('tells hosts who is interested, once each, until they met, however long it takes', async () => {
    await card('p1', [event('published')], { authorId: undefined })
    await interest('i1', 'YANN', 'Yann')
    await interest('i2', 'YANN', 'Yann encore')
    server.clock.advance(15 * DAY)
    await host.signIn('lea', 'lea-secret-secret')
    const [line, ...more] = await introductions()
    expect([line, more]).toMatchObject([
      { id: 'i2', interestedName: 'Yann encore', acceptedAt: now() - 15 * DAY },
      [],
    ])
    expect(line).not.toHaveProperty('authorName')
    expect((await boardOf('YANN')).interests).toMatchObject([{ state: 'waiting', ofPlace: true }])
    const note = (introduced: boolean) => host.call('POST', 'host/introductions/i2', { introduced })
    await note(true)
    expect(await introductions()).toMatchObject([{ id: 'i2', introducedAt: now() }])
    expect((await boardOf('YANN')).interests).toMatchObject([{ state: 'introduced' }])
    await note(false)
    expect((await introductions())[0]).not.toHaveProperty('introducedAt')
    await card('p1', [event('hidden', { reason: 'over' })], { authorId: undefined })
    expect(await introductions()).toEqual([])
  })
})

describe('a card of the place that interests many', () => {
  /** Runs work, and counts how often the directory was read for it. */
  async function readsOfPeople(work: () => Promise<unknown>): Promise<number> {
    const { store } = server.parts
    let reads = 0
    const counting = vi.spyOn(store, 'read').mockImplementation(function <T>(
      read: (view: StoreReader) => Promise<T>,
    ) {
      return store.transaction(async (tx) => {
        const counted = vi.spyOn(tx, 'record')
        const done = await read(tx)
        reads += counted.mock.calls.filter(([collection]) => collection === 'visitors').length
        return done
      })
    })
    await work()
    counting.mockRestore()
    return reads
  }

  it('looks each of them up once, and answers each interest that counts', async () => {
    await card('p1', [event('published')], { authorId: undefined })
    for (let index = 0; index < 120; index += 1)
      await interest(`i${index}`, `V${index % 60}`, `Nom ${index % 60}`)
    let told: Introduction[] = []
    const reads = await readsOfPeople(async () => (told = await introductionsAt(server.parts, 'brest')))
    expect(told).toHaveLength(60)
    expect(reads).toBe(60)
  })

  it('is read as often as a desk needs it, and not without end', async () => {
    for (let index = 0; index < 30; index += 1) await introductions()
    expect((await host.call('GET', 'host/introductions')).status).toBe(429)
    server.clock.advance(2000)
    expect((await host.call('GET', 'host/introductions')).status).toBe(200)
  })
})

describe('whoever is interested', () => {
  it('and was not answered may say so again', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    server.clock.advance(15 * DAY)
    await interest('i2', 'YANN', 'Yann')
    expect((await boardOf(author)).postings[0]!.interests).toMatchObject([{ id: 'i2', state: 'waiting' }])
    expect((await boardOf('YANN')).interests).toMatchObject([{ id: 'i2', state: 'waiting' }])
    expect((await answer(author, { interestId: 'i2', answer: 'yes', name: 'Nadia' })).status).toBe(200)
    expect((await boardOf('YANN')).interests).toMatchObject([{ id: 'i2', state: 'accepted' }])
  })

  it('reads that a card does not stand any more, not why', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    expect((await boardOf('YANN')).interests[0]).not.toHaveProperty('over')
    for (const type of ['ended', 'hidden'] as const) {
      await card('p1', [event('published'), event(type, { turn: 2, reason: 'money' })])
      const told = (await boardOf('YANN')).interests
      expect(told).toMatchObject([{ id: 'i1', over: true }])
      expect(JSON.stringify(told)).not.toContain('money')
    }
  })
})

describe('at the next scan of a card', () => {
  const newsOf = (visitorId: string, readUntil = 0) =>
    server.parts.store.read((view) => boardNews(view, { siteId: 'brest', visitorId, readUntil, now: now() }))

  it('each card is told once: no silence beside a yes', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    await interest('i2', 'YANN', 'Yann')
    await answer(author, { interestId: 'i1', answer: 'yes', name: 'Nadia' })
    server.clock.advance(15 * DAY)
    expect(await newsOf('YANN')).toMatchObject({ accepted: 1, unanswered: 0 })
  })

  it('a word of which nothing is left takes no news away', async () => {
    const nothing: ContactRequest = newRecord(
      { ...byServer(now()), siteId: 'brest' },
      { id: 'i9', postingId: 'p1', visitorId: author, events: [] },
    )
    await server.parts.store.transaction((tx) => keepRecord(tx, 'contactRequests', nothing))
    await card('p1', [event('published')])
    expect(await newsOf(author)).toMatchObject({ published: 1 })
  })

  it('who waits for an answer counts on a card that ended, and not on one that was taken down', async () => {
    await card('p1', [event('published'), event('ended', { turn: 2 })])
    await interest('i1', 'YANN', 'Yann')
    expect(await newsOf(author)).toMatchObject({ interested: 1 })
    await card('p1', [event('published')], { endsOn: addDays(siteDay(now()), -1) })
    expect(await newsOf(author)).toMatchObject({ interested: 1 })
    await card('p1', [event('hidden', { reason: 'over' })])
    expect(await newsOf(author)).toMatchObject({ interested: 0 })
  })

  it('it is told how much waits, and no more once it was read', async () => {
    expect(await news()).toBeUndefined()
    await card('p1', [event('published')])
    await card('p2', [event('rejected', { reason: 'money' })])
    await card('p3', [event('hidden', { reason: 'over' })])
    await interest('i1', 'YANN', 'Yann')
    expect(await news()).toMatchObject({ published: 1, refused: 1, hidden: 1, interested: 1, ending: 0 })
    server.clock.advance(1)
    await boardOf(author)
    expect(await news()).toMatchObject({ published: 0, refused: 0, hidden: 0, interested: 1 })
    await answer(author, { interestId: 'i1', answer: 'no' })
    expect(await news()).toBeUndefined()
  })

  it('that a card ends soon, while it may be renewed', async () => {
    const soon = { endsOn: addDays(siteDay(now()), 3) }
    await card('p1', [event('published')], soon)
    expect(await news()).toMatchObject({ ending: 1 })
    const renewed = Array.from({ length: 12 }, (_, index) =>
      event('renewed', { id: `n${index}`, turn: undefined as never }),
    )
    await card('p1', [event('published'), ...renewed], soon)
    expect(await newsOf(author, now())).toBeUndefined()
  })

  it('what was decided in the moment in which it was read is told by that reading', async () => {
    await card('p1', [event('published')])
    expect(await newsOf(author, now() - 1)).toMatchObject({ published: 1 })
    expect(await newsOf(author, now())).toBeUndefined()
  })

  it('a no and a silence are told as the same, once each', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    await interest('i2', 'OLGA', 'Olga')
    await answer(author, { interestId: 'i1', answer: 'no' })
    expect(await newsOf('YANN')).toMatchObject({ unanswered: 1, accepted: 0 })
    expect(await newsOf('YANN', now())).toBeUndefined()
    expect(await newsOf('OLGA')).toBeUndefined()
    server.clock.advance(15 * DAY)
    expect(await newsOf('OLGA', now() - 2 * DAY)).toMatchObject({ unanswered: 1 })
    expect(await newsOf('OLGA', now())).toBeUndefined()
  })
})

describe('hosts', () => {
  it('say that two were brought together, and that it was a mistake', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    const note = (id: string, introduced: boolean) =>
      host.call('POST', `host/introductions/${id}`, { introduced })
    expect((await note('i1', true)).status).toBe(404)
    await answer(author, { interestId: 'i1', answer: 'yes', name: 'Nadia' })
    for (let twice = 0; twice < 2; twice += 1) await note('i1', true)
    expect(await introductions()).toMatchObject([{ id: 'i1', introducedAt: now() }])
    await note('i1', false)
    expect((await introductions())[0]).not.toHaveProperty('introducedAt')
  })
})

describe('who is to be brought together', () => {
  const say = (id: string, introduced = true) => host.call('POST', `host/introductions/${id}`, { introduced })
  const lines = async () => (await introductionsAt(server.parts, 'brest')).map(({ id }) => id)

  it('comes by how long they wait, those that met last, and these for a week', async () => {
    await card('p1', [event('published')])
    for (const [id, who] of [
      ['i1', 'YANN'],
      ['i2', 'OLGA'],
      ['i3', 'LEA'],
    ] as const) {
      await interest(id, who, who)
      server.clock.advance(5)
    }
    for (const interestId of ['i2', 'i3', 'i1']) {
      await answer(author, { interestId, answer: 'yes', name: 'Nadia' })
      server.clock.advance(5)
    }
    expect(await lines()).toEqual(['i2', 'i3', 'i1'])
    await say('i2')
    expect(await lines()).toEqual(['i3', 'i1', 'i2'])
    server.clock.advance(7 * DAY + 1)
    expect(await lines()).toEqual(['i3', 'i1'])
  })

  it('turns round as often as hosts change their mind, up to what a word holds', async () => {
    await card('p1', [event('published')])
    await interest('i1', 'YANN', 'Yann')
    await answer(author, { interestId: 'i1', answer: 'yes', name: 'Nadia' })
    for (let times = 0; times < 60; times += 1) expect((await say('i1', times % 2 === 0)).status).toBe(204)
    const kept = await server.parts.store.read((view) => view.record('contactRequests', 'i1', 'brest'))
    expect(kept!.events).toHaveLength(50)
  })

  it('of a card of the place that does not stand any more is nobody', async () => {
    await card('p1', [event('published')], { authorId: undefined })
    await interest('i1', 'YANN', 'Yann')
    expect(await lines()).toEqual(['i1'])
    await card('p1', [event('published'), event('ended', { turn: 2 })], { authorId: undefined })
    expect(await lines()).toEqual([])
    expect((await say('i1')).status).toBe(404)
  })
})

describe('what is kept of a person', () => {
  it('tells their cards, and what they said of those of others', async () => {
    await card('p1', [event('submitted'), event('published', { id: 'x' })])
    await interest('i1', 'YANN', 'Yann')
    await answer(author, { interestId: 'i1', answer: 'yes', name: 'Nadia' })
    await opened(author)
    const hers = (await kiosk.call('GET', 'visitor/data')).body as MyData
    expect(hers.postings).toEqual([{ title: 'Je relis', at: now(), state: 'published', answers: 1 }])
    await opened('YANN')
    const his = (await kiosk.call('GET', 'visitor/data')).body as MyData
    expect(his.saidOnBoard).toEqual([{ said: 'interested', at: now(), title: 'Je relis' }])
    expect([hers.saidOnBoard, his.introductions]).toEqual([[], []])
  })

  it('goes with them: their cards, what others asked of them by name, and what they said themselves', async () => {
    await card('p1', [event('published')])
    await card('p2', [event('published')], { authorId: 'OLGA' })
    await interest('i1', 'YANN', 'Yann')
    await answer(author, { interestId: 'i1', answer: 'yes', name: 'Nadia' })
    await interest('i2', author, 'Nadia', 'p2')
    await interest('i3', 'YANN', 'Yann', 'p2')
    await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', author, now()))
    const left = async (name: 'postings' | 'contactRequests') =>
      (await server.parts.store.read((view) => view.records(name, { siteId: 'brest' }))).map(({ id }) => id)
    expect([await left('postings'), await left('contactRequests')]).toEqual([['p2'], ['i3']])
  })
})

describe('a card whose last day is over', () => {
  const look = async () => {
    const work = await boardFollower(server.parts).works.board!({
      kind: 'board',
      siteId: 'brest',
      subject: 'brest',
    })
    await server.parts.store.transaction(work)
  }
  const shown = async () =>
    (await kiosk.records('postings')).filter((one) => !('_deleted' in one)).map(({ id }) => id)

  it('leaves the kiosks without an event, and comes back by a clock that comes right', async () => {
    await card('p1', [event('published')], { endsOn: addDays(siteDay(now()), 1) })
    await look()
    expect(await shown()).toEqual(['p1'])
    server.clock.advance(2 * DAY)
    await look()
    expect(await shown()).toEqual([])
    server.clock.advance(-2 * DAY)
    await look()
    expect(await shown()).toEqual(['p1'])
    const kept = await server.parts.store.read((view) => view.record('postings', 'p1', 'brest'))
    expect(kept!.events).toHaveLength(1)
  })

  it('is looked for once a day that was told for an hour', async () => {
    await card('p1', [event('published')], { endsOn: siteDay(now()) })
    server.clock.advance(DAY)
    // The server's own looks, one after the other: another beside them might tell it the day before.
    await server.running.followUps.look()
    expect(await shown()).toEqual(['p1'])
    server.clock.advance(61 * 60 * 1000)
    await server.running.followUps.look()
    expect(await shown()).toEqual([])
  })
})
