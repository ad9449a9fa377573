import type { Request } from 'express'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { allows } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import { sampleAttestation } from '../../domain/credentials/testing/sample-credentials.ts'
import { verifyCredential } from '../../domain/credentials/verify-credential.ts'
import { languages } from '../../domain/language.ts'
import { MINUTE } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { ownVerifier } from '../credentials/site-issuer.ts'
import { faultsOfEuropass } from '../../tests/support/europass/faults-of-europass.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { DATA_PATH } from './data-page.ts'
import { linkHome } from './private-link.ts'

const PICTURES = [1, 5, 9, 11]
let server: TestServer
let kiosk: TestDevice
let visitorId: string

async function start(options: Parameters<typeof TestServer.start>[0] = {}): Promise<void> {
  server = await TestServer.start(options)
  await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  const [token] = (stock.body as { tokens: [string] }).tokens
  visitorId = readPassToken(token)!.visitorId
  await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret: PICTURES })
  kiosk.session = (opened.body as { session: string }).session
  const head = { id: visitorId, siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  await server.parts.store.transaction((tx) =>
    keepRecord(tx, 'visitors', sampleRecord('visitors', { ...head, mark: 'Lucie' })),
  )
}
beforeEach(() => start())
afterEach(() => server.stop())

async function link(): Promise<string> {
  const made = await kiosk.call('POST', 'visitor/data/link')
  expect(made.headers.get('cache-control')).toBe('no-store')
  return (made.body as { address: string }).address
}
const take = async (address: string) => {
  const answer = await fetch(address, { method: 'POST' })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, bytes, text: new TextDecoder().decode(bytes) }
}
/** What is in the file, by name. */
const filesIn = ({ bytes }: { bytes: Uint8Array }) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]))
const journal = async () => ((await kiosk.call('GET', 'visitor/data')).body as MyData).links

it('makes no link for whoever showed no pictures, nor to an address of the network without https', async () => {
  const askedAt = (host: string) => ({ hostname: host, get: () => `${host}:4173` }) as unknown as Request
  expect(linkHome(server.parts, askedAt('192.168.1.20'), DATA_PATH)).toBeNull()
  expect(linkHome(server.parts, askedAt('127.0.0.1'), DATA_PATH)).toBe('http://127.0.0.1:4173/mes-donnees')
  kiosk.session = null
  expect((await kiosk.call('POST', 'visitor/data/link')).status).toBe(401)
})

it('gives nothing to whoever guesses, and the same sentence for every link that is over', async () => {
  const address = await link()
  const guessed = await take(address.replace(/.{43}$/, 'A'.repeat(43)))
  expect(guessed).toMatchObject({ status: 404 })
  expect(guessed.text).toContain('Ce lien ne sert plus')
  expect((await take(address.slice(0, -1))).status).toBe(404)
  server.clock.advance(15 * MINUTE)
  const late = await take(address)
  expect(late.status).toBe(404)
  expect(late.text).toContain('Ce lien ne sert plus')
})

