import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { Site } from '../../domain/sites/site.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { passClaim, readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
import { issuePasses } from '../passes/passes.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { refusalIn, sealTo, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
})
afterEach(() => server.stop())

describe('a stock of passes', () => {
  it.each([{}, { count: 0 }, { count: 101 }, { count: 1.5 }, { count: '5' }])(
    'is not given for %j',
    async (body) => {
      expect((await kiosk.call('POST', 'passes/stock', body)).status).toBe(400)
    },
  )

  it('is no mint: one kiosk gets so many within an hour', async () => {
    for (let times = 0; times < 3; times++) await stock(100)
    const more = await kiosk.call('POST', 'passes/stock', { count: 1 })
    expect([more.status, refusalIn(more).retryAfter]).toEqual([429, 3600])
    const other = await server.device('brest', 'kiosk')
    expect((await other.call('POST', 'passes/stock', { count: 1 })).status).toBe(200)
    server.clock.advance(60 * MINUTE)
    expect(await stock(1)).toHaveLength(1)
  })

  it('is no mint either for a kiosk that asks many times at once', async () => {
    const asked = Array.from({ length: 12 }, () => issuePasses(server.parts, kiosk.scope, 100))
    const issued = (await Promise.all(asked)).filter((one) => 'tokens' in one)
    expect(issued).toHaveLength(3)
  })

  it('is for kiosks only', async () => {
    expect((await host.call('POST', 'passes/stock', { count: 1 })).status).toBe(404)
  })

  it('holds different passes, each signed so that any kiosk of the site verifies it alone', async () => {
    const tokens = await stock(20)
    expect(new Set(tokens).size).toBe(20)
    for (const text of tokens) expect(await verifiesAt(site, text)).toBe(true)
    const elsewhere = await server.createSite('quimper')
    expect(await verifiesAt(elsewhere, tokens[0]!)).toBe(false)
  })
})

describe('a typed pass number', () => {
  it('that is unknown, misspelt or revoked gets one answer', async () => {
    const [revoked] = await stock(1)
    await signInHost()
    await host.call('POST', `host/passes/${passIdOf(revoked!)}/revoke`)
    const answers = []
    for (const code of ['00000 0000', 'pépinière', '', passIdOf(revoked!)]) {
      answers.push(await kiosk.call('POST', 'passes/resolve', { code }))
    }
    for (const answer of answers) {
      expect(answer.status).toBe(403)
      expect(answer.text).toBe(answers[0]!.text)
    }
  })

  it('of another site is unknown here', async () => {
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'kiosk')
    const [token] = await stock(1)
    const answer = await elsewhere.call('POST', 'passes/resolve', { code: passIdOf(token!) })
    expect(answer.status).toBe(403)
  })

  it('guessed wrong again and again holds the next person back for a minute at most, and no signed card', async () => {
    for (let guess = 0; guess < 10; guess++) {
      expect((await kiosk.call('POST', 'passes/resolve', { code: `guess ${guess}` })).status).toBe(403)
    }
    const [token] = await stock(1)
    const held = await kiosk.call('POST', 'passes/resolve', { code: passIdOf(token!) })
    expect(held.status).toBe(429)
    for (let guess = 0; guess < 12; guess++) {
      server.clock.advance(MINUTE)
      await kiosk.call('POST', 'passes/resolve', { code: `guess ${guess}` })
    }
    const again = await kiosk.call('POST', 'passes/resolve', { code: passIdOf(token!) })
    expect(refusalIn(again).retryAfter).toBe(60)
    await apply(token!, 'a1', PICTURES)
    expect((await open(token!, PICTURES)).status).toBe(200)
    server.clock.advance(MINUTE)
    expect((await kiosk.call('POST', 'passes/resolve', { code: passIdOf(token!) })).status).toBe(200)
  })

  it('gives the very text of the pass back', async () => {
    const [token] = await stock(1)
    const answer = await kiosk.call('POST', 'passes/resolve', { code: passIdOf(token!).toLowerCase() })
    expect(answer.body).toEqual({ token })
  })
})

