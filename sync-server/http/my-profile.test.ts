import { afterEach, beforeEach, expect, it } from 'vitest'
import { withConsent } from '../../domain/competences/consents.ts'
import { blankProfile } from '../../domain/competences/life-answers.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Site } from '../../domain/sites/site.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
})
afterEach(() => server.stop())

const visitorOf = (token: string) => {
  const read = readPassToken(token)
  if (!read) throw new Error('No pass')
  return read.visitorId
}

async function card(): Promise<string> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const token = (body as { tokens: string[] }).tokens[0]!
  expect((await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })).status).toBe(204)
  return token
}

const author = () => ({ siteId: 'brest', deviceId: kiosk.scope.deviceId, now: server.clock.now() })

async function tell(visitorId: string, sentence: string, label: string): Promise<void> {
  const competences = [{ id: sentence, label, origin: 'personal', how: 'alone', addedAt: '1' }] as const
  expect(await send({ ...blankProfile(visitorId, author()), competences: [...competences] })).toBe('accepted')
}
async function send(profile: CompetenceProfile): Promise<string | undefined> {
  const sealed = await sealTo(site, JSON.stringify(profile))
  const [result] = await kiosk.push({ collection: 'profiles', id: profile.id, sealed })
  return result?.outcome
}

async function open(token: string): Promise<void> {
  const { body } = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (body as { session: string }).session
}
const read = async () => (await kiosk.call('GET', 'visitor/profile')).body as { profile?: CompetenceProfile }

it('a page stays closed without the pictures of its holder', async () => {
  await tell(visitorOf(await card()), 'cleaning-01', 'Je nettoie.')
  expect((await kiosk.call('GET', 'visitor/profile')).status).toBe(401)
  expect((await host.call('GET', 'visitor/profile')).status).toBe(404)
})

it('a page is read by its holder: theirs, nobody else’s, and nothing while nothing was told', async () => {
  const [mine, other] = [await card(), await card()]
  await tell(visitorOf(other), 'moving-01', 'Je porte.')
  await open(mine)
  expect(await read()).toEqual({})
  await tell(visitorOf(mine), 'cleaning-01', 'Je nettoie.')
  expect((await read()).profile?.competences.map(({ id }) => id)).toEqual(['cleaning-01'])
})

it.each([
  ['ar', 'accepted'],
  ['uk', 'accepted'],
  ['de', 'refused'],
])('a yes is kept in a language of the kiosk, and in no other (%s)', async (language, outcome) => {
  const token = await card()
  const yes = { id: 'a', purpose: 'hosts', allowed: true, textId: 'hosts-1' } as const
  const said = { ...yes, language: language as 'ar' }
  const profile = withConsent(blankProfile(visitorOf(token), author()), said, author())
  expect(await send(profile)).toBe(outcome)
  if (outcome !== 'accepted') return
  await open(token)
  expect((await read()).profile?.consents).toMatchObject([{ purpose: 'hosts', language }])
})

it('two entries of the directory that are one person’s have one page', async () => {
  const [main, second] = [await card(), await card()]
  await tell(visitorOf(main), 'cleaning-01', 'Je nettoie.')
  await tell(visitorOf(second), 'moving-01', 'Je porte.')
  for (const [id, mergedInto] of [
    [visitorOf(main), undefined],
    [visitorOf(second), visitorOf(main)],
  ] as const) {
    const entry = sampleRecord('visitors', { ...host.stamp(id, START), mark: 'Lucie' })
    const document = mergedInto ? { ...entry, mergedInto } : entry
    await host.push({ collection: 'visitors', id, document, assumedRev: null })
  }
  await open(main)
  const { profile } = await read()
  expect(profile?.competences.map(({ id }) => id)).toEqual(['cleaning-01', 'moving-01'])
  expect(profile?.visitorId).toBe(visitorOf(main))
})
