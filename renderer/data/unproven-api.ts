import * as calls from '../../domain/contract/unproven.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { UnprovenLine } from '../../domain/contract/unproven.ts'

export function listUnproven(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listUnproven>> {
  return data.call(calls.listUnproven, { session })
}

/** `attach`: it is that card's; `set-aside`: it stays off the card for good. The employer's copy stays as it is. */
export function decideUnproven(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  decision: 'attach' | 'set-aside',
): Promise<ReplyTo<typeof calls.attachUnproven>> {
  const call = decision === 'attach' ? calls.attachUnproven : calls.setUnprovenAside
  return data.call(call, { session, params: { id } })
}
