import { resolveSerial } from '../../domain/contract/attestations.ts'
import {
  isSignedWith,
  readAttestationToken,
  type AttestedFacts,
} from '../../domain/attestations/attestation-token.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { RevocationReason } from '../../domain/sites/site.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import { readSite } from './site.ts'

/**
 * What a kiosk can say of a code that means to be an attestation, with or without network. `elsewhere`:
 * another place signed it; `damaged`: it says it comes from here and its signature does not hold, or it is not
 * whole: misread or changed; `revoked`: taken back, as far as this kiosk knows.
 */
export type ReadAttestation = {
  /** The last moment at which this kiosk heard what was taken back. */
  knownAsOf: Instant
} & (
  | { kind: 'genuine'; facts: AttestedFacts; siteName: string }
  | { kind: 'revoked'; reason: RevocationReason }
  | { kind: 'elsewhere' | 'damaged' }
)

export async function verifyAttestation(data: DeviceData, text: string): Promise<ReadAttestation> {
  const site = await readSite(data)
  const knownAsOf = data.sync.lastContactAt ?? site?.at ?? 0
  const token = readAttestationToken(text)
  if (!token) return { kind: 'damaged', knownAsOf }
  if (!site || token.siteId !== site.id) return { kind: 'elsewhere', knownAsOf }
  const known = site.passKeys.find(({ keyId }) => keyId === token.keyId)
  const genuine = known !== undefined && (await isSignedWith(token, known.publicKey))
  const { signature: _signature, ...facts } = token
  if (!genuine) return { kind: 'damaged', knownAsOf }
  const revoked = site.revokedAttestations?.find(({ serial }) => serial === facts.serial)
  if (revoked) return { kind: 'revoked', reason: revoked.reason, knownAsOf }
  return { kind: 'genuine', facts, siteName: site.name, knownAsOf }
}

/** How many characters the number on an attestation has. */
export const SERIAL_LENGTH = 8

/**
 * The same by the number printed on it, which only the server can look up. `unknown`: no such number here, or
 * too short; `unreachable`: no network, the QR can still be read; `too-many-tries`: wait.
 */
export async function verifySerial(
  data: DeviceData,
  typed: string,
): Promise<Result<ReadAttestation, 'unknown' | 'unreachable' | 'too-many-tries'>> {
  const serial = typed.toUpperCase().replace(/[^0-9A-Z]/gu, '')
  if (serial.length !== SERIAL_LENGTH) return refuse('unknown')
  const reply = await data.call(resolveSerial, { body: { serial } })
  if (reply.ok) return ok(await verifyAttestation(data, reply.value.token))
  if (reply.reason === 'too-many-requests') return refuse('too-many-tries')
  return refuse(reply.reason === 'wrong-credentials' ? 'unknown' : 'unreachable')
}
