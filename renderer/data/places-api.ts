import * as calls from '../../domain/contract/places.ts'
import type { Thing } from '../../domain/places/thing.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** Keeps what visitors may book or borrow. `opened`: the list as this desk knew it. */
export function keepThings(
  data: DeviceData,
  { session }: SignedIn,
  things: readonly Thing[],
  opened: readonly Thing[],
): Promise<ReplyTo<typeof calls.keepThings>> {
  return data.call(calls.keepThings, { session, body: { things: [...things], opened: [...opened] } })
}
