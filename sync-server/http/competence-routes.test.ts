import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blankProfile } from '../../domain/competences/life-answers.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { AroundMyPage, PageForHosts } from '../../domain/contract/competences.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { siteDay } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]

let server: TestServer
let kiosk: TestDevice
let desk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  desk = await server.device('brest', 'host')
  await desk.signIn('hostess', await server.account('brest', 'hostess'))
})
afterEach(() => server.stop())

interface Somebody {
  id: string
  session: string
}
const author = () => ({ ...byServer(server.clock.now()), siteId: 'brest' })

/** Somebody with a card and a page, whose pictures opened it; here unless `closing` says otherwise. */
async function somebody(told: Partial<CompetenceProfile> = {}, visit?: Partial<Visit>): Promise<Somebody> {
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const token = (stock.body as { tokens: string[] }).tokens[0]!
  await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })
  const { body } = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  const id = readPassToken(token)!.visitorId
  const competences = ['bread', 'wood'].map((one) => ({
    ...{ id: one, label: `Je fais : ${one}`, origin: 'personal' as const, addedAt: '1' },
  }))
  await server.parts.store.transaction(async (tx) => {
    const page = { ...blankProfile(id, author()), competences, ...told }
    await keepRecord(tx, 'profiles', page)
    const day = siteDay(server.clock.now())
    const arrived = { kind: 'stay' as const, day, arrivedAt: server.clock.now(), arrivedBy: 'pass' as const }
    await keepRecord(
      tx,
      'visits',
      newRecord(author(), { id: `v-${id}`, visitorId: id, ...arrived, reasons: [], ...visit }),
    )
  })
  return { id, session: (body as { session: string }).session }
}
const hosts = (type: 'given' | 'withdrawn' = 'given') => ({
  consents: [{ id: 'c', purpose: 'hosts' as const, type, turn: 1, at: 1, by: 'k' }],
})
function as({ session }: Somebody, method: string, path: string, body?: unknown) {
  kiosk.session = session
  return kiosk.call(method, path, body)
}
const say = (by: Somebody, of: Somebody, ...competenceIds: string[]) =>
  as(by, 'POST', 'visitor/recommendations', { of: of.session, competenceIds })
const page = async (one: Somebody) =>
  ((await as(one, 'GET', 'visitor/profile')).body as { profile: CompetenceProfile }).profile
const around = async (one: Somebody) => (await as(one, 'GET', 'visitor/recommendations')).body as AroundMyPage
const reasons = (answer: Awaited<ReturnType<typeof say>>) => refusalIn(answer).reasons

describe('what people can do, counted', () => {
  const counted = (purpose: 'statistics' | 'hosts', type: 'given' | 'withdrawn' = 'given') => ({
    competences: [
      { id: 'o', label: 'o', origin: 'personal' as const, addedAt: '1', ability: 'organise' as const },
    ],
    consents: [{ id: `c-${type}`, purpose, type, turn: 1, at: 1, by: 'k' }],
  })
  const figures = async () => (await desk.call('GET', 'host/account-figures')).body

  it('is told to hosts who signed in, of those alone who agreed, and of nobody below five', async () => {
    expect((await kiosk.call('GET', 'host/account-figures')).status).not.toBe(200)
    for (let n = 0; n < 4; n += 1) await somebody(counted('statistics'))
    for (let n = 0; n < 3; n += 1) await somebody(counted('hosts'))
    for (let n = 0; n < 3; n += 1) await somebody(counted('statistics', 'withdrawn'))
    expect(await figures()).toMatchObject({ agreed: 0, abilities: [] })
    const { id } = await somebody(counted('statistics'))
    expect(await figures()).toMatchObject({
      agreed: 5,
      abilities: [{ ability: 'organise', people: { declared: 5 } }],
    })
    // Two entries of the directory that are one person's count once.
    await server.parts.store.transaction(async (tx) => {
      const page = { ...blankProfile('V-other', author()), ...counted('statistics') }
      await keepRecord(tx, 'profiles', page)
      const day = siteDay(server.clock.now())
      const seen = { firstSeenOn: day, lastSeenOn: day, stamps: {} }
      await keepRecord(tx, 'visitors', newRecord(author(), { id: 'V-other', ...seen, mergedInto: id }))
    })
    for (let n = 0; n < 4; n += 1) await somebody(counted('statistics'))
    expect(await figures()).toMatchObject({ agreed: 5 })
    await somebody(counted('statistics'))
    expect(await figures()).toMatchObject({ agreed: 10 })
  })
})

