import { beforeAll, describe, expect, it } from 'vitest'
import { attestationLink } from '../attestations/attestation-link.ts'
import { attestationClaim, attestedFacts, writeAttestationToken } from '../attestations/attestation-token.ts'
import { DAY, HOUR } from '../time.ts'
import { toBase64Url } from './base64url.ts'
import {
  sampleAttestation,
  sampleIssuer,
  sampleList,
  samplePayload,
  sampleStatusList,
  signedJwt,
  type SampleIssuer,
} from './testing/sample-credentials.ts'
import { verifyWith, type VerifierKnowledge } from './verification.ts'

const now = Date.parse('2026-04-14T10:00:00Z')
const { serial, siteId } = sampleAttestation
let issuer: SampleIssuer
let token: string
let code: string
let knowledge: VerifierKnowledge

async function printedCode(key: CryptoKey, attestation = sampleAttestation): Promise<string> {
  const facts = attestedFacts(attestation, 1, new Uint8Array(16))
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, attestationClaim(facts)))
  return writeAttestationToken({ ...facts, signature })
}
const ed25519 = async () =>
  (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair

beforeAll(async () => {
  issuer = await sampleIssuer('https://badges.example/brest')
  token = await signedJwt(samplePayload(issuer, now - HOUR), issuer)
  const { privateKey, publicKey } = await ed25519()
  code = await printedCode(privateKey)
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))
  const signedList = await signedJwt(await sampleStatusList(issuer, now, []), issuer)
  knowledge = {
    toldAt: now,
    issuers: [{ id: issuer.id, keys: [issuer.jwk], list: sampleList, signedList }],
    sites: [
      { id: siteId, name: 'Pépinière', passKeys: [{ keyId: 1, publicKey: toBase64Url(raw) }], revoked: [] },
    ],
    cards: [{ id: 'A01.1', title: 'Vingt clients' }],
  }
})

async function said(text: string, known: VerifierKnowledge | null = knowledge, at = now): Promise<string> {
  const verdict = await verifyWith(known, text, at)
  return verdict.valid ? (verdict.issuerKnown ? 'valid' : 'stranger') : verdict.reason
}

describe('what was saved beforehand verifies without asking anybody', () => {
  it('says of what is none that it is none', async () => {
    for (const text of [
      '',
      ' ',
      'Bonjour',
      '{}',
      '🙂',
      'PEA1NONSENSE',
      'https://badges.example/verify/#PEA1',
    ])
      expect([text, await said(text)]).toEqual([text, 'not-a-credential'])
    expect(await said('x'.repeat(5_000_000))).toBe('too-large')
  })

  it('says altered, expired, wrong issuer and revoked, each for itself', async () => {
    const impostor = await sampleIssuer(issuer.id)
    expect(await said(token.replace(/.{8}$/, 'AAAAAAAA'))).toBe('altered')
    expect(await said(await signedJwt(samplePayload(issuer, now), impostor))).toBe('altered')
    const elsewhere = { ...issuer, jwk: { ...issuer.jwk, kid: 'https://other.example/key' } }
    expect(await said(await signedJwt(samplePayload(issuer, now), elsewhere))).toBe('wrong-issuer')
    const ended = { ...samplePayload(issuer, now - DAY), validUntil: '2026-04-14T09:00:00Z' }
    expect(await said(await signedJwt(ended, issuer))).toBe('expired')
    const [own] = knowledge.issuers
    const signedList = await signedJwt(await sampleStatusList(issuer, now, [94_567]), issuer)
    expect(await said(token, { ...knowledge, issuers: [{ ...own!, signedList }] })).toBe('revoked')
    const sites = knowledge.sites.map((site) => ({ ...site, revoked: [serial] }))
    expect(await said(code, { ...knowledge, sites })).toBe('revoked')
  })

  it('takes the file, the printed code and its link alike', async () => {
    for (const text of [token, ` ${token}\n`, code, attestationLink('https://brest.example', code)])
      expect(await said(text)).toBe('valid')
    const verdict = await verifyWith(knowledge, code, now)
    expect(verdict.summary).toMatchObject({ person: 'Aïcha', achievement: `${serial}\u202f: Vingt clients` })
  })

  it('takes no code under a key of another, or of a site that nobody knows', async () => {
    const { privateKey } = await ed25519()
    expect(await said(await printedCode(privateKey))).toBe('altered')
    expect(await said(await printedCode(privateKey, { ...sampleAttestation, siteId: 'away' }))).toBe(
      'unknown-issuer',
    )
  })

  it('knows nothing before it was told, and nothing of today from a list that is too old', async () => {
    expect(await said(token, null)).toBe('unknown-issuer')
    expect(await said(code, null)).toBe('unknown-issuer')
    expect(await said(token, knowledge, now + 2 * DAY)).toBe('status-unreachable')
    const others = { ...knowledge.issuers[0]!, list: 'https://badges.example/another' }
    expect(await said(token, { ...knowledge, issuers: [others] })).toBe('status-unreachable')
  })
})
