import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** An application made without network, with a card and other pictures than the card's. */
export interface UnprovenLine {
  id: string
  receivedAt: Instant
  /** The name under it; empty when it was sent without one. */
  signed: string
  /** The name that came with the card. */
  holder?: string
  passId: string
}

export function listUnproven(
  data: DeviceData,
  host: SignedIn,
): Promise<Reply<{ applications: UnprovenLine[] }>> {
  return data.request('GET', 'host/unproven-applications', { session: host.session })
}

/** `attach`: it is that card's; `set-aside`: it stays off the card for good. The employer's copy stays as it is. */
export function decideUnproven(
  data: DeviceData,
  host: SignedIn,
  id: string,
  decision: 'attach' | 'set-aside',
): Promise<Reply<void>> {
  const path = `host/unproven-applications/${encodeURIComponent(id)}/${decision}`
  return data.request('POST', path, { session: host.session, body: {} })
}
