import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Attestation } from '../../domain/attestations/attestation.ts'
import { publicJwkIn } from '../../domain/credentials/did.ts'
import type { Verdict } from '../../domain/credentials/verdict.ts'
import { ownVerifier } from '../credentials/site-issuer.ts'
import { verifyCredential, type Verifier } from '../../domain/credentials/verify-credential.ts'
import { sampleAttestation } from '../../domain/credentials/testing/sample-credentials.ts'
import { START, TestServer, type TestAnswer, type TestDevice } from '../testing/test-server.ts'

const schema = new URL(
  '../../tests/support/open-badges/ob_v3p0_achievementcredential_schema.json',
  import.meta.url,
)
const official = new Ajv2019({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')) as object,
)

let server: TestServer
let host: TestDevice

async function start(publicUrl?: string): Promise<void> {
  server = await TestServer.start(publicUrl === undefined ? {} : { publicUrl })
  await server.createSite('brest')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  await attested('K7QF3M2X')
}
afterEach(() => server.stop())

/** What a host signed before, as the server keeps it. */
async function attested(serial: string, says: Partial<Attestation> = {}): Promise<void> {
  const row = {
    serial,
    siteId: 'brest',
    bookingId: `b-${serial}`,
    sessionId: 's1',
    visitorId: 'visitor',
    issuedAt: START,
    issuedBy: 'maelle',
    body: JSON.stringify({ ...sampleAttestation, serial, ...says }),
    token: 'PEA1',
    revokedAt: null,
    revokedBecause: null,
  }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('attestations').values(row)))
}

async function issue(serial = 'K7QF3M2X'): Promise<string> {
  const answer = await host.call('POST', `host/attestations/${serial}/credential`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return (answer.body as { credential: string }).credential
}

const revoke = (reason: string, serial = 'K7QF3M2X') =>
  host.call('POST', `host/attestations/${serial}/revoke`, { reason })

/** By somebody who is no device of anything. */
async function anybody(path: string): Promise<TestAnswer> {
  const response = await fetch(`${server.running.url}/v1/${path}`)
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : undefined
  return { status: response.status, text, body, headers: response.headers }
}

async function verdict(credential: string, change: Partial<Verifier> = {}): Promise<Verdict> {
  return verifyCredential(credential, { ...(await ownVerifier(server.parts)), ...change })
}

describe('a digital credential', () => {
  beforeEach(() => start())

  it('is handed out by a host who is signed in, of their own site, and by nobody else', async () => {
    const path = 'host/attestations/K7QF3M2X/credential'
    const stranger = await server.device('brest', 'host')
    const kiosk = await server.device('brest', 'kiosk')
    await server.createSite('quimper')
    const elsewhere = await server.device('quimper', 'host')
    await elsewhere.signIn('yann', await server.account('quimper', 'yann'))
    expect((await stranger.call('POST', path)).status).toBe(401)
    expect((await kiosk.call('POST', path)).status).toBe(404)
    expect((await elsewhere.call('POST', path)).status).toBe(404)
    expect((await host.call('POST', 'host/attestations/NOBODY00/credential')).status).toBe(404)
  })

  it('is not made of what was taken back', async () => {
    await revoke('error')
    const answer = await host.call('POST', 'host/attestations/K7QF3M2X/credential')
    expect(answer).toMatchObject({ status: 409, body: { reasons: ['taken-back'] } })
  })

  it('is made once, however often and however many at once it is asked for', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => issue()))
    expect(new Set([...all, await issue()]).size).toBe(1)
  })

  it('has the form of an Open Badge 3.0 and says what the page says', async () => {
    const payload = decodeJwt(await issue())
    official(payload)
    expect(official.errors ?? []).toEqual([])
    expect(JSON.stringify(payload)).toContain('Boulangerie du Pont')
  })

  it('stands, is taken back with its page, and takes no other with it', async () => {
    await attested('AAAAAAAA', { name: 'Léo' })
    const [one, other] = [await issue(), await issue('AAAAAAAA')]
    expect(await verdict(one)).toMatchObject({ valid: true, issuerKnown: true })
    await revoke('wrong-person')
    expect(await verdict(one)).toMatchObject({ valid: false, reason: 'revoked' })
    expect(await verdict(other)).toMatchObject({ valid: true, summary: { person: 'Léo' } })
  })

  it('is forgotten with what it said when that is erased, and stays taken back', async () => {
    const credential = await issue()
    await revoke('error')
    await revoke('erased')
    const rows = await server.parts.store.read((view) =>
      view.all(view.tables.selectFrom('credentials').select('jwt').where('siteId', '=', 'brest')),
    )
    expect(rows).toEqual([{ jwt: null }])
    expect(await verdict(credential)).toMatchObject({ reason: 'revoked' })
  })

  it('is signed by the key itself where the server has no public address, and read anywhere', async () => {
    const credential = await issue()
    const read = await verdict(credential, { known: [] })
    expect(read).toMatchObject({ valid: true, issuerKnown: false })
    expect(await verdict(credential, { known: [], statusList: undefined })).toMatchObject({
      reason: 'status-unreachable',
    })
  })

  it('is not that of another server that calls itself the same', async () => {
    const credential = await issue()
    await server.stop()
    await start()
    const read = await verdict(credential)
    expect(read).toMatchObject({ valid: false, reason: 'status-unreachable' })
  })
})

