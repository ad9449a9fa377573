import {
  isSignedWith,
  readAttestationToken,
  type AttestedFacts,
} from '../../domain/challenges/attestation-token.ts'
import type { RevocationReason } from '../../domain/sites/site.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import { readSite } from './site.ts'

/**
 * What a kiosk can say of a code that means to be an attestation, with or without network. `elsewhere`:
 * another place signed it, or nobody did; `revoked`: taken back, as far as this kiosk knows.
 */
export type ReadAttestation = {
  /** The last moment at which this kiosk heard what was taken back. */
  knownAsOf: Instant
} & (
  | { kind: 'genuine'; facts: AttestedFacts; siteName: string }
  | { kind: 'revoked'; reason: RevocationReason }
  | { kind: 'elsewhere' }
)

export async function verifyAttestation(data: DeviceData, text: string): Promise<ReadAttestation> {
  const site = await readSite(data)
  const knownAsOf = data.sync.lastContactAt ?? site?.at ?? 0
  const token = readAttestationToken(text)
  const known = site?.passKeys.find(({ keyId }) => keyId === token?.keyId)
  if (!site || !token || !known || token.siteId !== site.id) return { kind: 'elsewhere', knownAsOf }
  const genuine = await isSignedWith(token, known.publicKey)
  const { signature: _signature, ...facts } = token
  if (!genuine) return { kind: 'elsewhere', knownAsOf }
  const revoked = site.revokedAttestations?.find(({ serial }) => serial === facts.serial)
  if (revoked) return { kind: 'revoked', reason: revoked.reason, knownAsOf }
  return { kind: 'genuine', facts, siteName: site.name, knownAsOf }
}
