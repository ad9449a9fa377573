import type { Employer } from '../../domain/hiring/employer.ts'
import type { Result } from '../../domain/result.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { CallRefusal } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** What only a signed-in host asks of the server. Each needs the network and says `unreachable` without it. */
type Reply<T> = Promise<Result<T, CallRefusal>>

export interface DeviceLine {
  deviceId: string
  name: string
  role: DeviceRole
  employerId?: string
  enrolledAt: Instant
  lastContactAt?: Instant
  /** Writes that the device still had to send at its last contact. */
  waiting: number
  revokedAt?: Instant
  /** The server was restored then, and waits for it to tell again what it holds of seats. */
  owesSince?: Instant
}

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

export interface EnrolmentForm {
  role: DeviceRole
  employerId?: string
  name?: string
}

export function listDevices(data: DeviceData, host: SignedIn): Reply<{ devices: DeviceLine[] }> {
  return data.call('GET', 'host/devices', { session: host.session })
}

export function revokeDevice(data: DeviceData, host: SignedIn, deviceId: string): Reply<void> {
  const path = `host/devices/${encodeURIComponent(deviceId)}/revoke`
  return data.call('POST', path, { session: host.session, body: {} })
}

/** A code that enrols one device, once, before it expires. */
export function createEnrolmentCode(
  data: DeviceData,
  host: SignedIn,
  form: EnrolmentForm,
): Reply<{ code: string; expiresAt: Instant }> {
  return data.call('POST', 'host/enrolment-codes', { session: host.session, body: form })
}

export function listRefusedRows(data: DeviceData, host: SignedIn): Reply<{ rows: RefusedLine[] }> {
  return data.call('GET', 'host/refused-rows', { session: host.session })
}

export function createEmployer(data: DeviceData, host: SignedIn, form: EmployerForm): Reply<Employer> {
  return data.call('POST', 'host/employers', { session: host.session, body: form })
}

export function changeEmployer(
  data: DeviceData,
  host: SignedIn,
  employerId: string,
  changes: Partial<EmployerForm>,
): Reply<Employer> {
  const path = `host/employers/${encodeURIComponent(employerId)}`
  return data.call('PATCH', path, { session: host.session, body: changes })
}

/** A code to type once at a kiosk: a new card in place of a lost one, which dies at once, or new pictures. */
export function openRecovery(
  data: DeviceData,
  host: SignedIn,
  passId: string,
  kind: 'card' | 'pictures',
): Reply<{ code: string; expiresAt: Instant }> {
  return data.call('POST', 'host/recoveries', { session: host.session, body: { passId, kind } })
}

/** No kiosk accepts this pass any more, as soon as it hears of it. */
export function revokePass(data: DeviceData, host: SignedIn, passId: string): Reply<void> {
  const path = `host/passes/${encodeURIComponent(passId)}/revoke`
  return data.call('POST', path, { session: host.session, body: {} })
}
