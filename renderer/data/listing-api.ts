import * as calls from '../../domain/contract/listing.ts'
import type { ListingPlace } from '../../domain/hiring/listing-place.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { FoundTown, ListingState } from '../../domain/contract/listing.ts'

/** Of where the kiosks show the offers of France Travail, and how reading them went. */
export function readListing(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.readListing>> {
  return data.call(calls.readListing, { session })
}

/** Shows those of another place, or none. */
export function chooseListing(
  data: DeviceData,
  { session }: SignedIn,
  place: ListingPlace | null,
): Promise<ReplyTo<typeof calls.chooseListing>> {
  return data.call(calls.chooseListing, { session, body: place ?? {} })
}

/** Towns by the beginning of their name, or by their postal code. */
export function findTowns(
  data: DeviceData,
  { session }: SignedIn,
  name: string,
): Promise<ReplyTo<typeof calls.findTowns>> {
  return data.call(calls.findTowns, { session, query: { name } })
}
