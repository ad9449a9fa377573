import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, describe, it } from 'vitest'
import { verifyCredential } from './verify-credential.ts'

const folder = resolve(import.meta.dirname, '../../tests/support/credentials-of-others')
const inside = readFileSync(resolve(folder, 'digitalbazaar-eddsa-rdfc-2022.json'), 'utf8')
const jwt = readFileSync(resolve(folder, 'did-jwt-vc-eddsa.jwt'), 'utf8').trim()

const issuedAt = Date.parse('2026-03-02T09:00:00Z')
const verify = (text: string, now = Date.parse('2026-11-30T00:00:00Z')) =>
  verifyCredential(text, { now, known: [] })
const reasonFor = async (text: string, now?: number) => {
  const verdict = await verify(text, now)
  return verdict.valid ? 'valid' : verdict.reason
}

interface Document {
  issuer: { id: string; name: string }
  name: string
  validFrom: string
  credentialSubject: { achievement: { name: string; criteria: { narrative: string } } }
  proof: Record<string, string>
}
const altered = (change: (document: Document) => void) => {
  const document = JSON.parse(inside) as Document
  change(document)
  return JSON.stringify(document)
}
/** The token with a claim changed and its signature kept. */
function claims(change: (payload: { iss: string; nbf: number; vc: Document }) => void): string {
  const [header, payload, signature] = jwt.split('.') as [string, string, string]
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Parameters<typeof change>[0]
  change(said)
  return [header, Buffer.from(JSON.stringify(said)).toString('base64url'), signature].join('.')
}

describe('a credential that another program signed inside its document', () => {
  const stranger = 'did:key:z6MksTNyaaiijcXo3KyJPDZPGME8vLQizbdTeeM15TxQ7xpU'
  it.each<[string, () => string, string]>([
    [
      'with another achievement',
      () => altered((one) => void (one.credentialSubject.achievement.name = 'Pilote')),
      'altered',
    ],
    [
      'with other words of what was shown',
      () => altered((one) => void (one.credentialSubject.achievement.criteria.narrative += '!')),
      'altered',
    ],
    [
      'with another name of its issuer',
      () => altered((one) => void (one.issuer.name = 'Préfecture')),
      'altered',
    ],
    ['with another day', () => altered((one) => void (one.validFrom = '2026-03-01T09:00:00Z')), 'altered'],
    [
      'with a proof of another day',
      () => altered((one) => void (one.proof['created'] = '2026-03-01T09:05:00Z')),
      'altered',
    ],
    [
      'for another purpose',
      () => altered((one) => void (one.proof['proofPurpose'] = 'authentication')),
      'altered',
    ],
    ['of another issuer', () => altered((one) => void (one.issuer.id = stranger)), 'wrong-issuer'],
    [
      'of another suite',
      () => altered((one) => void (one.proof['cryptosuite'] = 'ecdsa-sd-2023')),
      'unsupported-proof',
    ],
    [
      'without its proof',
      () => altered((one: Partial<Document>) => void delete one.proof),
      'unsupported-proof',
    ],
  ])('is refused %s', async (_, text, reason) => {
    expect(await reasonFor(text())).toBe(reason)
  })

  it('is refused before its day', async () => {
    expect(await reasonFor(inside, issuedAt - 3_600_000)).toBe('not-yet-valid')
  })

  it('stands as it was made, in any order of its parts and with any spaces', async () => {
    const summary = {
      achievement: 'Premiers secours',
      issuer: { name: 'Maison des associations' },
      validFrom: issuedAt,
    }
    expect(await verify(inside)).toMatchObject({ valid: true, issuerKnown: false, summary })
    const turned = Object.fromEntries(Object.entries(JSON.parse(inside) as object).toReversed())
    expect(await verify(JSON.stringify(turned))).toMatchObject({ valid: true, summary })
  })
})

describe('a credential that another program signed as a JWT', () => {
  it.each<[string, () => string, string]>([
    [
      'with another achievement',
      () => claims(({ vc }) => void (vc.credentialSubject.achievement.name = 'Pilote')),
      'altered',
    ],
    ['with another day', () => claims((said) => void (said.nbf -= 86_400)), 'altered'],
    [
      'with another issuer in one of two places',
      () => claims((said) => void (said.iss = `${said.iss}x`)),
      'wrong-issuer',
    ],
    ['with a signature of another', () => `${jwt.slice(0, -6)}AAAAAA`, 'altered'],
    ['without a signature', () => `${jwt.split('.').slice(0, 2).join('.')}.`, 'altered'],
  ])('is refused %s', async (_, text, reason) => {
    expect(await reasonFor(text())).toBe(reason)
  })

  it('is refused before its day', async () => {
    expect(await reasonFor(jwt, issuedAt - 3_600_000)).toBe('not-yet-valid')
  })

  it('stands as it was made', async () => {
    expect(await verify(jwt)).toMatchObject({
      valid: true,
      issuerKnown: false,
      summary: {
        achievement: 'Premiers secours',
        issuer: { name: 'Maison des associations' },
        validFrom: issuedAt,
      },
    })
  })
})
