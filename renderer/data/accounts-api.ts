import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Reply } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export interface AccountLine {
  accountId: string
  role: 'host' | 'employer'
  employerId?: string
  login: string
  name: string
  createdAt: Instant
  closedAt?: Instant
}
export interface AccountForm {
  role: 'host' | 'employer'
  employerId?: string
  login: string
  name: string
}
/** Shown once: the server keeps no secret that could be read again. */
export interface AccountSecret {
  login: string
  secret: string
}

export function listAccounts(data: DeviceData, host: SignedIn): Promise<Reply<{ accounts: AccountLine[] }>> {
  return data.call('GET', 'host/accounts', { session: host.session })
}

/** Refused as `not-possible` with the reason `login-taken` or `another-site`. */
export function createAccount(
  data: DeviceData,
  host: SignedIn,
  form: AccountForm,
): Promise<Reply<AccountSecret>> {
  return data.call('POST', 'host/accounts', { session: host.session, body: form })
}

export function renewSecret(data: DeviceData, host: SignedIn, id: string): Promise<Reply<AccountSecret>> {
  const path = `host/accounts/${encodeURIComponent(id)}/new-secret`
  return data.call('POST', path, { session: host.session, body: {} })
}

/** Refused as `not-possible` for one's own account. */
export function closeAccount(data: DeviceData, host: SignedIn, id: string): Promise<Reply<void>> {
  const path = `host/accounts/${encodeURIComponent(id)}/close`
  return data.call('POST', path, { session: host.session, body: {} })
}
