import { afterEach, beforeEach, expect, it } from 'vitest'
import { withConsent } from '../../domain/competences/consents.ts'
import { blankProfile } from '../../domain/competences/life-answers.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { OpenAssistance } from '../../domain/contract/assistance.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { VisitorFile } from '../../domain/contract/visitor-files.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { setSiteRole } from '../accounts/site-people.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { dueBy } from '../retention/due.ts'
import { letGo } from '../retention/let-go.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
let token: string
let lucie: string

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await server.account('brest', 'sophie', undefined, 'host')
  token = await card()
  lucie = visitorOf(token)
})
afterEach(() => server.stop())

const visitorOf = (text: string) => readPassToken(text)!.visitorId
async function card(): Promise<string> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const text = (body as { tokens: string[] }).tokens[0]!
  expect((await kiosk.call('POST', 'visitor/pictures', { token: text, secret: PICTURES })).status).toBe(204)
  return text
}
const open = async () => {
  const { body } = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (body as { session: string }).session
}
const begin = (login = 'sophie', at = kiosk, secret = `${login}-secret-secret`) =>
  at.call('POST', 'kiosk/assistance', { token, login, secret })
const begun = async () => (await begin()).body as OpenAssistance
const end = (assistanceId: string, at = kiosk) => at.call('POST', 'kiosk/assistance/end', { assistanceId })
const stillOpen = async (at = kiosk) =>
  ((await at.call('GET', 'kiosk/assistance')).body as { assistance?: OpenAssistance }).assistance
const author = () => ({ siteId: 'brest', deviceId: kiosk.scope.deviceId, now: server.clock.now() })

async function tell(profile: CompetenceProfile, assistance?: string) {
  const sealed = await sealTo(site, JSON.stringify(profile))
  const [result] = await kiosk.push({
    ...{ collection: 'profiles', id: profile.id, sealed },
    ...(assistance === undefined ? {} : { assistance }),
  })
  return result
}
const page = (competence = 'cleaning-01'): CompetenceProfile => ({
  ...blankProfile(lucie, author()),
  competences: [{ id: competence, label: 'Je nettoie.', origin: 'personal', how: 'alone', addedAt: '1' }],
})
const yes = () =>
  withConsent(
    page(),
    { id: 'c1', purpose: 'hosts', allowed: true, textId: 'hosts-1', language: 'fr' },
    author(),
  )
async function myHelps(): Promise<MyData['assistances']> {
  return ((await kiosk.call('GET', 'visitor/data')).body as MyData).assistances
}

it('no help begins with a wrong sign-in, for a card that opens nothing, or for who has nothing to do with visitors', async () => {
  await server.account('brest', 'mairie', undefined, 'observer')
  await server.account('brest', 'patron', 'bakery')
  await server.createSite('quimper')
  await server.account('quimper', 'yves')
  for (const [login, secret] of [
    ['sophie', 'wrong-secret-secret'],
    ['nobody', 'nobody-secret-secret'],
    ['mairie', 'mairie-secret-secret'],
    ['patron', 'patron-secret-secret'],
    ['yves', 'yves-secret-secret'],
  ] as const) {
    expect((await begin(login, kiosk, secret)).status, login).toBe(403)
  }
  const stranger = await kiosk.call('POST', 'kiosk/assistance', {
    ...{ token: 'x', login: 'sophie', secret: 'sophie-secret-secret' },
  })
  expect(stranger.status).toBe(403)
  expect((await begin('sophie', host)).status).toBe(404)
  expect(await stillOpen()).toBeUndefined()
})

it('somebody who tries secrets at a kiosk waits, and hosts sign in at their desks all the same', async () => {
  for (let n = 0; n < 5; n += 1) await begin('sophie', kiosk, 'wrong-secret-secret')
  expect((await begin()).status).toBe(429)
  expect((await host.signIn('sophie', 'sophie-secret-secret')).status).toBe(200)
})

