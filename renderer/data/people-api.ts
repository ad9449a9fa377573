import * as calls from '../../domain/contract/people.ts'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { PersonLine, PersonSecret } from '../../domain/contract/people.ts'

/** Who may sign in for the employer of this desk; its managers alone may ask. */
export function listPeople(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listPeople>> {
  return data.call(calls.listPeople, { session })
}

export function addPerson(
  data: DeviceData,
  { session }: SignedIn,
  form: calls.PersonForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.addPerson>> {
  return data.call(calls.addPerson, { session, body: { ...form, requestId } })
}

export function changePersonRole(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  companyRole: CompanyRole,
): Promise<ReplyTo<typeof calls.changePersonRole>> {
  return data.call(calls.changePersonRole, { session, params: { id }, body: { companyRole } })
}

export function renewPersonSecret(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.renewPersonSecret>> {
  return data.call(calls.renewPersonSecret, { session, params: { id } })
}

export function endAccess(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.endAccess>> {
  return data.call(calls.endAccess, { session, params: { id } })
}
