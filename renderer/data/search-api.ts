import * as calls from '../../domain/contract/search.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { FoundPeople } from '../../domain/contract/search.ts'

/** Who can do what is asked for, among those who allow it. Nothing of it rests on the desk. */
export function searchPeople(
  data: DeviceData,
  { session }: SignedIn,
  wanted: readonly Wanted[],
): Promise<ReplyTo<typeof calls.searchCompetences>> {
  return data.call(calls.searchCompetences, { session, body: { wanted: wanted.map((one) => ({ ...one })) } })
}