describe('what anybody may read of an issuer', () => {
  beforeEach(() => start('https://pepiniere.example'))

  it('is nothing of a site that does not exist', async () => {
    for (const path of ['', '/keys', '/keys/0', '/status']) {
      expect((await anybody(`credentials/nowhere${path}`)).status).toBe(404)
    }
    expect((await anybody('credentials/brest/keys/1')).status).toBe(404)
  })

  it('is its public key, and nothing private', async () => {
    const { body, text, headers } = await anybody('credentials/brest/keys')
    const { issuer, keys } = body as { issuer: string; keys: [object] }
    expect(issuer).toBe('https://pepiniere.example/v1/credentials/brest')
    expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n'])
    expect(text).not.toMatch(/"[dpq]"|"d[pq]"|"qi"/)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect((await anybody('credentials/brest/keys/0')).body).toEqual(keys[0])
    expect((await anybody('credentials/brest')).body).toEqual({
      id: issuer,
      type: ['Profile'],
      name: 'Site brest',
    })
  })

  it('verifies a credential elsewhere: at its addresses, or saved and without network', async () => {
    const credential = await issue()
    const asked: string[] = []
    const fetch = async (address: string) => {
      asked.push(address)
      return (await anybody(address.replace('https://pepiniere.example/v1/', ''))).text
    }
    const elsewhere = { now: START, known: [], fetch }
    expect(await verifyCredential(credential, elsewhere)).toMatchObject({ valid: true, issuerKnown: false })
    const home = 'https://pepiniere.example/v1/credentials/brest'
    expect(new Set(asked)).toEqual(new Set([`${home}/keys/0`, `${home}/status`]))

    const saved = (await anybody('credentials/brest/keys')).body as { issuer: string; keys: object[] }
    const list = await anybody('credentials/brest/status')
    expect(list.headers.get('content-type')).toContain('application/vc+jwt')
    const offline = {
      now: START,
      known: [{ id: saved.issuer, keys: saved.keys.flatMap((key) => publicJwkIn(key) ?? []) }],
      statusList: async () => list.text,
    }
    expect(await verifyCredential(credential, offline)).toMatchObject({ valid: true, issuerKnown: true })
    await revoke('error')
    expect(await verifyCredential(credential, elsewhere)).toMatchObject({ reason: 'revoked' })
    // What was saved before does not know yet, and says after a week that it cannot tell.
    expect(await verifyCredential(credential, offline)).toMatchObject({ valid: true })
    expect(await verifyCredential(credential, { ...offline, now: START + 8 * 86_400_000 })).toMatchObject({
      reason: 'status-unreachable',
    })
  })

  it('is given to each address of the network at its pace', async () => {
    const statuses = []
    for (let count = 0; count < 62; count += 1) statuses.push((await anybody('credentials/brest')).status)
    expect(statuses.indexOf(429)).toBe(60)
  })
})

it('a credential issued before the server had its public address is still told apart from a forged one', async () => {
  await start()
  const credential = await issue()
  server.parts.publicUrl = 'https://pepiniere.example'
  expect(await verdict(credential)).toMatchObject({ valid: true, issuerKnown: true })
  await revoke('error')
  expect(await verdict(credential)).toMatchObject({ reason: 'revoked' })
})
