import type { Result } from '../../domain/result.ts'
import type { DeviceData } from './device-data-type.ts'
import type { CallRefusal } from './http.ts'

/** A person signed in at a desk. The session is kept in memory only. */
export interface SignedIn {
  session: string
  account: { id: string; name: string }
}

/** `wrong-credentials` is the one answer for every failure; `too-many-requests` after too many tries. */
export function signIn(
  data: DeviceData,
  login: string,
  secret: string,
): Promise<Result<SignedIn, CallRefusal>> {
  return data.call<SignedIn>('POST', 'sign-in', { body: { login, secret } })
}

export function signOut(data: DeviceData, signedIn: SignedIn): Promise<Result<void, CallRefusal>> {
  return data.call<void>('DELETE', 'sign-in', { session: signedIn.session })
}
