import * as calls from '../../domain/contract/accounts.ts'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { AccountLine, AccountSecret } from '../../domain/contract/accounts.ts'

export function listAccounts(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listAccounts>> {
  return data.call(calls.listAccounts, { session })
}

export function createAccount(
  data: DeviceData,
  { session }: SignedIn,
  form: calls.AccountForm,
  requestId: string,
): Promise<ReplyTo<typeof calls.createAccount>> {
  return data.call(calls.createAccount, { session, body: { ...form, requestId } })
}

export function renewSecret(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.renewSecret>> {
  return data.call(calls.renewSecret, { session, params: { id } })
}

/** Refused for one's own account. */
export function closeAccount(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.closeAccount>> {
  return data.call(calls.closeAccount, { session, params: { id } })
}

export function changeSiteRole(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  siteRole: SiteRole,
): Promise<ReplyTo<typeof calls.changeSiteRole>> {
  return data.call(calls.changeSiteRole, { session, params: { id }, body: { siteRole } })
}

export function changeCompanyRole(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  companyRole: CompanyRole,
): Promise<ReplyTo<typeof calls.changeCompanyRole>> {
  return data.call(calls.changeCompanyRole, { session, params: { id }, body: { companyRole } })
}
