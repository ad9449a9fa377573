import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** The pictures of a card were tried as often as a day allows. */
export interface PassAlert {
  passId: string
  at: Instant
}

export function listPassAlerts(data: DeviceData, host: SignedIn): Promise<Reply<{ alerts: PassAlert[] }>> {
  return data.request('GET', 'host/pass-alerts', { session: host.session })
}
