import * as calls from '../../domain/contract/alerts.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { ScoreAlertLine } from '../../domain/contract/alerts.ts'

/** Figures of employers that the hosts of the site are asked to look at. */
export function listAlerts(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listAlerts>> {
  return data.call(calls.listAlerts, { session })
}

/** A host says what they found. `requestId`: the same for a try after a lost answer. */
export function decideAlert(
  data: DeviceData,
  { session }: SignedIn,
  body: calls.AlertDecision,
): Promise<ReplyTo<typeof calls.decideAlert>> {
  return data.call(calls.decideAlert, { session, body })
}
