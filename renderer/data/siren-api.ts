import * as calls from '../../domain/contract/employers.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** Under which number the employer's score is its own, once and for all. */
export function giveSiren(
  data: DeviceData,
  { session }: SignedIn,
  siren: string,
): Promise<ReplyTo<typeof calls.giveSiren>> {
  return data.call(calls.giveSiren, { session, body: { siren } })
}
