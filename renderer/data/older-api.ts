import * as calls from '../../domain/contract/older.ts'
import type { QueryOf } from '../../domain/contract/endpoint.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** Records that this desk no longer holds. They are shown, and never written here. */
export function readOlder(
  data: DeviceData,
  { session }: SignedIn,
  query: QueryOf<typeof calls.readOlder>,
): Promise<ReplyTo<typeof calls.readOlder>> {
  return data.call(calls.readOlder, { session, query })
}
