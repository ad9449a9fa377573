import type { BodyOf } from '../../domain/contract/endpoint.ts'
import * as calls from '../../domain/contract/employers.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** Under which number the employer's score is its own, once and for all. */
export function giveSiren(
  data: DeviceData,
  { session }: SignedIn,
  siren: string,
): Promise<ReplyTo<typeof calls.giveSiren>> {
  return data.call(calls.giveSiren, { session, body: { siren } })
}

/** A host saw that number on a paper. */
export function noteSirenSeen(
  data: DeviceData,
  { session }: SignedIn,
  employerId: string,
  body: BodyOf<typeof calls.noteSirenSeen>,
): Promise<ReplyTo<typeof calls.noteSirenSeen>> {
  return data.call(calls.noteSirenSeen, { session, params: { id: employerId }, body })
}

/** A host takes back that it was seen. */
export function noteSirenDoubted(
  data: DeviceData,
  { session }: SignedIn,
  employerId: string,
  body: BodyOf<typeof calls.noteSirenDoubted>,
): Promise<ReplyTo<typeof calls.noteSirenDoubted>> {
  return data.call(calls.noteSirenDoubted, { session, params: { id: employerId }, body })
}
