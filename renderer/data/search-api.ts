import * as calls from '../../domain/contract/search.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { FoundPeople, SavedSearch } from '../../domain/contract/search.ts'

/** Who can do what is asked for, among those who allow it. Nothing of it rests on the desk. */
export function searchPeople(
  data: DeviceData,
  { session }: SignedIn,
  wanted: readonly Wanted[],
): Promise<ReplyTo<typeof calls.searchCompetences>> {
  return data.call(calls.searchCompetences, { session, body: { wanted: wanted.map((one) => ({ ...one })) } })
}

/** Keeps what is asked for under a name. `requestId`: the same until it is known that it was made. */
export function saveSearch(
  data: DeviceData,
  { session }: SignedIn,
  requestId: string,
  { name, wanted }: { name: string; wanted: readonly Wanted[] },
): Promise<ReplyTo<typeof calls.saveSearch>> {
  return data.call(calls.saveSearch, {
    session,
    body: { requestId, name, wanted: wanted.map((one) => ({ ...one })) },
  })
}

/** The searches that the employer keeps, with what is new. Nothing of them rests on the desk. */
export function savedSearches(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.savedSearches>> {
  return data.call(calls.savedSearches, { session })
}

export function forgetSearch(
  data: DeviceData,
  { session }: SignedIn,
  savedId: string,
): Promise<ReplyTo<typeof calls.forgetSearch>> {
  return data.call(calls.forgetSearch, { session, params: { savedId } })
}
