import {
  isSignedWith,
  readAttestationToken,
  type AttestationToken,
} from '../attestations/attestation-token.ts'
import type { Verdict } from './verdict.ts'

/** What is known beforehand of a site that signs attestations. */
export interface SigningSite {
  name: string
  passKeys: { keyId: number; publicKey: string }[]
  /** The numbers of what it took back. */
  revoked: string[]
}

/** Who knows sites and the titles of cards: a server, or a page that was told all of them. */
export interface CodeReader {
  siteOf(token: AttestationToken): Promise<SigningSite | undefined>
  titleOf(challengeId: string): Promise<string | undefined>
}

/** Whether the code of a printed page stands, in the words that a credential is judged in. */
export async function verifyPrintedCode(text: string, reader: CodeReader): Promise<Verdict> {
  const token = readAttestationToken(text)
  if (token === null) return { valid: false, reason: 'not-a-credential' }
  const { siteId, serial, observedOn, challengeIds, name } = token
  const site = await reader.siteOf(token)
  if (!site) return { valid: false, reason: 'unknown-issuer' }
  const key = site.passKeys.find(({ keyId }) => keyId === token.keyId)
  if (!key || !(await isSignedWith(token, key.publicKey))) return { valid: false, reason: 'altered' }
  const cards = await Promise.all(challengeIds.map(async (id) => (await reader.titleOf(id)) ?? id))
  const summary = {
    issuer: { id: siteId, name: site.name },
    achievement: `${serial}\u202f: ${cards.join(', ')}`,
    ...(name === '' ? {} : { person: name }),
    validFrom: Date.parse(observedOn),
  }
  return site.revoked.includes(serial)
    ? { valid: false, reason: 'revoked', summary }
    : { valid: true, issuerKnown: true, summary }
}
