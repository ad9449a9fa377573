import * as calls from '../../domain/contract/listing.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { ListingState } from '../../domain/contract/listing.ts'

/** Of which department the kiosks show the offers of France Travail, and how reading them went. */
export function readListing(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.readListing>> {
  return data.call(calls.readListing, { session })
}

/** Shows those of another department, or of none. */
export function chooseListing(
  data: DeviceData,
  { session }: SignedIn,
  department: string | null,
): Promise<ReplyTo<typeof calls.chooseListing>> {
  return data.call(calls.chooseListing, { session, body: department === null ? {} : { department } })
}
