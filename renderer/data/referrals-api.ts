import * as calls from '../../domain/contract/referrals.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { SignedIn } from './sign-in.ts'

export type { BookableChallenge, ReferralReceived } from '../../domain/contract/referrals.ts'
export type { ReferralFigures } from '../../domain/hiring/referral-figures.ts'

/** Whom others recommend to the employer, and who said yes. Nothing of it rests on the desk. */
export function referralsReceived(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.referralsReceived>> {
  return data.call(calls.referralsReceived, { session })
}

/** Invites one of them. `requestId`: the same until it is known that it was made. */
export function inviteReferred(
  data: DeviceData,
  { session }: SignedIn,
  requestId: string,
  invitation: calls.ReferredInvitation,
): Promise<ReplyTo<typeof calls.inviteReferred>> {
  return data.call(calls.inviteReferred, { session, body: { requestId, ...invitation } })
}

export function pauseReferrals(
  data: DeviceData,
  { session }: SignedIn,
  paused: boolean,
): Promise<ReplyTo<typeof calls.pauseReferrals>> {
  return data.call(calls.pauseReferrals, { session, body: { paused } })
}

export function bookableChallenges(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.bookableChallenges>> {
  return data.call(calls.bookableChallenges, { session })
}

/** For hosts: what became of whom an employer recommended. */
export function referralFigures(
  data: DeviceData,
  { session }: SignedIn,
  id: string,
): Promise<ReplyTo<typeof calls.referralFigures>> {
  return data.call(calls.referralFigures, { session, params: { id } })
}
