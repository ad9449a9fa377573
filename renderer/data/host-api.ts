import * as devices from '../../domain/contract/devices.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import type { Result } from '../../domain/result.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { CallRefusal, ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { DeviceLine, EnrolmentForm } from '../../domain/contract/devices.ts'

/** What only a signed-in host asks of the server. Each needs the network and says `unreachable` without it. */
type Reply<T> = Promise<Result<T, CallRefusal>>

export interface RefusedLine {
  id: string
  at: Instant
  deviceId: string
  collection: CollectionName
  recordId: string
  reason: string
  field?: string
  /** The refused record as the device sent it. */
  body: unknown
}

export interface EmployerForm {
  name: string
  siren?: string
  activity?: string
  town?: string
  presentation?: string
  contactName?: string
  contactPhone?: string
  contactEmail?: string
  hostNotes?: string
}

export function listDevices(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof devices.listDevices>> {
  return data.call(devices.listDevices, { session })
}

export function revokeDevice(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof devices.revokeDevice>> {
  return data.call(devices.revokeDevice, { session, params: { id } })
}

/** A code that enrols one device, once, before it expires. */
export function createEnrolmentCode(
  data: DeviceData,
  { session }: SignedIn,
  body: devices.EnrolmentForm,
): Promise<ReplyTo<typeof devices.createEnrolmentCode>> {
  return data.call(devices.createEnrolmentCode, { session, body })
}

export function listRefusedRows(data: DeviceData, host: SignedIn): Reply<{ rows: RefusedLine[] }> {
  return data.request('GET', 'host/refused-rows', { session: host.session })
}

export function createEmployer(data: DeviceData, host: SignedIn, form: EmployerForm): Reply<Employer> {
  return data.request('POST', 'host/employers', { session: host.session, body: form })
}

export function changeEmployer(
  data: DeviceData,
  host: SignedIn,
  employerId: string,
  changes: Partial<EmployerForm>,
): Reply<Employer> {
  const path = `host/employers/${encodeURIComponent(employerId)}`
  return data.request('PATCH', path, { session: host.session, body: changes })
}

/** A code to type once at a kiosk: a new card in place of a lost one, which dies at once, or new pictures. */
export function openRecovery(
  data: DeviceData,
  host: SignedIn,
  passId: string,
  kind: 'card' | 'pictures',
): Reply<{ code: string; expiresAt: Instant }> {
  return data.request('POST', 'host/recoveries', { session: host.session, body: { passId, kind } })
}

/** No kiosk accepts this pass any more, as soon as it hears of it. */
export function revokePass(data: DeviceData, host: SignedIn, passId: string): Reply<void> {
  const path = `host/passes/${encodeURIComponent(passId)}/revoke`
  return data.request('POST', path, { session: host.session, body: {} })
}
