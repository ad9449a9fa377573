import * as calls from '../../domain/contract/employers.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { MandateScope } from '../../domain/contract/employers.ts'

/** The employer asks the hosts of this desk's site to follow and answer its applications. */
export function giveMandate(
  data: DeviceData,
  { session }: SignedIn,
  body: calls.MandateScope,
): Promise<ReplyTo<typeof calls.giveMandate>> {
  return data.call(calls.giveMandate, { session, body })
}

export function withdrawMandate(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.withdrawMandate>> {
  return data.call(calls.withdrawMandate, { session })
}
