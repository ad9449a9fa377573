import { listPassAlerts as call } from '../../domain/contract/passes.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** The pictures of a visitor were tried as often as a day allows. */
export type { PassAlert } from '../../domain/contract/passes.ts'

export function listPassAlerts(data: DeviceData, { session }: SignedIn): Promise<ReplyTo<typeof call>> {
  return data.call(call, { session })
}
