import * as calls from '../../domain/contract/seats.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** More people than seats, by name and for a reason. Needs the network: the seats are the server's. */
export function overcommit(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  form: calls.Overcommit,
  requestId: string,
): Promise<ReplyTo<typeof calls.overcommit>> {
  return data.call(calls.overcommit, { session, params: { id }, body: { ...form, requestId } })
}

/** The unsold seats of a kiosk that will not come back stay unsold, and what it sold stays good. */
export function declareKioskLost(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  deviceId: string,
): Promise<ReplyTo<typeof calls.declareKioskLost>> {
  return data.call(calls.declareKioskLost, { session, params: { id }, body: { deviceId } })
}

/** A kiosk that will not come back is waited for no more: what it holds stays unsold, in every session. */
export function declareDeviceLost(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.declareDeviceLost>> {
  return data.call(calls.declareDeviceLost, { session, params: { id } })
}
