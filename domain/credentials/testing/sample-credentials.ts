import { DataIntegrityProof } from '@digitalcredentials/data-integrity'
import { generate } from '@digitalcredentials/ed25519-multikey'
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite'
import { issue } from '@digitalcredentials/vc'
import { CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose'
import { didJwkOf, publicJwkIn, type PublicJwk } from '../did.ts'
import { badgeOfAttestation, jwtPayload, statusListCredential } from '../badge-of-attestation.ts'
import { loadKnownContext } from '../known-contexts.ts'
import { encodeStatusList } from '../status-list.ts'
import type { Attestation } from '../../attestations/attestation.ts'
import { DAY, type Instant } from '../../time.ts'

export const sampleAttestation: Attestation = {
  serial: 'K7QF3M2X',
  siteId: 'brest',
  siteName: 'Pépinière de Brest',
  kind: 'observation',
  name: 'Aïcha',
  track: 'adventurer',
  title: 'Vingt clients, un comptoir',
  challenges: [{ id: 'A01.1', title: 'Vingt clients, un comptoir' }],
  observedOn: '2026-04-13',
  issuedOn: '2026-04-14',
  employer: 'Boulangerie du Pont',
  abilities: [
    { code: 'act-in-service', level: 3, fact: 'A salué chacun des vingt clients.' },
    { code: 'picture-process', level: 2 },
  ],
  observers: [{ side: 'host' }, { side: 'employer', organisation: 'Boulangerie du Pont' }],
  ownWords: 'J’ai aimé parler aux gens.',
}

/** Somebody who issues credentials, with a key of their own. */
export interface SampleIssuer {
  id: string
  jwk: PublicJwk
  key: CryptoKey
}

export async function sampleIssuer(id?: string): Promise<SampleIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 })
  const jwk = publicJwkIn(await exportJWK(publicKey))!
  const issuer = id ?? didJwkOf(jwk)
  return { id: issuer, jwk: { ...jwk, kid: `${issuer}#0` }, key: privateKey }
}

export const sampleList = 'https://badges.example/brest/status'

export function samplePayload(
  { id }: SampleIssuer,
  validFrom: Instant,
  attestation = sampleAttestation,
): Record<string, unknown> {
  return jwtPayload(
    badgeOfAttestation(attestation, {
      id: 'urn:uuid:5f2c0f4e-6f53-4b6a-9d0b-0b9ad2d0f1b1',
      issuer: { id, name: 'Pépinière de Brest' },
      subjectId: 'urn:uuid:9c1b7c1e-0c7d-4a53-8a86-3e6a1c3d7f10',
      achievementId: 'urn:uuid:0e0f2a0b-6a4e-4a6e-8f43-6a0b4b0f4f7a',
      validFrom,
      status: { list: sampleList, index: 94_567 },
    }),
  )
}

export async function sampleStatusList(
  { id }: Pick<SampleIssuer, 'id'>,
  now: Instant,
  revoked: readonly number[],
): Promise<Record<string, unknown>> {
  const span = { validFrom: now, validUntil: now + DAY }
  return jwtPayload(
    statusListCredential({ id: sampleList, issuer: id, ...span }, await encodeStatusList(revoked)),
  )
}

export function signedJwt(
  payload: object,
  { key, jwk }: Pick<SampleIssuer, 'key' | 'jwk'>,
  header: object = {},
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid!, ...header })
    .sign(key)
}

/** The same badge as another program issues it: under a key of its own, with its proof inside, and never taken back. */
export async function signedInside(payload: Record<string, unknown>): Promise<Record<string, unknown>> {
  const key = await generate()
  const did = `did:key:${key.publicKeyMultibase}`
  Object.assign(key, { controller: did, id: `${did}#${key.publicKeyMultibase}` })
  const { iss: _iss, jti: _jti, sub: _sub, nbf: _nbf, credentialStatus: _status, ...badge } = payload
  const credential = { ...badge, issuer: { id: did, type: ['Profile'], name: 'Une autre maison' } }
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite })
  return issue({ credential, suite, documentLoader: loadKnownContext })
}