describe('a visitor’s own applications', () => {
  let token: string
  beforeEach(async () => {
    ;[token] = (await stock(1)) as [string]
    await apply(token, 'a1', PICTURES)
  })

  it('stay closed to wrong pictures, to a forged or revoked pass, and to a pass without pictures, all alike', async () => {
    const [noPictures, revoked] = (await stock(2)) as [string, string]
    await apply(revoked, 'a2', PICTURES)
    await signInHost()
    await host.call('POST', `host/passes/${passIdOf(revoked)}/revoke`)
    const forged = token.slice(0, -5) + (token.endsWith('00000') ? '11111' : '00000')
    const answers = [
      await open(token, [1, 5, 9, 10]),
      await open(forged, PICTURES),
      await open(revoked, PICTURES),
      await open(noPictures, PICTURES),
      await open('PEP1NONSENSE', PICTURES),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(403)
      expect(answer.text).toBe(answers[0]!.text)
    }
  })

  it('may be tried five times a quarter of an hour at one kiosk, and the holder still gets in at another', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, (_, guess) => open(token, [guess, 0, 0, 0])))
    expect(tries.filter((answer) => answer.status === 403)).toHaveLength(5)
    expect((await open(token, PICTURES)).status).toBe(429)
    expect((await open(token, PICTURES, await server.device('brest', 'kiosk'))).status).toBe(200)
    server.clock.advance(15 * MINUTE)
    expect((await open(token, PICTURES)).status).toBe(200)
  })

  it('may be tried ten times a day on all kiosks; then hosts are told, and open the way again', async () => {
    const kiosks = [await server.device('brest', 'kiosk'), await server.device('brest', 'kiosk'), kiosk]
    const tries = await Promise.all(
      Array.from({ length: 15 }, (_, guess) => open(token, [guess % 12, 0, 0, 1], kiosks[guess % 3])),
    )
    expect(tries.filter((answer) => answer.status === 403)).toHaveLength(10)
    server.clock.advance(HOUR)
    expect((await open(token, PICTURES)).status).toBe(429)
    await signInHost()
    const alerts = async () => (await host.call('GET', 'host/pass-alerts')).body
    expect(await alerts()).toMatchObject({ alerts: [{ visitorId: visitorOf(token) }] })
    expect((await recoverPictures(token, [2, 2, 3, 3])).status).toBe(200)
    expect(await alerts()).toEqual({ alerts: [] })
    expect((await open(token, PICTURES)).status).toBe(403)
    expect((await open(token, [2, 2, 3, 3])).status).toBe(200)
  })

  it('open to a genuine card whatever others tried with false ones at that kiosk', async () => {
    const others = await stock(21)
    for (const other of others) {
      expect((await open(other, PICTURES)).status).toBe(403)
      await open(other.slice(0, -5) + '00000', PICTURES)
    }
    expect((await open('PEP1NONSENSE', PICTURES)).status).toBe(429)
    expect((await open(token, PICTURES)).status).toBe(200)
  })

  it('need a session that is alive, of this kiosk and of a visitor', async () => {
    expect((await kiosk.call('GET', 'visitor/applications')).status).toBe(401)
    const second = await server.device('brest', 'kiosk')
    await openHere()
    second.session = kiosk.session
    expect((await second.call('GET', 'visitor/applications')).status).toBe(401)
    server.clock.advance(15 * MINUTE)
    expect((await kiosk.call('GET', 'visitor/applications')).status).toBe(401)
    await openHere()
    await kiosk.call('DELETE', 'visitor/session')
    expect((await kiosk.call('GET', 'visitor/applications')).status).toBe(401)
  })

  it('are read with pass and pictures: their own and nobody else’s', async () => {
    const [other] = (await stock(1)) as [string]
    await apply(other, 'b1', [0, 0, 0, 0])
    await openHere()
    const { body, headers } = await kiosk.call('GET', 'visitor/applications')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({
      applications: [
        { application: { id: 'a1' }, offer: { title: 'Boulanger' }, employer: { name: 'Fournil' } },
      ],
    })
    expect((body as { applications: unknown[] }).applications).toHaveLength(1)
  })

  it('keep the first pictures that the pass was given', async () => {
    await apply(token, 'a3', [2, 2, 2, 2])
    expect((await open(token, [2, 2, 2, 2])).status).toBe(403)
    expect((await open(token, PICTURES)).status).toBe(200)
  })

  async function openHere(): Promise<void> {
    const { body } = await open(token, PICTURES)
    kiosk.session = (body as { session: string }).session
  }
})

