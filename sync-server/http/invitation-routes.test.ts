import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { turnOf } from '../../domain/competences/consents.ts'
import { skillKey } from '../../domain/contract/fields.ts'
import type { InvitationSent, MyInvitation } from '../../domain/contract/invitations.ts'
import type { FoundPeople } from '../../domain/contract/search.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import { SILENCE } from '../../domain/matching/invitation.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { PROTOCOL, PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { openSignInSession } from '../accounts/sign-in-sessions.ts'
import { createEmployer } from '../employers/employers.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { plan, sampleSession } from '../testing/sample-sessions.ts'
import { refusalIn, TestServer, type TestDevice } from '../testing/test-server.ts'

const cook = '11111111-1111-4111-8111-111111111111'
const cooking = { key: `esco:${cook}`, fr: 'cuisiner', en: 'cook' }

let server: TestServer
let desk: TestDevice
let kiosk: TestDevice
/** The card of the person whom the tests invite: alone among those found to have more proof, thus first. */
let token: string
let visitorId: string
let requests = 0

beforeEach(async () => {
  server = await TestServer.start({ skillNames: () => ({ fr: 'cuisiner', en: 'cook' }) })
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  desk = await deskOf('bakery')
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (body as { tokens: string[] }).tokens[0]!
  visitorId = readPassToken(token)!.visitorId
  await person(visitorId, true)
  for (let rank = 0; rank < 5; rank += 1) await person(`visitor-${rank}`)
})
afterEach(() => server.stop())

async function deskOf(employerId: string): Promise<TestDevice> {
  await createEmployer(server.parts, 'brest', { name: `Chez ${employerId}` }, employerId)
  const device = await server.device('brest', 'employer', employerId)
  await server.account('brest', employerId, employerId)
  await signIn(device, employerId)
  return device
}

/** A manager of this employer. */
async function signIn(device: TestDevice, employerId: string): Promise<void> {
  await device.signIn(employerId, `${employerId}-secret-secret`)
}

async function person(id: string, isRecommended = false): Promise<void> {
  await server.parts.store.transaction(async (tx) => {
    const author = { ...byServer(server.clock.now()), siteId: 'brest' }
    await keepRecord(
      tx,
      'profiles',
      newRecord(author, {
        ...{ id, visitorId: id },
        competences: [{ id: cook, label: 'x', origin: 'personal', addedAt: '1', esco: cook }],
        consents: [{ id: 'c', purpose: 'search', type: 'given', turn: 1, at: author.now, by: 'k' }],
        ...(isRecommended
          ? { recommendations: [{ id: 'r', competenceId: cook, by: 'host', authorId: 'h', at: 1 }] }
          : {}),
      }),
    )
  })
}
async function withdraw(id = visitorId): Promise<void> {
  await server.parts.store.transaction(async (tx) => {
    const profile = (await tx.record('profiles', id, 'brest'))!
    const word = { purpose: 'search', type: 'withdrawn' } as const
    const consents = [...profile.consents!, { id: 'w', ...word, turn: turnOf(profile, word), at: 2, by: 'k' }]
    await keepRecord(tx, 'profiles', revised(profile, byServer(server.clock.now()), { consents }))
  })
}

async function search(device = desk): Promise<FoundPeople> {
  const wanted = [{ key: `esco:${cook}` }]
  return (await device.call('POST', 'employer/searches', { wanted })).body as FoundPeople
}
const nextRequest = () => `request-number-${(requests += 1)}`
const talk = { kind: 'talk', pay: { from: 12, to: 14, per: 'hour' }, message: 'On parle dix minutes.' }
const send = (asked: object, device = desk) =>
  device.call('POST', 'employer/invitations', { requestId: nextRequest(), ...talk, ...asked })
/** To whoever is first on a list made for it. */
async function invite(asked: object = {}, device = desk): Promise<string> {
  const { searchId, people } = await search(device)
  const answer = await send({ searchId, cardId: people[0]!.cardId, ...asked }, device)
  expect(answer.text).toContain('invitationId')
  return (answer.body as { invitationId: string }).invitationId
}
const sent = async (device = desk) =>
  ((await device.call('GET', 'employer/invitations')).body as { invitations: InvitationSent[] }).invitations
const statuses = async (device = desk) => (await sent(device)).map(({ status }) => status)
async function open(): Promise<void> {
  const whose = { deviceId: kiosk.scope.deviceId, kind: 'visitor', subject: visitorId } as const
  const opened = await server.parts.store.transaction((tx) =>
    openSignInSession(tx, whose, () => Promise.resolve(true), server.clock.now()),
  )
  kiosk.session = opened!.session
}
async function mine(): Promise<MyInvitation[]> {
  await open()
  const { body } = await kiosk.call('GET', 'visitor/invitations')
  return (body as { invitations: MyInvitation[] }).invitations
}
async function say(invitationId: string, said: object) {
  await open()
  return kiosk.call('POST', 'visitor/invitation-answer', { requestId: nextRequest(), invitationId, ...said })
}
const news = async () => ((await kiosk.call('POST', 'visitor/news', { token })).body as VisitorNews).invited
const yes = { answer: 'yes', name: 'Nadia', channel: 'here' }

describe('an invitation is refused', () => {
  it('where nobody is signed in, and to any other device', async () => {
    const asked = { searchId: 's', cardId: 'c' }
    desk.session = null
    expect((await send(asked)).status).toBe(401)
    expect((await desk.call('GET', 'employer/invitations')).status).toBe(401)
    expect((await send(asked, kiosk)).status).toBe(404)
    expect((await kiosk.call('GET', 'visitor/invitations')).status).toBe(401)
    expect((await desk.call('GET', 'visitor/invitations')).status).toBe(404)
  })

  it('to a card of another employer, of nobody, or of a list that is too old', async () => {
    const { searchId, people } = await search()
    const card = { searchId, cardId: people[0]!.cardId }
    expect(refusalIn(await send(card, await deskOf('garage'))).reasons).toEqual(['unknown-card'])
    expect(refusalIn(await send({ ...card, cardId: visitorId })).reasons).toEqual(['unknown-card'])
    expect(refusalIn(await send({ ...card, searchId: 'other' })).reasons).toEqual(['unknown-card'])
    server.clock.advance(31 * DAY)
    await signIn(desk, 'bakery')
    expect(refusalIn(await send(card)).reasons).toEqual(['unknown-card'])
  })

  it('like one of nobody, to who took their consent back since', async () => {
    const { searchId, people } = await search()
    await withdraw()
    expect(refusalIn(await send({ searchId, cardId: people[0]!.cardId })).reasons).toEqual(['unknown-card'])
  })

  it.each([
    [{ pay: undefined }, 'pay-needed'],
    [{ pay: { from: 14, to: 12, per: 'hour' } }, 'unlikely-pay'],
    [{ pay: { from: 1400, to: 1500, per: 'hour' } }, 'unlikely-pay'],
    [{ message: 'On cherche quelqu’un de jeune et dynamique.' }, 'protected-words'],
    [{ kind: 'session' }, 'session-not-open'],
    [{ kind: 'session', sessionId: 'other' }, 'session-not-open'],
    [{ kind: 'session', sessionId: 'full' }, 'session-not-open'],
  ])('%j: %s', async (asked, reason) => {
    await plan(server, sampleSession('other', { employerId: 'garage' }))
    await plan(server, sampleSession('full', { employerId: 'bakery', startsAt: 1, endsAt: 2 }))
    const { searchId, people } = await search()
    expect(refusalIn(await send({ searchId, cardId: people[0]!.cardId, ...asked })).reasons).toEqual([reason])
    expect(await sent()).toEqual([])
  })

  it('a second time from one list, and after twenty in a day', async () => {
    const { searchId, people } = await search()
    const card = { searchId, cardId: people[0]!.cardId }
    expect((await send(card)).status).toBe(201)
    expect(refusalIn(await send(card)).reasons).toEqual(['already-invited'])
    for (let n = 1; n < 20; n += 1) await invite()
    expect(refusalIn(await send({ searchId, cardId: people[1]!.cardId })).reasons).toEqual([
      'too-many-invitations',
    ])
  })
})

describe('an invitation', () => {
  it('is made once however often it is sent, and names nobody', async () => {
    const { searchId, people } = await search()
    const asked = { requestId: nextRequest(), ...talk, searchId, cardId: people[0]!.cardId }
    const answers = [
      await desk.call('POST', 'employer/invitations', asked),
      await desk.call('POST', 'employer/invitations', asked),
    ]
    expect(answers[0]!.body).toEqual(answers[1]!.body)
    const list = await desk.call('GET', 'employer/invitations')
    expect(list.text).not.toContain(visitorId)
    expect(await sent()).toMatchObject([{ status: 'waiting', message: talk.message, sought: [cooking] }])
    expect((await sent())[0]).not.toHaveProperty('person')
    const other = { ...asked, message: 'Autre chose' }
    expect((await desk.call('POST', 'employer/invitations', other)).status).toBe(409)
  })

  it('is news at the scan, without saying from whom, and is read with the pictures', async () => {
    await plan(server, sampleSession('comptoir', { employerId: 'bakery', where: 'Serre' }))
    await invite({ kind: 'session', sessionId: 'comptoir', pay: undefined })
    expect(await news()).toEqual({ count: 1, sought: [cooking] })
    expect(await mine()).toMatchObject([
      {
        kind: 'session',
        session: { id: 'comptoir', where: 'Serre' },
        sought: [cooking],
        status: 'waiting',
        employer: { name: 'Chez bakery' },
      },
    ])
  })

  it('names terms of work only to devices that know them: those of before read the rest', async () => {
    await invite()
    const terms = ['licence:b', 'when:night', 'within:10', 'when:weekend'].map((key) => ({ key }))
    const wanted = JSON.stringify([...terms, { key: cooking.key }])
    await server.parts.store.transaction((tx) =>
      tx.run(tx.tables.updateTable('invitations').set({ wanted }).where('siteId', '=', 'brest')),
    )
    const calls = [
      [desk, 'GET', 'employer/invitations', undefined],
      [kiosk, 'POST', 'visitor/news', { token }],
      [kiosk, 'GET', 'visitor/invitations', undefined],
    ] as const
    await open()
    const soughtBy = (protocol: number) =>
      Promise.all(
        calls.map(async ([device, method, path, body]) => {
          const headers = { [PROTOCOL_HEADER]: String(protocol) }
          const answer = (await device.call(method, path, body, headers)).body as {
            invitations?: [MyInvitation]
            invited?: MyInvitation
          }
          return (answer.invitations?.[0] ?? answer.invited!).sought
        }),
      )
    const older = await soughtBy(13)
    expect(older).toEqual([[cooking], [cooking], [cooking]])
    expect(older.flat().every(({ key }) => new RegExp(skillKey.pattern).test(key))).toBe(true)
    const [sentNow, newsNow, mineNow] = await soughtBy(PROTOCOL)
    expect(sentNow).toHaveLength(5)
    expect(mineNow).toEqual(sentNow)
    expect(newsNow).toEqual(sentNow!.slice(0, 3))
  })

  it('put off today, it is no news today, and waits', async () => {
    const id = await invite()
    expect((await say(id, { answer: 'later' })).status).toBe(204)
    expect(await news()).toBeUndefined()
    expect((await mine()).map(({ status }) => status)).toEqual(['waiting'])
    server.clock.advance(13 * HOUR)
    expect(await news()).toMatchObject({ count: 1 })
  })

  it('a yes tells a first name and the chosen way, and nothing more; it is said once', async () => {
    const id = await invite()
    expect(refusalIn(await say(id, { answer: 'yes' })).reasons).toEqual(['name-needed'])
    const phone = { ...yes, channel: 'phone', words: '12' }
    expect(refusalIn(await say(id, phone)).reasons).toEqual(['not-a-phone'])
    expect((await say(id, { ...phone, words: '06-12-34-56-78' })).status).toBe(204)
    expect(await sent()).toMatchObject([
      { status: 'accepted', person: { name: 'Nadia', channel: 'phone', words: '06 12 34 56 78' } },
    ])
    expect(refusalIn(await say(id, { answer: 'no' })).reasons).toEqual(['answered'])
    expect(await news()).toBeUndefined()
    desk = await deskOf('garage')
    expect(await sent()).toEqual([])
  })

  it('an answer whose reply was lost is sent again and kept once', async () => {
    const id = await invite()
    await open()
    const said = { requestId: nextRequest(), invitationId: id, ...yes }
    for (let n = 0; n < 2; n += 1)
      expect((await kiosk.call('POST', 'visitor/invitation-answer', said)).status).toBe(204)
  })

  it('a no tells nothing, and keeps this employer from asking on', async () => {
    const id = await invite()
    expect((await say(id, { answer: 'no' })).status).toBe(204)
    expect((await sent())[0]).not.toHaveProperty('person')
    await invite()
    expect(await news()).toBeUndefined()
    expect(await statuses()).toEqual(['waiting', 'declined'])
  })

  it('fourteen days of silence are a no, for both', async () => {
    const id = await invite()
    server.clock.advance(SILENCE)
    await signIn(desk, 'bakery')
    expect(await statuses()).toEqual(['silent'])
    expect(await news()).toBeUndefined()
    expect((await mine()).map(({ status }) => status)).toEqual(['silent'])
    expect(refusalIn(await say(id, yes)).reasons).toEqual(['gone'])
  })

  it('of one employer three wait at a time; another one’s waits beside them', async () => {
    for (let n = 0; n < 4; n += 1) await invite()
    expect(await news()).toMatchObject({ count: 3 })
    await invite({}, await deskOf('garage'))
    expect(await news()).toMatchObject({ count: 4 })
  })

  it('is shown no more to who took their consent back, and what they told is hidden: as if they kept silent', async () => {
    const id = await invite()
    expect((await say(id, yes)).status).toBe(204)
    const other = await invite()
    await withdraw()
    expect(await news()).toBeUndefined()
    expect(await mine()).toEqual([])
    expect(refusalIn(await say(other, yes)).reasons).toEqual(['gone'])
    expect(await statuses()).toEqual(['waiting', 'waiting'])
    expect((await desk.call('GET', 'employer/invitations')).text).not.toContain('Nadia')
  })

  it('is shown no more once the employer left the site', async () => {
    await invite()
    await server.parts.store.transaction(async (tx) => {
      const employer = (await tx.record('employers', 'bakery'))!
      await keepRecord(
        tx,
        'employers',
        revised(employer, byServer(server.clock.now()), { siteIds: ['quimper'] }),
      )
    })
    expect(await news()).toBeUndefined()
    expect(await mine()).toEqual([])
  })

  it('to somebody else is nobody’s to read or to answer', async () => {
    const { searchId, people } = await search()
    await send({ searchId, cardId: people[1]!.cardId })
    const [{ invitationId }] = (await sent()) as [InvitationSent]
    expect(await mine()).toEqual([])
    expect(refusalIn(await say(invitationId, yes)).reasons).toEqual(['gone'])
  })
})
