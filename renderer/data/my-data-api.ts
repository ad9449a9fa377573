import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import * as calls from '../../domain/contract/my-data.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { PictureSecret, VisitorAccess } from './visitor-api.ts'

/** All that the site keeps of whoever opened it with their pictures. Nothing of it rests here. */
export function readMyData(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof calls.myData>> {
  return data.call(calls.myData, { session })
}

export type DataLink = ReplyOf<typeof calls.linkMyData>

/** A link for the telephone of whoever opened it with their pictures; the one before it ends. */
export function linkMyData(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof calls.linkMyData>> {
  return data.call(calls.linkMyData, { session })
}

/**
 * Has all of it erased, by somebody who shows card and pictures once more. It cannot be taken back. `alsoAt`: the links
 * to other sites at which it goes too.
 */
export function eraseMyData(
  data: DeviceData,
  { session }: VisitorAccess,
  { token, secret, alsoAt }: { token: string; secret: PictureSecret; alsoAt: readonly string[] },
): Promise<ReplyTo<typeof calls.eraseMyData>> {
  const also = alsoAt.length > 0 ? { alsoAt: [...alsoAt] } : {}
  return data.call(calls.eraseMyData, { session, body: { token, secret: [...secret], ...also } })
}