describe('the pictures of a pass', () => {
  it('are chosen where it was made, that day, or with the host: not by who finds it', async () => {
    const [token] = (await stock(1)) as [string]
    const second = await server.device('brest', 'kiosk')
    expect(refusalIn(await choose(token, PICTURES, second)).reasons).toEqual(['ask-host'])
    await apply(token, 'a1', PICTURES, second)
    expect((await open(token, PICTURES)).status).toBe(403)
    for (const day of [START, START + DAY]) {
      server.clock.set(day)
      const visit = sampleRecord('visits', { ...kiosk.stamp(`v${day}`, day), mark: visitorOf(token) })
      await kiosk.push({ collection: 'visits', id: visit.id, document: visit, assumedRev: null })
    }
    expect(refusalIn(await choose(token, PICTURES)).reasons).toEqual(['ask-host'])
    const news = await kiosk.call('POST', 'visitor/news', { token })
    expect(news.body).toMatchObject({ hasPictures: false, mayChoosePictures: false })
    await signInHost()
    expect((await recoverPictures(token, PICTURES, second)).status).toBe(200)
    expect(refusalIn(await choose(token, [1, 1, 1, 1])).reasons).toEqual(['has-pictures'])
  })

  it('that were chosen and asked for again, because the answer was lost, stay and open', async () => {
    const [token] = (await stock(1)) as [string]
    expect((await choose(token, PICTURES)).status).toBe(204)
    expect(refusalIn(await choose(token, PICTURES)).reasons).toEqual(['has-pictures'])
    expect((await open(token, PICTURES)).status).toBe(200)
  })

  it('are set by an accepted application only', async () => {
    const [token] = (await stock(1)) as [string]
    const refused = await apply(token, 'a1', PICTURES, kiosk, { employerId: 'garage' })
    expect(refused).toMatchObject({ outcome: 'refused' })
    expect((await open(token, PICTURES)).status).toBe(403)
    expect((await choose(token, [2, 2, 2, 2])).status).toBe(204)
  })

  it('that are wrong keep an application off the card’s list, and the employer still gets it', async () => {
    const [token] = (await stock(1)) as [string]
    await apply(token, 'a1', PICTURES)
    const wrong = await apply(token, 'a2', [3, 3, 3, 3])
    expect(wrong).toMatchObject({ outcome: 'accepted' })
    const bakery = await server.device('brest', 'employer', 'bakery')
    const held = await bakery.records('applications')
    expect(held.map(({ id }) => id).sort()).toEqual(['a1', 'a2'])
    // Its desk counts the same integers as the server: it knows which does not count yet.
    expect(held.map((one) => (one as Application).unverified)).toEqual([undefined, true])
    kiosk.session = ((await open(token, PICTURES)).body as { session: string }).session
    expect(await listed()).toEqual(['a1'])
  })

  it('that were wrong: a host who knows who it was puts the application on the card, and the person reads so', async () => {
    const [token] = (await stock(1)) as [string]
    await apply(token, 'a1', PICTURES)
    await apply(token, 'a2', [3, 3, 3, 3], kiosk, { jobOfferId: 'other' })
    const news = async () => (await kiosk.call('POST', 'visitor/news', { token })).body
    expect(await news()).toMatchObject({ toCheck: 1, attached: 0 })
    await signInHost()
    expect(await toCheck()).toMatchObject([{ id: 'a2', signed: 'name-a2', visitorId: visitorOf(token) }])
    expect((await host.call('POST', 'host/unproven-applications/a1/attach')).status).toBe(404)
    server.clock.advance(MINUTE)
    expect((await host.call('POST', 'host/unproven-applications/a2/attach')).status).toBe(204)
    expect(await toCheck()).toEqual([])
    expect(await news()).toMatchObject({ toCheck: 0, attached: 1 })
    kiosk.session = ((await open(token, PICTURES)).body as { session: string }).session
    expect((await listed()).sort()).toEqual(['a1', 'a2'])
    expect(await news()).toMatchObject({ attached: 0 })
  })

  it('that were wrong: set aside it stays off the card, and one offer is never twice on it', async () => {
    const [token] = (await stock(1)) as [string]
    await apply(token, 'a1', PICTURES)
    await apply(token, 'a2', [3, 3, 3, 3])
    await signInHost()
    const twice = await host.call('POST', 'host/unproven-applications/a2/attach')
    expect(refusalIn(twice).reasons).toEqual(['already-applied'])
    expect((await host.call('POST', 'host/unproven-applications/a2/set-aside')).status).toBe(204)
    expect(await toCheck()).toEqual([])
    expect((await kiosk.call('POST', 'visitor/news', { token })).body).toMatchObject({ toCheck: 0 })
    kiosk.session = ((await open(token, PICTURES)).body as { session: string }).session
    expect(await listed()).toEqual(['a1'])
  })
})

