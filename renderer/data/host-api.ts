import * as devices from '../../domain/contract/devices.ts'
import * as employers from '../../domain/contract/employers.ts'
import * as passes from '../../domain/contract/passes.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { DeviceLine, EnrolmentForm } from '../../domain/contract/devices.ts'
export type { EmployerForm } from '../../domain/contract/employers.ts'

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
  form: devices.EnrolmentForm,
  requestId: string,
): Promise<ReplyTo<typeof devices.createEnrolmentCode>> {
  return data.call(devices.createEnrolmentCode, { session, body: { ...form, requestId } })
}

export function createEmployer(
  data: DeviceData,
  { session }: SignedIn,
  form: employers.EmployerForm,
  requestId: string,
): Promise<ReplyTo<typeof employers.createEmployer>> {
  return data.call(employers.createEmployer, { session, body: { ...form, requestId } })
}

export function changeEmployer(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  body: Partial<employers.EmployerForm>,
): Promise<ReplyTo<typeof employers.changeEmployer>> {
  return data.call(employers.changeEmployer, { session, params: { id }, body })
}

/** A code to type once at a kiosk: a card, in place of those that the visitor had, which die at once, or new pictures. */
export function openRecovery(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
  kind: 'card' | 'pictures',
): Promise<ReplyTo<typeof passes.openRecovery>> {
  return data.call(passes.openRecovery, { session, body: { visitorId, kind } })
}

/** No kiosk accepts this pass any more, as soon as it hears of it. */
export function revokePass(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof passes.revokePass>> {
  return data.call(passes.revokePass, { session, params: { id } })
}
