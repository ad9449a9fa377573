import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attestationLink } from '../../domain/attestations/attestation-link.ts'
import {
  attestationClaim,
  attestedFacts,
  writeAttestationToken,
} from '../../domain/attestations/attestation-token.ts'
import { sentenceOf } from '../../domain/credentials/verdict.ts'
import { verifyWith, type VerifierKnowledge } from '../../domain/credentials/verification.ts'
import { languages } from '../../domain/language.ts'
import { issueCredential } from '../credentials/issue-credential.ts'
import { revokeAttestation } from '../attestations/revoke-attestation.ts'
import {
  sampleAttestation,
  sampleIssuer,
  samplePayload,
  signedJwt,
} from '../../domain/credentials/testing/sample-credentials.ts'
import { START, TestServer } from '../testing/test-server.ts'

const { serial } = sampleAttestation
let server: TestServer
let code: string

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  const facts = (keyId: number) => attestedFacts(sampleAttestation, keyId, new Uint8Array(16))
  const { keyId, signature } = await server.parts.keyring.sign('brest', (key) => attestationClaim(facts(key)))
  code = writeAttestationToken({ ...facts(keyId), signature })
  const row = {
    ...{ serial, siteId: 'brest', bookingId: 'b1', sessionId: 's1', visitorId: 'v1', issuedBy: 'maelle' },
    ...{ issuedAt: START, body: JSON.stringify(sampleAttestation), token: code },
    ...{ revokedAt: null, revokedBecause: null },
  }
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('attestations').values(row)))
})
afterEach(() => server.stop())

const page = (init: RequestInit = {}, query = '') => fetch(`${server.running.url}/verifier${query}`, init)
const pasted = async (credential: string, query = '') => {
  const answer = await page({ method: 'POST', body: new URLSearchParams({ credential }) }, query)
  return { status: answer.status, html: await answer.text() }
}
const credentialOf = async () => {
  const issued = await issueCredential(server.parts, 'brest', serial)
  return issued.ok ? issued.value : ''
}
const saysInFrench = (html: string) =>
  (
    ['too-large', 'not-a-credential', 'unknown-issuer', 'altered', 'status-unreachable', 'revoked'] as const
  ).find((reason) => html.includes(sentenceOf({ valid: false, reason }).fr)) ??
  (html.includes(sentenceOf({ valid: true, issuerKnown: true, summary: never }).fr) ? 'valid' : 'nothing')
const never = { issuer: { id: '' }, achievement: '', validFrom: 0 }

describe('the page that verifies', () => {
  it('says why a text is not accepted, with the reason’s own sentence', async () => {
    const credential = await credentialOf()
    const [header, payload, signature] = credential.split('.')
    const stranger = await sampleIssuer('https://badges.example/brest')
    expect(saysInFrench((await pasted('Bonjour')).html)).toBe('not-a-credential')
    expect(saysInFrench((await pasted('PEA1NONSENSE')).html)).toBe('not-a-credential')
    expect(saysInFrench((await pasted('x'.repeat(5_000_000))).html)).toBe('too-large')
    const forged = `${header}.${payload}.${signature!.startsWith('A') ? 'B' : 'A'}${signature!.slice(1)}`
    expect(saysInFrench((await pasted(forged)).html)).toBe('altered')
    const others = await signedJwt(samplePayload(stranger, START), stranger)
    expect(saysInFrench((await pasted(others)).html)).toBe('unknown-issuer')
  })

  it('verifies the file and the printed code alike, until they are taken back', async () => {
    const credential = await credentialOf()
    for (const text of [
      credential,
      code,
      ` ${code.toLowerCase()}\n`,
      attestationLink('https://x.example', code),
    ]) {
      const { html } = await pasted(text)
      expect(saysInFrench(html)).toBe('valid')
      expect(html).toContain('Aïcha')
    }
    await revokeAttestation(server.parts, 'brest', serial, 'error')
    for (const text of [credential, code]) expect(saysInFrench((await pasted(text)).html)).toBe('revoked')
  })

  it('tells all that a page needs to say the same without network, and names nobody', async () => {
    const told = async () => {
      const answer = await fetch(`${server.running.url}/v1/verification`)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      return (await answer.json()) as VerifierKnowledge
    }
    // Saved before the first credential was issued.
    const before = await told()
    const credential = await credentialOf()
    for (const text of [credential, code])
      expect(await verifyWith(before, text, START)).toMatchObject({ valid: true, issuerKnown: true })
    await revokeAttestation(server.parts, 'brest', serial, 'error')
    const after = await told()
    for (const text of [credential, code])
      expect(await verifyWith(after, text, START)).toMatchObject({ valid: false, reason: 'revoked' })
    expect(JSON.stringify([before, after])).not.toMatch(/Aïcha|booking|visitor/)
  })

  it('takes no printed code that another site signed, or that was changed', async () => {
    const facts = (keyId: number) =>
      attestedFacts({ ...sampleAttestation, name: 'Zoé' }, keyId, new Uint8Array(16))
    await server.createSite('quimper')
    const { keyId, signature } = await server.parts.keyring.sign('quimper', (key) =>
      attestationClaim(facts(key)),
    )
    const forged = writeAttestationToken({ ...facts(keyId), signature })
    expect(saysInFrench((await pasted(forged)).html)).toBe('altered')
    const nowhere = writeAttestationToken({ ...facts(keyId), siteId: 'nowhere', signature })
    expect(saysInFrench((await pasted(nowhere)).html)).toBe('unknown-issuer')
  })

  it('shows what others wrote as words, never as a page', async () => {
    const stranger = await sampleIssuer()
    const payload = samplePayload(stranger, START, {
      ...sampleAttestation,
      name: '<img src=x onerror=alert(1)>',
    })
    const { credentialStatus: _none, ...badge } = payload
    const { html } = await pasted(await signedJwt(badge, stranger))
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x')
  })

  it('runs nothing, is kept nowhere, and sends its form to itself alone', async () => {
    const answer = await page()
    const html = await answer.text()
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
    const style = await fetch(`${server.running.url}/verifier/style.css`)
    expect(style.headers.get('content-type')).toContain('text/css')
  })

  it('speaks the language that was asked for, or that of the browser', async () => {
    for (const language of languages) {
      expect(await (await page({}, `?langue=${language}`)).text()).toContain(`<html lang="${language}">`)
    }
    const html = async (accepted: string) =>
      (await page({ headers: { 'accept-language': accepted } }, '?langue=xx')).text()
    expect(await html('en-GB,en;q=0.9')).toContain('<html lang="en">')
    expect(await html('de')).toContain('<html lang="fr">')
  })

  it('answers to nothing else, and to each address of the network at its pace', async () => {
    expect((await page({ method: 'DELETE' })).status).toBe(404)
    expect((await fetch(`${server.running.url}/verifier/secret`)).status).toBe(404)
    const statuses = []
    for (let count = 0; count < 22; count += 1) statuses.push((await pasted('x')).status)
    expect(statuses.indexOf(429)).toBe(20)
  })
})
