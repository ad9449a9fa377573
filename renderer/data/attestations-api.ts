import type {
  AttestationDraft,
  IssueRefusal,
  IssuedAttestation,
} from '../../domain/attestations/attestation.ts'
import type { RevocationReason } from '../../domain/sites/site.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** What was signed, and what was not with its reason. */
export interface SignedPages {
  issued: IssuedAttestation[]
  refused: { bookingId: string; reason: IssueRefusal }[]
}

/** What would be signed for each participant of a session, and who said it. */
export function readDrafts(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
): Promise<Reply<{ drafts: AttestationDraft[] }>> {
  const path = `host/attestations/drafts?sessionId=${encodeURIComponent(sessionId)}`
  return data.request('GET', path, { session: host.session })
}

/** What a host signs. `seen`: by booking, the draft that was looked at; `again`: pages taken back before. */
export interface SigningOrder {
  bookingIds: string[]
  again: string[]
  seen: Record<string, string>
}

/** Signs what was observed of these participants; a booking that has a page keeps it. */
export function signAttestations(
  data: DeviceData,
  host: SignedIn,
  order: SigningOrder,
): Promise<Reply<SignedPages>> {
  return data.request('POST', 'host/attestations', { session: host.session, body: order })
}

/** What the site signed for a session, those taken back included. */
export function listAttestations(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
): Promise<Reply<{ attestations: IssuedAttestation[] }>> {
  const path = `host/attestations?sessionId=${encodeURIComponent(sessionId)}`
  return data.request('GET', path, { session: host.session })
}

/** Takes a page back; every kiosk says so once it heard of it. */
export function revokeAttestation(
  data: DeviceData,
  host: SignedIn,
  serial: string,
  reason: RevocationReason,
): Promise<Reply<void>> {
  const path = `host/attestations/${encodeURIComponent(serial)}/revoke`
  return data.request('POST', path, { session: host.session, body: { reason } })
}
