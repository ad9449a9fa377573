import * as calls from '../../domain/contract/board.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { Introduction } from '../../domain/contract/board.ts'

/** Who said yes to whom and is to be brought together. Nothing of it rests on the desk. */
export function listIntroductions(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listIntroductions>> {
  return data.call(calls.listIntroductions, { session })
}

/** Where two people who said yes meet. */
export function noteMeetingPlace(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  place: string,
): Promise<ReplyTo<typeof calls.noteMeetingPlace>> {
  return data.call(calls.noteMeetingPlace, { session, params: { id }, body: { place } })
}

/** Two people were brought together, or that was a mistake. */
export function noteIntroduction(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
  introduced: boolean,
): Promise<ReplyTo<typeof calls.noteIntroduction>> {
  return data.call(calls.noteIntroduction, { session, params: { id }, body: { introduced } })
}
