import * as calls from '../../domain/contract/visitor-files.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { VisitorFile } from '../../domain/contract/visitor-files.ts'

/** What of a person only the server knows. Nothing of it rests here. */
export function readVisitorFile(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
): Promise<ReplyTo<typeof calls.readVisitorFile>> {
  return data.call(calls.readVisitorFile, { session, params: { visitorId } })
}

/** Visits that this desk no longer holds. They are shown, and never written here. */
export function readVisitorVisits(
  data: DeviceData,
  { session }: SignedIn,
  visitorId: VisitorId,
  after?: string,
): Promise<ReplyTo<typeof calls.readVisitorVisits>> {
  const query = after === undefined ? {} : { after }
  return data.call(calls.readVisitorVisits, { session, params: { visitorId }, query })
}