describe('what one visitor says of another', () => {
  it('is said by nobody who has not shown their pictures at this kiosk', async () => {
    const [a, b] = [await somebody(), await somebody()]
    expect((await say({ ...b, session: 'x' }, a, 'bread')).status).toBe(401)
    expect(refusalIn(await say(b, { ...a, session: 'x' }, 'bread')).error).toBe('wrong-credentials')
    const other = await server.device('brest', 'kiosk')
    other.session = b.session
    const answer = await other.call('POST', 'visitor/recommendations', {
      of: a.session,
      competenceIds: ['bread'],
    })
    expect(answer.status).toBe(401)
  })

  it('is not said of somebody who closes what their pictures opened before it is written', async () => {
    const [a, b] = [await somebody(), await somebody()]
    const { store } = server.parts
    const begin = store.transaction.bind(store)
    store.transaction = async (work) => {
      store.transaction = begin
      await as(a, 'DELETE', 'visitor/session')
      return begin(work)
    }
    expect(refusalIn(await say(b, a, 'bread')).error).toBe('wrong-credentials')
    const said = await store.read((view) => view.all(view.tables.selectFrom('recommendations').selectAll()))
    expect(said).toEqual([])
  })

  it('is not said of oneself, by or of who has left, or of what they do not say themselves', async () => {
    const [a, b] = [await somebody(), await somebody()]
    const gone = await somebody({}, { closing: 'left', leftAt: 1 })
    const yesterday = await somebody({}, { day: '2020-01-01' })
    expect(reasons(await say(a, a, 'bread'))).toEqual(['oneself'])
    expect(reasons(await say(gone, a, 'bread'))).toEqual(['author-away'])
    expect(reasons(await say(a, yesterday, 'bread'))).toEqual(['person-away'])
    expect(reasons(await say(b, a, 'fish'))).toEqual(['not-declared'])
    expect((await page(a)).recommendations).toBeUndefined()
  })

  it('stands on the page with who and when, once, and is not returned within a day', async () => {
    const [a, b] = [await somebody(), await somebody()]
    for (let times = 0; times < 2; times += 1) expect((await say(b, a, 'bread', 'wood')).status).toBe(204)
    expect((await page(a)).recommendations).toMatchObject(
      ['bread', 'wood'].map((competenceId) => ({ competenceId, by: 'visitor', authorId: b.id })),
    )
    expect(reasons(await say(a, b, 'bread'))).toEqual(['reciprocal'])
  })

  it('tells how its author knows the person and what they saw, and nothing by which to reach or describe them', async () => {
    const [a, b] = [await somebody(), await somebody()]
    const tell = (told: object) =>
      as(b, 'POST', 'visitor/recommendations', { of: a.session, competenceIds: ['bread'], ...told })
    expect((await tell({ role: 'boss' })).status).toBe(400)
    expect((await tell({ fact: 'x'.repeat(141) })).status).toBe(400)
    expect(reasons(await tell({ fact: 'nadia@exemple.fr' }))).toEqual(['fact-contact'])
    expect(reasons(await tell({ fact: 'Elle est enceinte.' }))).toEqual(['fact-personal'])
    expect((await page(a)).recommendations).toBeUndefined()
    expect((await tell({ role: 'work', fact: ' Elle a fait 80 pains. ' })).status).toBe(204)
    expect((await page(a)).recommendations).toMatchObject([{ role: 'work', fact: 'Elle a fait 80 pains.' }])
  })

  it('is told later of what was said before, is among what its author said, and goes with what is taken back', async () => {
    const [a, b] = [await somebody(), await somebody()]
    const words = { role: 'work', fact: 'Elle a fait 80 pains.' }
    const tell = (told: object) =>
      as(b, 'POST', 'visitor/recommendations', { of: a.session, competenceIds: ['bread'], ...told })
    await tell({})
    expect((await tell(words)).status).toBe(204)
    expect((await page(a)).recommendations).toMatchObject([{ competenceId: 'bread', ...words }])
    expect((await around(b)).said).toMatchObject([{ competenceId: 'bread', ...words }])
    expect((await tell({ fact: 'Elle a tenu le four.' })).status).toBe(204)
    const { said } = await around(b)
    expect(said).toMatchObject([{ role: 'work', fact: 'Elle a tenu le four.' }])
    expect(said).toHaveLength(1)
    await as(b, 'POST', 'visitor/proofs/take-back', { id: said[0]!.id })
    const kept = await page(a)
    expect(kept.recommendations!.map(({ removedAt }) => removedAt)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ])
    for (const told of ['Elle a', 'work']) expect(JSON.stringify(kept)).not.toContain(told)
  })

  it('is seen by its author, and taken back by them or by the person, never by somebody else', async () => {
    const [a, b, c] = [await somebody(), await somebody(), await somebody()]
    await say(b, a, 'bread', 'wood')
    const said = (await around(b)).said
    expect(said.map(({ label }) => label).sort()).toEqual(['Je fais : bread', 'Je fais : wood'])
    const takeBack = (who: Somebody, id: string) => as(who, 'POST', 'visitor/proofs/take-back', { id })
    expect((await takeBack(c, said[0]!.id)).status).toBe(404)
    expect((await takeBack(b, said[0]!.id)).status).toBe(204)
    expect((await takeBack(a, said[1]!.id)).status).toBe(204)
    expect((await takeBack(a, said[1]!.id)).status).toBe(204)
    expect((await page(a)).recommendations!.every(({ removedAt }) => removedAt !== undefined)).toBe(true)
    expect((await around(b)).said).toEqual([])
  })
})

