import * as calls from '../../domain/contract/employers.ts'
import type { AbsenceAsked } from '../../domain/hiring/absence.ts'
import type { Instant } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** The employer says when it is away, and who answers meanwhile. */
export function planAbsence(
  data: DeviceData,
  { session }: SignedIn,
  body: AbsenceAsked,
): Promise<ReplyTo<typeof calls.planAbsence>> {
  return data.call(calls.planAbsence, { session, body })
}

/** It is back, or does not go after all. `told`: when the absence that its author read was told. */
export function endAbsence(
  data: DeviceData,
  { session }: SignedIn,
  told: Instant,
): Promise<ReplyTo<typeof calls.endAbsence>> {
  return data.call(calls.endAbsence, { session, body: { told } })
}
