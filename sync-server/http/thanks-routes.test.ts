import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MOST_COMPETENCES } from '../../domain/competences/declare.ts'
import { standing } from '../../domain/competences/proofs.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { MyThanks, WaitingThanks } from '../../domain/contract/thanks.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type { ContactEvent, ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import type { RecordTypes } from '../../domain/sync/collections.ts'
import { addDays, DAY, HOUR, siteDay } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { openSignInSession } from '../accounts/sign-in-sessions.ts'
import { pageOfPerson, takeBackFrom } from '../competences/page-of-person.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { dueBy } from '../retention/due.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let host: TestDevice
let requests = 0
/** Whoever wrote the card, with the token of theirs. */
let author: string
let token: string
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
const head = () => ({ siteId: 'brest', rev: '1', at: now(), by: 'k', mark: 'x' })
const keep = <C extends keyof RecordTypes>(name: C, record: RecordTypes[C]) =>
  server.parts.store.transaction((tx) => keepRecord(tx, name, record))

/** A visit of today, open or closed. */
async function here(visitorId: string, isHere = true): Promise<void> {
  const { closing: _none, ...visit } = sampleRecord('visits', { ...head(), id: `v-${visitorId}` })
  const today = { ...visit, kind: 'stay', visitorId, day: siteDay(now()), arrivedAt: now() } as const
  await keep('visits', isHere ? today : { ...today, day: addDays(siteDay(now()), -1) })
}
async function page(visitorId: string, competences: RecordTypes['profiles']['competences'] = []) {
  const {
    consents: _none,
    recommendations: _said,
    evidence: _proof,
    certificates: _titles,
    ...profile
  } = sampleRecord('profiles', { ...head(), id: `page-${visitorId}` })
  await keep('profiles', { ...profile, visitorId, competences })
}
/** Yann was interested in a card of the author; `then`: what came of it. */
async function pair(
  then: readonly ContactEvent['type'][] = ['accepted', 'introduced'],
  fields: Partial<ContactRequest> = {},
): Promise<void> {
  const names: Partial<Record<ContactEvent['type'], string>> = { accepted: 'Nadia' }
  const types: ContactEvent['type'][] = ['interested', ...then]
  const events = types.map((type, index): ContactEvent => {
    const name = names[type]
    return { id: `e${index}`, type, at: now() - HOUR + index, by: 'k', ...(name ? { name } : {}) }
  })
  const request: ContactRequest = newRecord(
    { ...byServer(now()), siteId: 'brest' },
    { id: 'i1', postingId: 'p1', visitorId: 'YANN', name: 'Yann', events, ...fields },
  )
  await keep('contactRequests', request)
}
async function card(fields: Partial<Posting> = {}, ...more: NonNullable<Posting['events']>): Promise<void> {
  const posting = {
    ...sampleRecord('postings', { ...head(), id: 'p1' }),
    ...{ kind: 'help', topic: 'can-do', title: 'Je peux aider à faire un budget', authorId: author },
    endsOn: addDays(siteDay(now()), 60),
    events: [{ id: 'published', type: 'published', at: now() - HOUR, by: 'server', turn: 1 }, ...more],
    ...fields,
  } as Posting
  const { wanted: _none, ...plain } = posting
  await keep('postings', fields.wanted ? posting : plain)
}
async function opened(visitorId: string): Promise<void> {
  const whose = { deviceId: kiosk.scope.deviceId, kind: 'visitor', subject: visitorId } as const
  const session = await server.parts.store.transaction((tx) =>
    openSignInSession(tx, whose, () => Promise.resolve(true), now()),
  )
  kiosk.session = session!.session
}
async function thanksOf(visitorId: string): Promise<MyThanks> {
  await opened(visitorId)
  const { status, body } = await kiosk.call('GET', 'visitor/thanks')
  expect([status, JSON.stringify(body)]).toMatchObject([200, expect.any(String)])
  return body as MyThanks
}
async function say(visitorId: string, body: object, requestId = `request-number-${(requests += 1)}`) {
  await opened(visitorId)
  return kiosk.call('POST', 'visitor/thanks', { requestId, about: 'i1', ...body })
}
async function keepIt(visitorId: string, id: string, keeps = true) {
  await opened(visitorId)
  return kiosk.call('POST', 'visitor/thanks-answer', { id, keep: keeps })
}
const toRead = async () =>
  ((await host.call('GET', 'host/thanks')).body as { thanks: WaitingThanks[] }).thanks
const recommended = async (visitorId: string) => {
  const found = await server.parts.store.read((view) => pageOfPerson(view, 'brest', visitorId))
  return standing(found?.page.recommendations)
}

describe('who may be thanked', () => {
  it('is nobody before a host brought the two together, and each of the two then, by name', async () => {
    await card()
    await pair(['accepted'])
    expect((await thanksOf('YANN')).toThank).toEqual([])
    expect(refusalIn(await say('YANN', { ready: 'helped' })).reasons).toEqual(['gone'])
    await pair()
    expect((await thanksOf('YANN')).toThank).toMatchObject([
      { about: 'i1', name: 'Nadia', forKind: 'meeting', title: 'Je peux aider à faire un budget' },
    ])
    expect((await thanksOf(author)).toThank).toMatchObject([{ about: 'i1', name: 'Yann' }])
    expect((await thanksOf('SOMEBODY')).toThank).toEqual([])
    expect(refusalIn(await say('SOMEBODY', { ready: 'helped' })).reasons).toEqual(['gone'])
  })

  it('is whoever helped, once the card is said to be done, though nobody introduced them', async () => {
    await card({}, { id: 'ended', type: 'ended', at: now(), by: 'server', turn: 2 })
    await pair(['accepted'])
    expect((await thanksOf('YANN')).toThank).toMatchObject([{ name: 'Nadia', forKind: 'help' }])
  })

  it('is nobody of a card of the place, of a no, of an introduction that was none, or two months later', async () => {
    const { authorId: _none, ...ofPlace } = sampleRecord('postings', { ...head(), id: 'p1' })
    await keep('postings', ofPlace)
    await pair()
    expect((await thanksOf('YANN')).toThank).toEqual([])
    await card()
    await pair(['accepted', 'introduced', 'not-introduced'])
    expect((await thanksOf('YANN')).toThank).toEqual([])
    await pair(['declined'])
    expect((await thanksOf('YANN')).toThank).toEqual([])
    await pair()
    server.clock.advance(60 * DAY)
    expect((await thanksOf('YANN')).toThank).toEqual([])
  })

  it('is whoever said yes to a wish to talk, and whoever wished', async () => {
    await pair(['accepted', 'introduced'], { topic: 'budget', withId: author, postingId: undefined } as never)
    expect((await thanksOf('YANN')).toThank).toMatchObject([{ name: 'Nadia', topic: 'budget' }])
    expect((await thanksOf(author)).toThank).toMatchObject([{ name: 'Yann', topic: 'budget' }])
  })
})

describe('what is said', () => {
  beforeEach(async () => {
    await card()
    await pair()
  })

  it('is one ready sentence or one line, once, and the same when it is sent again', async () => {
    expect(refusalIn(await say('YANN', {})).reasons).toEqual(['words-needed'])
    expect(refusalIn(await say('YANN', { ready: 'helped', line: 'Merci' })).reasons).toEqual(['words-needed'])
    expect((await say('YANN', { ready: 'helped' }, 'request-number-one')).body).toEqual({ state: 'told' })
    expect((await say('YANN', { ready: 'helped' }, 'request-number-one')).body).toEqual({ state: 'told' })
    expect(refusalIn(await say('YANN', { ready: 'time' })).reasons).toEqual(['said'])
    expect((await thanksOf('YANN')).said).toMatchObject([{ name: 'Nadia', ready: 'helped', state: 'told' }])
    expect((await thanksOf(author)).received).toMatchObject([{ name: 'Yann', ready: 'helped', kept: false }])
    expect((await thanksOf('SOMEBODY')).received).toEqual([])
    const { body } = await kiosk.call('POST', 'visitor/news', { token })
    expect((body as VisitorNews).board?.thanked).toBe(1)
  })

  it('a line is read by hosts first, who hold back what is none', async () => {
    expect(refusalIn(await say('YANN', { line: 'Appelez-moi au 06 12 34 56 78' })).reasons).toEqual([
      'fact-contact',
    ])
    expect((await say('YANN', { line: 'Merci, tout est clair' })).body).toEqual({ state: 'waiting' })
    expect((await thanksOf(author)).received).toEqual([])
    const [waiting] = await toRead()
    expect(waiting).toMatchObject({ authorName: 'Yann', name: 'Nadia', line: 'Merci, tout est clair' })
    expect((await host.call('POST', `host/thanks/${waiting!.id}`, { pass: false })).status).toBe(204)
    expect(refusalIn(await host.call('POST', `host/thanks/${waiting!.id}`, { pass: true })).error).toBe(
      'not-found',
    )
    expect([await toRead(), (await thanksOf(author)).received]).toEqual([[], []])
    expect((await thanksOf('YANN')).said).toMatchObject([{ state: 'held' }])
    await say('YANN', { line: 'Merci beaucoup' })
    const [other] = await toRead()
    await host.call('POST', `host/thanks/${other!.id}`, { pass: true })
    // What another host decides later changes nothing.
    const later = await host.call('POST', `host/thanks/${other!.id}`, { pass: false })
    expect(refusalIn(later).error).toBe('not-found')
    expect((await thanksOf(author)).received).toMatchObject([{ line: 'Merci beaucoup' }])
  })

  it('is nothing that one says to oneself, once two entries are known to be one person', async () => {
    await say('YANN', { ready: 'helped' })
    const entry = { ...sampleRecord('visitors', { ...head(), id: 'YANN' }), mergedInto: author }
    await keep('visitors', entry)
    await keep('visitors', sampleRecord('visitors', { ...head(), id: author }))
    expect((await thanksOf(author)).received).toEqual([])
  })

  it('is kept or dropped by whoever is thanked alone; its author never reads that it was dropped', async () => {
    await say('YANN', { ready: 'time' })
    const [{ id } = { id: '' }] = (await thanksOf(author)).received
    expect(refusalIn(await keepIt('SOMEBODY', id)).reasons).toEqual(['gone'])
    expect(refusalIn(await keepIt('YANN', id)).reasons).toEqual(['gone'])
    await keepIt(author, id, false)
    expect((await thanksOf(author)).received).toEqual([])
    expect((await thanksOf('YANN')).said).toMatchObject([{ state: 'told' }])
    expect(refusalIn(await keepIt(author, id)).reasons).toEqual(['gone'])
  })
})

describe('a competence that goes along', () => {
  beforeEach(async () => {
    await card()
    await pair()
    await here('YANN')
  })
  const receivedBy = async (visitorId: string) => (await thanksOf(visitorId)).received[0]!

  it('is offered only where the other has a page, and is what the card points at', async () => {
    expect((await thanksOf('YANN')).toThank[0]!.competences).toEqual([])
    const asked = { ready: 'helped', competenceId: 'budget-10' }
    expect(refusalIn(await say('YANN', asked)).reasons).toEqual(['competence-gone'])
    await page(author)
    const offered = (await thanksOf('YANN')).toThank[0]!.competences
    expect(offered.map(({ id }) => id)).toEqual(['budget-10', 'budget-02', 'budget-08'])
    expect(refusalIn(await say('YANN', { ...asked, competenceId: 'sewing-03' })).reasons).toEqual([
      'competence-gone',
    ])
  })

  it('shows nowhere before it is kept, then is declared and recommended as of when it was said', async () => {
    await page(author)
    const at = now()
    await say('YANN', { ready: 'helped', competenceId: 'budget-10' })
    expect(await recommended(author)).toEqual([])
    server.clock.advance(3 * DAY)
    const { id, competence } = await receivedBy(author)
    expect(competence).toMatchObject({ id: 'budget-10' })
    expect(refusalIn(await keepIt(author, id)).reasons).toEqual(['person-away'])
    await here(author)
    expect((await keepIt(author, id)).body).toEqual({ recommended: true })
    expect((await keepIt(author, id)).body).toEqual({ recommended: true })
    expect(await recommended(author)).toMatchObject([
      { competenceId: 'budget-10', by: 'visitor', authorId: 'YANN', at, role: 'here' },
    ])
    expect(await receivedBy(author)).toMatchObject({ kept: true, recommended: true })
  })

  it('asks who recommends to be here, and takes no praise that comes straight back', async () => {
    await page(author)
    await page('YANN')
    await here('YANN', false)
    const asked = { ready: 'helped', competenceId: 'budget-10' }
    expect(refusalIn(await say('YANN', asked)).reasons).toEqual(['author-away'])
    await here('YANN')
    await here(author)
    await say('YANN', asked)
    expect(refusalIn(await say(author, asked)).reasons).toEqual(['reciprocal'])
    server.clock.advance(DAY)
    await here(author)
    expect((await say(author, asked)).body).toEqual({ state: 'told' })
  })

  it('a line goes along as the fact, and all of it leaves the page when its author takes it back', async () => {
    await page(author)
    await here(author)
    await say('YANN', { line: 'Elle explique bien', competenceId: 'budget-02' })
    const [waiting] = await toRead()
    await host.call('POST', `host/thanks/${waiting!.id}`, { pass: true })
    const { id } = await receivedBy(author)
    await keepIt(author, id)
    expect(await recommended(author)).toMatchObject([{ fact: 'Elle explique bien' }])
    await opened(author)
    expect(refusalIn(await kiosk.call('POST', 'visitor/thanks-back', { id })).error).toBe('not-found')
    await opened('YANN')
    expect((await kiosk.call('POST', 'visitor/thanks-back', { id })).status).toBe(204)
    expect([await recommended(author), (await thanksOf(author)).received]).toEqual([[], []])
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('thanks').selectAll()),
    )
    expect(rows.map(({ state, line }) => [state, line])).toEqual([['withdrawn', null]])
  })

  it('leaves the page when the person drops what they kept', async () => {
    await page(author)
    await here(author)
    await say('YANN', { ready: 'helped', competenceId: 'budget-10' })
    const { id } = await receivedBy(author)
    await keepIt(author, id)
    expect(await recommended(author)).toHaveLength(1)
    await keepIt(author, id, false)
    expect(await recommended(author)).toEqual([])
  })

  it('is no longer said to stand once it was taken off the page', async () => {
    await page(author)
    await here(author)
    await say('YANN', { ready: 'helped', competenceId: 'budget-10' })
    await keepIt(author, (await receivedBy(author)).id)
    const [said] = await recommended(author)
    await server.parts.store.transaction(async (tx) => {
      const found = await pageOfPerson(tx, 'brest', author)
      await takeBackFrom(tx, found!, said!.id, now())
    })
    expect(await receivedBy(author)).toMatchObject({ kept: true, recommended: false })
  })

  it('is left out where the page holds no more, and the words stay', async () => {
    const own = { label: 'Je couds', origin: 'personal', addedAt: '1' } as const
    const full = Array.from({ length: MOST_COMPETENCES }, (_, index) => ({ id: `own-${index}`, ...own }))
    await page(author, full)
    await here(author)
    await say('YANN', { ready: 'helped', competenceId: 'budget-10' })
    const { id } = await receivedBy(author)
    expect((await keepIt(author, id)).body).toEqual({ recommended: false, because: 'full' })
    expect(await receivedBy(author)).toMatchObject({ kept: true, recommended: false })
    expect(await recommended(author)).toEqual([])
  })

  it('is left out where the page went meanwhile, and the words stay', async () => {
    await page(author)
    await here(author)
    await say('YANN', { ready: 'helped', competenceId: 'budget-10' })
    await server.parts.store.transaction(async (tx) =>
      tx.erase((await tx.document('profiles', `page-${author}`, 'brest'))!, now()),
    )
    const { id } = await receivedBy(author)
    expect((await keepIt(author, id)).body).toEqual({ recommended: false, because: 'no-page' })
    expect(await receivedBy(author)).toMatchObject({ kept: true, recommended: false })
  })
})

describe('what is kept of it', () => {
  beforeEach(async () => {
    await card()
    await pair()
    await say('YANN', { ready: 'helped' })
  })
  const rows = () => server.parts.store.read((view) => view.all(view.tables.selectFrom('thanks').selectAll()))

  it('each reads among their data, never with whom', async () => {
    await opened('YANN')
    const { thanks } = (await kiosk.call('GET', 'visitor/data')).body as MyData
    expect(thanks).toEqual([{ at: now(), said: true, ready: 'helped', state: 'told' }])
    await opened(author)
    const theirs = ((await kiosk.call('GET', 'visitor/data')).body as MyData).thanks
    expect(theirs).toEqual([{ at: now(), said: false, ready: 'helped', state: 'told' }])
  })

  it('goes with either of the two, and after a year', async () => {
    const due = await server.parts.store.read((view) => dueBy(view, 'brest', now() + 367 * DAY))
    expect(due.map(({ kind }) => kind)).toContain('thanks')
    await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', author, now()))
    expect(await rows()).toEqual([])
  })
})