it('while a host helps, what is the person’s own act is refused, also with a session that was open before', async () => {
  await open()
  const { assistanceId, host: name, beganAt, endsAt } = await begun()
  expect([name, beganAt, endsAt]).toEqual(['sophie', START, START + 30 * MINUTE])
  const secret = PICTURES
  const tries = [
    ['POST', 'visitor/session', { token, secret }],
    ['POST', 'visitor/pictures', { token, secret }],
    ['POST', 'visitor/erase', { token, secret }],
    ['POST', 'visitor/data/link', undefined],
    ['DELETE', 'visitor/elsewhere/l1', undefined],
    ['POST', 'visitor/applications/a1/rating', { clear: 'yes', useful: 'yes', respectful: 'yes' }],
    ['POST', 'visitor/applications/a1/link', undefined],
  ] as const
  for (const [method, path, body] of tries) {
    const answer = await kiosk.call(method, path, body)
    expect([answer.status, refusalIn(answer).error], path).toEqual([409, 'own-act'])
  }
  await end(assistanceId)
  expect((await kiosk.call('POST', 'visitor/session', { token, secret })).status).toBe(200)
  expect((await kiosk.call('DELETE', 'visitor/elsewhere/l1')).status).toBe(404)
})

it('a help keeps nobody else from what is theirs: another person there, and the same person elsewhere', async () => {
  const other = await card()
  await begun()
  expect((await kiosk.call('POST', 'visitor/session', { token: other, secret: PICTURES })).status).toBe(200)
  const second = await server.device('brest', 'kiosk')
  expect((await second.call('POST', 'visitor/session', { token, secret: PICTURES })).status).toBe(200)
})

it('a yes that was said beside somebody is kept for the hosts and counts for nothing; the same said alone counts', async () => {
  const { assistanceId } = await begun()
  expect(await tell(yes(), assistanceId)).toMatchObject({ outcome: 'refused', reason: 'own-act' })
  await end(assistanceId)
  // Nor does a host send it in the person's place.
  await host.signIn('sophie', 'sophie-secret-secret')
  const { rows: refused } = (await host.call('GET', 'host/refused-rows')).body as {
    rows: { id: string; reason: string }[]
  }
  expect(refused.map(({ reason }) => reason)).toEqual(['own-act'])
  const again = await host.call('POST', `host/refused-rows/${refused[0]!.id}/resend`, {})
  expect(refusalIn(again).reasons).toEqual(['not-correctable'])
  await open()
  expect(((await kiosk.call('GET', 'visitor/profile')).body as { profile?: object }).profile).toBeUndefined()
  // It was the moment of writing that counts, not that of sending.
  expect(await tell(yes(), assistanceId)).toMatchObject({ outcome: 'refused', reason: 'own-act' })
  expect(await tell(yes())).toMatchObject({ outcome: 'accepted' })
  // The yes stands: what else is written of the page later is no own act.
  const { assistanceId: later } = await begun()
  expect(await tell({ ...yes(), rev: `9${yes().rev}` }, later)).not.toMatchObject({ reason: 'own-act' })
})

it('the person reads who helped them, when, and what was done, each thing once; hosts read it in the file', async () => {
  await open()
  const { assistanceId } = await begun()
  server.clock.advance(2 * MINUTE)
  expect(await tell(page(), assistanceId)).toMatchObject({ outcome: 'accepted' })
  expect(await tell(page('moving-01'), assistanceId)).toMatchObject({ outcome: 'accepted' })
  for (let n = 0; n < 2; n += 1) await kiosk.call('GET', 'visitor/applications')
  server.clock.advance(MINUTE)
  await end(assistanceId)
  await end(assistanceId)
  const at = START + 2 * MINUTE
  const told = [
    {
      ...{ by: 'sophie', beganAt: START, endedAt: START + 3 * MINUTE },
      acts: [
        { act: 'page', times: 1, at },
        { act: 'read-applications', times: 1, at },
      ],
    },
  ]
  expect(await myHelps()).toEqual(told)
  const entry = sampleRecord('visitors', { ...host.stamp(lucie, START), mark: 'Lucie' })
  await host.push({ collection: 'visitors', id: lucie, document: entry, assumedRev: null })
  await host.signIn('sophie', 'sophie-secret-secret')
  const file = (await host.call('GET', `host/visitors/${lucie}/file`)).body as VisitorFile
  expect(file.assistances).toEqual(told)
})

