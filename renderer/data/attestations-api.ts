import type { AttestationRefusal, IssuedAttestation } from '../../domain/challenges/attestation.ts'
import type { RevocationReason } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** What was signed, and what was not with its reason. */
export interface SignedPages {
  issued: IssuedAttestation[]
  refused: { bookingId: string; reason: AttestationRefusal | 'unknown-booking' }[]
}

/** Signs what was observed of these participants; a booking that has a page keeps it. */
export function signAttestations(
  data: DeviceData,
  host: SignedIn,
  bookingIds: readonly string[],
): Promise<Reply<SignedPages>> {
  return data.call('POST', 'host/attestations', { session: host.session, body: { bookingIds } })
}

/** What the site signed for a session, those taken back included. */
export function listAttestations(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
): Promise<Reply<{ attestations: IssuedAttestation[] }>> {
  const path = `host/attestations?sessionId=${encodeURIComponent(sessionId)}`
  return data.call('GET', path, { session: host.session })
}

/** Takes a page back; every kiosk says so once it heard of it. */
export function revokeAttestation(
  data: DeviceData,
  host: SignedIn,
  serial: string,
  reason: RevocationReason,
): Promise<Reply<void>> {
  const path = `host/attestations/${encodeURIComponent(serial)}/revoke`
  return data.call('POST', path, { session: host.session, body: { reason } })
}