describe('the same offer', () => {
  it('takes one application of a person as long as the first is alive', async () => {
    const [token, other] = (await stock(2)) as [string, string]
    await apply(token, 'a1', PICTURES)
    expect(await apply(token, 'a2', PICTURES)).toMatchObject({
      outcome: 'refused',
      reason: 'already-applied',
      master: null,
    })
    expect(await apply(token, 'a1', PICTURES)).toMatchObject({ outcome: 'accepted' })
    expect(await apply(other, 'a3', PICTURES)).toMatchObject({ outcome: 'accepted' })
  })

  it('takes one of two that a kiosk sends together', async () => {
    const [token] = (await stock(1)) as [string]
    const row = (id: string) => {
      const head = { ...kiosk.stamp(id, START), employerId: 'bakery', mark: `name-${id}` }
      return sealedRow({ ...sampleRecord('applications', head), visitorId: visitorOf(token) }, PICTURES)
    }
    expect(await kiosk.push(await row('a1'), await row('a2'))).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'refused', reason: 'already-applied' },
    ])
  })
})

describe('a visit', () => {
  it('is turned into nobody else’s and no other day’s, and names a day that exists', async () => {
    const visit = sampleRecord('visits', { ...host.stamp('v1', START), mark: 'K7QF3M2X9' })
    await host.push({ collection: 'visits', id: 'v1', document: visit, assumedRev: null })
    const { deviceId: by } = kiosk.scope
    const rev = nextRevision(visit.rev, START + 1, by)
    const forged = { ...visit, rev, by, visitorId: 'SOMEBODY', day: '2026-04-12', arrivedAt: 0 }
    await kiosk.push({ collection: 'visits', id: 'v1', document: forged, assumedRev: visit.rev })
    expect(await host.records('visits')).toMatchObject([
      { visitorId: 'K7QF3M2X9', day: '2026-04-13', arrivedAt: START },
    ])
    for (const day of ['9999-99-99', '2026-02-30']) {
      const odd = { ...sampleRecord('visits', { ...kiosk.stamp('v2', START), mark: 'P' }), day }
      const [result] = await kiosk.push({ collection: 'visits', id: 'v2', document: odd, assumedRev: null })
      expect([day, result]).toMatchObject([day, { reason: 'invalid', field: 'day' }])
    }
  })

  it('told by a clock that runs ahead is kept with the server’s day', async () => {
    const ahead = START + 20 * DAY
    const visit = sampleRecord('visits', { ...kiosk.stamp('v1', ahead), mark: 'K7QF3M2X9' })
    await kiosk.push({ collection: 'visits', id: 'v1', document: visit, assumedRev: null })
    expect(await host.records('visits')).toMatchObject([{ day: '2026-04-13' }])
  })
})