it('what was written in a help and sent after its end, from a clock that is wrong too, is noted within its time', async () => {
  const { assistanceId } = await begun()
  server.clock.advance(40 * MINUTE)
  expect(await tell(page(), assistanceId)).toMatchObject({ outcome: 'accepted' })
  await open()
  expect(await myHelps()).toMatchObject([
    { endedAt: START + 30 * MINUTE, acts: [{ act: 'page', at: START + 30 * MINUTE }] },
  ])
})

it('a row that names a help of another kiosk, of nobody or for somebody else is kept, and nobody is said to have helped', async () => {
  const { assistanceId } = await begun()
  const second = await server.device('brest', 'kiosk')
  const sealed = await sealTo(site, JSON.stringify({ ...page(), by: second.scope.deviceId }))
  const row = { collection: 'profiles', id: lucie, sealed } as const
  expect(await second.push({ ...row, assistance: assistanceId })).toMatchObject([{ outcome: 'accepted' }])
  expect(await tell(page('moving-01'), 'h-unknown')).toMatchObject({ outcome: 'accepted' })
  const other = visitorOf(await card())
  const theirs = { ...page(), id: other, visitorId: other }
  expect(await tell(theirs, assistanceId)).toMatchObject({ outcome: 'accepted' })
  await end(assistanceId)
  await open()
  expect(await myHelps()).toMatchObject([{ acts: [] }])
})

it('ends by itself after half an hour, with the next help, and as soon as the host may not any more', async () => {
  await begun()
  server.clock.advance(30 * MINUTE)
  expect(await stillOpen()).toBeUndefined()
  const first = await begun()
  expect((await stillOpen())?.assistanceId).toBe(first.assistanceId)
  const next = await begun()
  expect((await stillOpen())?.assistanceId).toBe(next.assistanceId)
  server.clock.advance(MINUTE)
  await setSiteRole(server.parts, 'sophie', 'observer')
  expect(await stillOpen()).toBeUndefined()
  await open()
  expect((await myHelps())?.map(({ endedAt, beganAt }) => endedAt! - beganAt)).toEqual([
    MINUTE,
    0,
    30 * MINUTE,
  ])
})

it('another kiosk neither reads nor ends it', async () => {
  const { assistanceId } = await begun()
  const second = await server.device('brest', 'kiosk')
  expect(await stillOpen(second)).toBeUndefined()
  await end(assistanceId, second)
  expect((await stillOpen())?.assistanceId).toBe(assistanceId)
})

it('two entries that are one person’s read one list, and an erasure leaves nothing of it', async () => {
  const main = token
  const second = await card()
  await begun()
  for (const [id, mergedInto] of [
    [visitorOf(second), undefined],
    [lucie, visitorOf(second)],
  ] as const) {
    const entry = sampleRecord('visitors', { ...host.stamp(id, START), mark: 'Lucie' })
    const document = mergedInto ? { ...entry, mergedInto } : entry
    await host.push({ collection: 'visitors', id, document, assumedRev: null })
  }
  // The help is theirs under the other card too.
  const refused = await kiosk.call('POST', 'visitor/session', { token: second, secret: PICTURES })
  expect(refusalIn(refused).error).toBe('own-act')
  server.clock.advance(31 * MINUTE)
  token = second
  await open()
  expect(await myHelps()).toHaveLength(1)
  const erasedAt = server.clock.now()
  await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', visitorOf(main), erasedAt))
  expect(await rows('assistances')).toEqual([])
})

it('a year later it goes by itself, with what was done', async () => {
  const { assistanceId } = await begun()
  await tell(page(), assistanceId)
  const gone = async (days: number) => {
    const by = START + days * DAY
    const due = (await server.parts.store.read((view) => dueBy(view, 'brest', by))).filter(
      ({ kind }) => kind === 'assistance',
    )
    await server.parts.store.transaction(async (tx) => {
      for (const one of due) await letGo(tx, 'brest', one, by)
    })
    return [await rows('assistances'), await rows('assistedActs')].map(({ length }) => length)
  }
  expect(await gone(366)).toEqual([1, 1])
  expect(await gone(367)).toEqual([0, 0])
})

const rows = (table: 'assistances' | 'assistedActs') =>
  server.parts.store.read((view) => view.all(view.tables.selectFrom(table).selectAll()))