it('is not used up by who only looks at it, and gives its file once, to one of two at once', async () => {
  const address = await link()
  for (const method of ['GET', 'HEAD', 'GET']) {
    const looked = await fetch(address, { method })
    expect(looked.headers.get('cache-control')).toBe('no-store')
    expect(await looked.text()).not.toMatch(/Lucie|<script/)
  }
  const both = await Promise.all([take(address), take(address)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  const given = both.find(({ status }) => status === 200)!
  expect(given.headers.get('content-disposition')).toBe('attachment; filename=mes-donnees.zip')
  expect(given.headers.get('cache-control')).toBe('no-store')
  const files = filesIn(given)
  expect(Object.keys(files).sort()).toEqual(['lisez-moi.txt', 'mes-donnees.json'])
  const data = JSON.parse(files['mes-donnees.json']!) as MyData
  const { links: _links, ...shown } = (await kiosk.call('GET', 'visitor/data')).body as MyData
  expect(data).toMatchObject(shown)
  expect(JSON.stringify(data.directory)).toContain('Lucie')
  expect(await journal()).toEqual([{ madeAt: START, takenAt: START }])
})

/** Keeps what somebody says that they can do, seen by nobody but themselves: they allowed nothing. */
async function tellPage(): Promise<void> {
  const head = { id: visitorId, siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  const competences = [
    { id: 'cleaning-01', label: 'Je nettoie.', origin: 'personal', addedAt: '1' },
  ] satisfies CompetenceProfile['competences']
  const profile = { ...sampleRecord('profiles', { ...head, mark: visitorId }), visitorId, competences }
  expect(allows(profile, 'hosts')).toBe(false)
  await server.parts.store.transaction((tx) => keepRecord(tx, 'profiles', profile))
}

it('brings the page of competences along as a JSON Resume and a Europass CV, whatever its holder allows', async () => {
  await tellPage()
  const files = filesIn(await take(await link()))
  const data = JSON.parse(files['mes-donnees.json']!) as MyData
  expect(data.profile?.competences.map(({ label }) => label)).toEqual(['Je nettoie.'])
  const resume = JSON.parse(files['cv.json']!) as { skills: { name: string }[] }
  expect(resume.skills.map(({ name }) => name)).toEqual(['Je nettoie.'])
  expect(await faultsOfEuropass(files['cv-europass.xml']!)).toEqual([])
  expect(files['cv-europass.xml']).toContain('Je nettoie.')
  expect(files['cv-europass.xml']).toContain('Lucie')
})

it('brings every attestation that stands along as an Open Badge that others verify, and none that was taken back', async () => {
  for (const [serial, revokedAt] of [
    ['K7QF3M2X', null],
    ['AAAAAAAA', START],
  ] as const)
    await server.parts.store.transaction((tx) =>
      tx.run(
        tx.tables.insertInto('attestations').values({
          ...{ serial, siteId: 'brest', bookingId: `b-${serial}`, sessionId: 's1', visitorId },
          ...{ issuedAt: START, issuedBy: 'maelle', token: 'PEA1', revokedAt, revokedBecause: null },
          body: JSON.stringify({ ...sampleAttestation, serial }),
        }),
      ),
    )
  const given = await take(await link())
  const files = filesIn(given)
  expect(Object.keys(files).sort()).toEqual(['attestation-K7QF3M2X.jwt', 'lisez-moi.txt', 'mes-donnees.json'])
  const jwt = files['attestation-K7QF3M2X.jwt']!
  expect(await verifyCredential(jwt, await ownVerifier(server.parts))).toMatchObject({ valid: true })
  expect([...unzipSync(given.bytes)['lisez-moi.txt']!.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(files['lisez-moi.txt']).toMatch(/^mes-donnees\.json/)
  expect(files['lisez-moi.txt']).toContain('Open Badges 3.0')
  // The same badge as ever: it was made once.
  expect(filesIn(await take(await link()))['attestation-K7QF3M2X.jwt']).toBe(jwt)
})

it('ends with the next link, and with an erasure; the server keeps no link that opens anything', async () => {
  const [first, second] = [await link(), await link()]
  expect((await take(first)).status).toBe(404)
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('dataLinks').selectAll()),
  )
  for (const address of [first, second]) expect(JSON.stringify(rows)).not.toContain(address.slice(-43))
  await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', visitorId, server.clock.now()))
  expect((await take(second)).status).toBe(404)
})

it('is made ten times a day and no more, and asked for at a pace', async () => {
  for (let count = 0; count < 10; count += 1) await link()
  expect((await kiosk.call('POST', 'visitor/data/link')).status).toBe(429)
  const address = `${server.running.url}/mes-donnees/${'A'.repeat(43)}`
  const statuses = []
  for (let count = 0; count < 22; count += 1) statuses.push((await take(address)).status)
  expect(statuses.indexOf(429)).toBe(20)
})

it('speaks every language, and sends its form to itself alone', async () => {
  const address = await link()
  for (const language of languages) {
    const answer = await fetch(`${address}?langue=${language}`)
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
    const html = await answer.text()
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain(`action="${new URL(address).pathname}?langue=${language}"`)
  }
})

it('leads to the address that the server has from everywhere', async () => {
  await server.stop()
  await start({ publicUrl: 'https://pepiniere.example' })
  expect(await link()).toMatch(/^https:\/\/pepiniere\.example\/mes-donnees\/[\w-]{43}$/)
})