describe('a visit checked in with a typed code', () => {
  it('that no pass was issued for is marked to verify until a host lifts the mark', async () => {
    const [real] = (await stock(1)) as [string]
    const [known, unknown] = [passIdOf(real), 'K7QF3M2X9']
    for (const visitorId of [known, unknown]) {
      const visit = sampleRecord('visits', { ...kiosk.stamp(`v-${visitorId}`, START), mark: visitorId })
      const document = Object.assign(visit, { arrivedBy: 'code', unverified: false })
      await kiosk.push({ collection: 'visits', id: visit.id, document, assumedRev: null })
    }
    const marks = async () =>
      Object.fromEntries(
        ((await host.records('visits')) as { visitorId?: string; unverified?: boolean }[]).map((visit) => [
          visit.visitorId,
          visit.unverified,
        ]),
      )
    expect(await marks()).toEqual({ [known]: undefined, [unknown]: true })

    const seen = (await host.records('visits')).find((visit) => visit.id === `v-${unknown}`)!
    const { deviceId: by } = host.scope
    const checked = { ...seen, unverified: false, rev: nextRevision(seen.rev, START, by), by }
    await host.push({ collection: 'visits', id: seen.id, document: checked, assumedRev: seen.rev })
    expect(await marks()).toEqual({ [known]: undefined, [unknown]: false })
  })

  it('enters the directory of the hosts, with its first and last day and the name once given', async () => {
    const [token] = (await stock(1)) as [string]
    const visitorId = visitorOf(token)
    const later = START + 3 * 86_400_000
    server.clock.set(later)
    for (const [at, sealed] of [
      [later, undefined],
      [START, await sealTo(site, 'Aïcha')],
    ] as const) {
      const visit = sampleRecord('visits', { ...kiosk.stamp(`v${at}`, at), mark: visitorId })
      const document = sealed ? Object.assign(visit, { sealedName: sealed }) : visit
      await kiosk.push({ collection: 'visits', id: visit.id, document, assumedRev: null })
    }
    expect(await host.records('visitors')).toMatchObject([
      { id: visitorId, name: 'Aïcha', firstSeenOn: '2026-04-13', lastSeenOn: '2026-04-16' },
    ])
  })
})

async function stock(count: number): Promise<string[]> {
  const { body } = await kiosk.call('POST', 'passes/stock', { count })
  return (body as { tokens: string[] }).tokens
}

function passIdOf(text: string): string {
  return readPassToken(text)!.passId
}

function visitorOf(text: string): string {
  return readPassToken(text)!.visitorId
}

async function verifiesAt({ id, passKeys }: Site, text: string): Promise<boolean> {
  const token = readPassToken(text)!
  const { publicKey } = passKeys.find((key) => key.keyId === token.keyId)!
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey }
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(token.signature), passClaim(id, token))
}

async function apply(
  token: string,
  id: string,
  secret: number[],
  device = kiosk,
  told: Partial<Application> = {},
): Promise<PushResult> {
  const head = { siteId: 'brest', rev: nextRevision(undefined, START, 'server'), at: START, by: 'server' }
  const offer = sampleRecord('jobOffers', { id: 'offer', ...head, employerId: 'bakery', mark: 'Boulanger' })
  await host.push({ collection: 'jobOffers', id: 'offer', document: offer, assumedRev: null })
  const sample = sampleRecord('applications', {
    ...device.stamp(id, START),
    employerId: 'bakery',
    mark: `name-${id}`,
  }) as Application
  const application = { ...sample, visitorId: visitorOf(token), ...told }
  const [result] = await device.push(await sealedRow(application, secret))
  return result!
}

async function sealedRow(application: Application, secret: number[]): Promise<PushRow> {
  const sealed = await sealTo(site, JSON.stringify({ application, secret }))
  return { collection: 'applications', id: application.id, sealed }
}

/** The directory has an entry of this visitor, as after a first visit. */
async function know(visitorId: string): Promise<void> {
  const document = sampleRecord('visitors', { ...host.stamp(visitorId, START), mark: 'Lucie' })
  await host.push({ collection: 'visitors', id: visitorId, document, assumedRev: null })
}

/** The one way to other pictures: a host's code, typed with them at a kiosk. */
async function recoverPictures(token: string, secret: number[], device = kiosk) {
  const visitorId = visitorOf(token)
  await know(visitorId)
  const { body } = await host.call('POST', 'host/recoveries', { visitorId, kind: 'pictures' })
  return device.call('POST', 'passes/recover', { code: (body as { code: string }).code, secret })
}

async function toCheck(): Promise<unknown[]> {
  const { body } = await host.call('GET', 'host/unproven-applications')
  return (body as { applications: unknown[] }).applications
}

async function listed(): Promise<string[]> {
  const { body } = await kiosk.call('GET', 'visitor/applications')
  return (body as { applications: { application: { id: string } }[] }).applications.map(
    ({ application }) => application.id,
  )
}

function choose(token: string, secret: number[], device = kiosk): ReturnType<TestDevice['call']> {
  return device.call('POST', 'visitor/pictures', { token, secret })
}

function open(token: string, secret: number[], device = kiosk): ReturnType<TestDevice['call']> {
  return device.call('POST', 'visitor/session', { token, secret })
}

async function signInHost(): Promise<void> {
  await server.account('brest', 'maelle')
  await host.signIn('maelle', 'maelle-secret-secret')
}
