import * as calls from '../../domain/contract/figures.ts'
import type { Period } from '../../domain/figures/period.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

/** What is published of the months of a period. Nothing of it rests here. */
export function readPeriodReport(
  data: DeviceData,
  { session }: SignedIn,
  { from, to }: Period,
): Promise<ReplyTo<typeof calls.readPeriodReport>> {
  return data.call(calls.readPeriodReport, { session, query: { from, to } })
}
