import type { OvercommitReason } from '../../domain/sessions/challenge-session.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** More people than seats, by name and for a reason. Needs the network: the seats are the server's. */
export function overcommit(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
  told: { seats: number; reason: OvercommitReason; note?: string },
): Promise<Reply<void>> {
  return data.request('POST', `host/sessions/${sessionId}/overcommit`, { session: host.session, body: told })
}

/** The unsold seats of a kiosk that will not come back stay unsold, and what it sold stays good. */
export function declareKioskLost(
  data: DeviceData,
  host: SignedIn,
  sessionId: string,
  deviceId: string,
): Promise<Reply<void>> {
  const body = { deviceId }
  return data.request('POST', `host/sessions/${sessionId}/declare-lost`, { session: host.session, body })
}

/** A kiosk that will not come back is waited for no more: what it holds stays unsold, in every session. */
export function declareDeviceLost(data: DeviceData, host: SignedIn, deviceId: string): Promise<Reply<void>> {
  const path = `host/devices/${encodeURIComponent(deviceId)}/declare-lost`
  return data.request('POST', path, { session: host.session, body: {} })
}
