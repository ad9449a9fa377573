import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import type { Site } from '../../domain/sites/site.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { MINUTE } from '../../domain/time.ts'
import { passClaim, readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer } from '../employers/employers.ts'
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

  it('may be guessed twenty times and no more', async () => {
    for (let guess = 0; guess < 20; guess++) {
      expect((await kiosk.call('POST', 'passes/resolve', { code: `guess ${guess}` })).status).toBe(403)
    }
    const [token] = await stock(1)
    const held = await kiosk.call('POST', 'passes/resolve', { code: passIdOf(token!) })
    expect(held.status).toBe(429)
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

  it('may be tried five times in a quarter of an hour, however many try at once and wherever', async () => {
    const second = await server.device('brest', 'kiosk')
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => open(token, [guess, 0, 0, 0], guess % 2 ? kiosk : second)),
    )
    expect(tries.filter((answer) => answer.status === 403)).toHaveLength(5)
    expect((await open(token, PICTURES)).status).toBe(429)
    server.clock.advance(15 * MINUTE)
    expect((await open(token, PICTURES)).status).toBe(200)
  })

  it('may be tried twenty times an hour at one kiosk, whatever the pass', async () => {
    const others = await stock(21)
    for (const other of others.slice(0, 20)) expect((await open(other, PICTURES)).status).toBe(403)
    const held = await open(others[20]!, PICTURES)
    expect(held.status).toBe(429)
    expect(refusalIn(held).retryAfter).toBe(3600)
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
    const visitorId = passIdOf(token)
    const later = START + 3 * 86_400_000
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

async function verifiesAt({ id, passKeys }: Site, text: string): Promise<boolean> {
  const token = readPassToken(text)!
  const { publicKey } = passKeys.find((key) => key.keyId === token.keyId)!
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey }
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(token.signature), passClaim(id, token.passId))
}

async function apply(token: string, id: string, secret: number[]): Promise<void> {
  const head = { siteId: 'brest', rev: nextRevision(undefined, START, 'server'), at: START, by: 'server' }
  const offer = sampleRecord('jobOffers', { id: 'offer', ...head, employerId: 'bakery', mark: 'Boulanger' })
  await host.push({ collection: 'jobOffers', id: 'offer', document: offer, assumedRev: null })
  const sample = sampleRecord('applications', {
    ...kiosk.stamp(id, START),
    employerId: 'bakery',
    mark: `name-${id}`,
  }) as Application
  const application = { ...sample, visitorId: passIdOf(token) }
  const sealed = await sealTo(site, JSON.stringify({ application, secret }))
  const [result] = await kiosk.push({ collection: 'applications', id, sealed })
  expect(result!.outcome).toBe('accepted')
}

function open(token: string, secret: number[], device = kiosk): ReturnType<TestDevice['call']> {
  return device.call('POST', 'visitor/session', { token, secret })
}

async function signInHost(): Promise<void> {
  await server.account('brest', 'maelle')
  await host.signIn('maelle', 'maelle-secret-secret')
}
