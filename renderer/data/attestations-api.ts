import * as calls from '../../domain/contract/attestations.ts'
import { issueCredential as issueCall } from '../../domain/contract/credentials.ts'
import type { RevocationReason } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** What would be signed for each participant of a session, and who said it. */
export function readDrafts(
  data: DeviceData,
  { session }: SignedIn,
  sessionId: string,
): Promise<ReplyTo<typeof calls.readDrafts>> {
  return data.call(calls.readDrafts, { session, query: { sessionId } })
}

/** Signs what was observed of these participants; a booking that has one keeps it. */
export function signAttestations(
  data: DeviceData,
  { session }: SignedIn,
  body: calls.SigningOrder,
): Promise<ReplyTo<typeof calls.signAttestations>> {
  return data.call(calls.signAttestations, { session, body })
}

/** What the site signed for a session, those taken back included. */
export function listAttestations(
  data: DeviceData,
  { session }: SignedIn,
  sessionId: string,
): Promise<ReplyTo<typeof calls.listAttestations>> {
  return data.call(calls.listAttestations, { session, query: { sessionId } })
}

/** Takes an attestation back; every kiosk says so once it heard of it. */
export function revokeAttestation(
  data: DeviceData,
  { session }: SignedIn,
  serial: string,
  reason: RevocationReason,
): Promise<ReplyTo<typeof calls.revokeAttestation>> {
  return data.call(calls.revokeAttestation, { session, params: { serial }, body: { reason } })
}

/** The digital credential of an attestation that stands: the same each time. */
export function issueCredential(
  data: DeviceData,
  { session }: SignedIn,
  serial: string,
): Promise<ReplyTo<typeof issueCall>> {
  return data.call(issueCall, { session, params: { serial } })
}