describe('what a host does on a page', () => {
  const pages = (one: Somebody, what = '') => `host/pages/${one.id}${what}`
  const title = (told: object = {}) => ({
    ...{ requestId: 'request-of-a-title', title: 'CACES R489', issuer: 'Afpa', competenceIds: ['wood'] },
    ...told,
  })

  it('is refused without the person’s leave, and at any other device', async () => {
    const [never, back] = [await somebody(), await somebody(hosts('withdrawn'))]
    for (const one of [never, back]) {
      expect(refusalIn(await desk.call('GET', pages(one))).reasons).toEqual(['not-allowed'])
      const said = await desk.call('POST', pages(one, '/recommendations'), { competenceIds: ['bread'] })
      expect(refusalIn(said).reasons).toEqual(['not-allowed'])
      const noted = await desk.call('POST', pages(one, '/certificates'), title())
      expect(refusalIn(noted).reasons).toEqual(['not-allowed'])
      expect((await desk.call('POST', pages(one, '/take-back'), { id: 'x' })).status).toBe(404)
    }
    expect((await as(never, 'GET', pages(never))).status).toBe(404)
  })

  it('begins with reading, which the person sees', async () => {
    const a = await somebody(hosts())
    const read = (await desk.call('GET', pages(a))).body as PageForHosts
    expect(read.isHere).toBe(true)
    expect(read.profile.competences).toHaveLength(2)
    expect(read.profile).not.toHaveProperty('consents')
    expect((await around(a)).readByHosts).toEqual([server.clock.now()])
  })

  it('recommends who is here, and nobody who has left', async () => {
    const [a, gone] = [await somebody(hosts()), await somebody(hosts(), { closing: 'unknown' })]
    const body = { competenceIds: ['bread'] }
    const away = await desk.call('POST', pages(gone, '/recommendations'), body)
    expect(refusalIn(away).reasons).toEqual(['person-away'])
    expect((await desk.call('POST', pages(a, '/recommendations'), body)).status).toBe(204)
    expect((await page(a)).recommendations).toMatchObject([{ competenceId: 'bread', by: 'host' }])
  })

  it('notes a title once a request, and takes it back; of recommendations only their own', async () => {
    const [a, b] = [await somebody(hosts()), await somebody()]
    for (let times = 0; times < 2; times += 1)
      expect((await desk.call('POST', pages(a, '/certificates'), title())).status).toBe(204)
    const wrong = await desk.call('POST', pages(a, '/certificates'), title({ title: 'Other' }))
    expect(refusalIn(wrong).error).toBe('request-reused')
    const late = title({ requestId: 'another-request-of-a-title', issuedOn: '2099-01-01' })
    expect(refusalIn(await desk.call('POST', pages(a, '/certificates'), late)).reasons).toEqual(['issued-on'])
    await say(b, a, 'bread')
    const { certificates, recommendations } = await page(a)
    expect(certificates).toMatchObject([{ title: 'CACES R489', issuer: 'Afpa', competenceIds: ['wood'] }])
    const takeBack = (id: string) => desk.call('POST', pages(a, '/take-back'), { id })
    expect((await takeBack(recommendations![0]!.id)).status).toBe(404)
    expect((await takeBack(certificates![0]!.id)).status).toBe(204)
    expect((await page(a)).certificates![0]!.removedAt).toBe(server.clock.now())
  })
})
