import * as calls from '../../domain/contract/accounts.ts'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'

/** A person signed in at a desk. The session is kept in memory only. */
export interface SignedIn {
  session: string
  account: { id: string; name: string; companyRole?: CompanyRole; siteRole?: SiteRole }
  /** The employer is asked why it does not answer. */
  asksWhy?: boolean
}

/** `wrong-credentials` is the one answer for every failure; `too-many-requests` after too many tries. */
export function signIn(
  data: DeviceData,
  login: string,
  secret: string,
): Promise<ReplyTo<typeof calls.signIn>> {
  return data.call(calls.signIn, { body: { login, secret } })
}

export function signOut(data: DeviceData, { session }: SignedIn): Promise<ReplyTo<typeof calls.signOut>> {
  return data.call(calls.signOut, { session })
}
